//! What the fuzzer's targets do with their bytes, one function a target. Any bytes are allowed; a
//! target fails when it panics, takes longer than the fuzzer waits, or finds what must hold broken.
//! `tests/fuzz` has the fuzzer call them, and the suite replays what it has found (`corpus`).

pub mod corpus;
mod disk;
mod editor;
mod library;
mod machine;

pub use disk::{fat, littlefs, littlefs_images, romfs};
pub use editor::analysis;
pub use library::{deflate, json, re, structs};
pub use machine::{HEADER, loops, mpy, program, stressed_program};

/// A target: its name, which is that of its program and of its corpus, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 12] = [
    ("analysis", analysis),
    ("deflate", deflate),
    ("fat", fat),
    ("json", json),
    ("littlefs", littlefs),
    ("loops", loops),
    ("mpy", mpy),
    ("program", program),
    ("re", re),
    ("romfs", romfs),
    ("stressed_program", stressed_program),
    ("structs", structs),
];
