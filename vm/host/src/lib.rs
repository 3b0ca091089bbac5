//! A PC as the world of a machine: console, files, clock, network.
//!
//! Knows nothing of command lines, boards or editors. The only crate under `vm/` with a standard
//! library: the others are for machines without one.
#![forbid(unsafe_code)]

mod console;
mod failure;
mod files;
mod look_up;
mod network;
mod port;
mod random;
#[cfg_attr(unix, path = "ready_unix.rs")]
#[cfg_attr(not(unix), path = "ready_other.rs")]
mod ready;
mod shell;
#[cfg_attr(unix, path = "space_unix.rs")]
#[cfg_attr(not(unix), path = "space_other.rs")]
mod space;
mod tls;

pub use network::Sockets;
pub use port::HostPort;
pub use random::Random;
pub use tls::Sessions;
