//! What a program compiles to.

use serde::{Deserialize, Serialize};

use crate::{Request, method};

/// `garter/disassemble`: the bytecode of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Disassemble {
    /// The document.
    pub uri: String,
}

/// The answer to [`Disassemble`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Disassembly {
    /// One instruction per line, for people.
    pub text: String,
    /// Size of the `.mpy` file in bytes.
    pub mpy_bytes: u32,
}

impl Request for Disassemble {
    const METHOD: &'static str = method::DISASSEMBLE;
    type Answer = Disassembly;
}
