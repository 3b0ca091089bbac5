//! The one program users start: the command line, the IDE, the daemon.
#![forbid(unsafe_code)]

fn main() {}
