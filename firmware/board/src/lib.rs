//! What makes an interpreter a board: boot.py and main.py, file systems, REPL modes, the pyb and machine modules.
//!
//! Knows no register and no operating system: hardware is a trait.
#![no_std]
#![forbid(unsafe_code)]
