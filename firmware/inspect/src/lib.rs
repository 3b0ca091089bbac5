//! Messages and frames of the inspect channel, shared by boards and hosts.
//!
//! Knows nothing of the heap that it pictures, of ports or of sockets.
#![no_std]
#![forbid(unsafe_code)]
