//! What a program costs in a board's memory.

use serde::{Deserialize, Serialize};

use crate::{Request, method};

/// `garter/size`: what a document costs in flash and memory, by importing it on a machine like
/// the board's. All numbers are bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Size {
    /// The document, which must be open.
    pub uri: String,
}

/// The answer to [`Size`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sizes {
    /// What it costs; none when the document is not open or does not compile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sizes: Option<Counted>,
}

/// What a document costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// Size of the `.mpy` file.
    pub mpy_bytes: u32,
    /// Heap that stays in use after the import.
    pub kept: u32,
    /// Heap that must be free to import the source.
    pub needed: u32,
    /// Heap that must be free to import the `.mpy` file.
    pub needed_as_mpy: u32,
    /// Heap that programs have on the board meant; none when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heap: Option<u32>,
    /// What it is made of, in the order of the text.
    pub parts: Vec<Part>,
    /// Statements that could not be run; with any, `kept` is a lower bound.
    pub uncounted: Vec<Uncounted>,
}

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PartKind {
    /// A function or method.
    Function,
    /// A class.
    Class,
    /// What a name of the module stands for.
    Data,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Its name, after those of what it stands in: `Motor.step`.
    pub name: String,
    /// What it is.
    pub kind: PartKind,
    /// The line of its name, from 0.
    pub line: u32,
    /// Heap that it keeps, what is in it included.
    pub kept: u32,
    /// Bytecode, what is in it not included; 0 for data.
    pub bytecode: u32,
    /// Heap of the constants that it uses, shared with others or not.
    pub constants: u32,
    /// Stack that a call takes, without the calls that it makes.
    pub stack: u32,
}

/// A statement that could not be run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Uncounted {
    /// Its line, from 0.
    pub line: u32,
    /// Why.
    pub why: String,
}

impl Request for Size {
    const METHOD: &'static str = method::SIZE;
    type Answer = Sizes;
}
