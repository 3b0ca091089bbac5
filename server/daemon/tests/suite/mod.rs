//! Plays cases: their format, a client at work on them, and answers as text.

pub mod case;
pub mod desk;
pub mod show;
