//! The portable board over simulated hardware: LEDs, switch, accelerometer, flash image, serial port.
//!
//! Knows nothing of documents, editors or the daemon.
#![forbid(unsafe_code)]
