//! What programs are held against.

use serde::{Deserialize, Serialize};

use crate::contract::Request;
use crate::method;

/// `garter/target`: what a document is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskTarget {
    /// The document; without one the answer is for a file that no settings are about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// The answer to [`AskTarget`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// What it is called: `MicroPython 1.24 on pico (rp2)`.
    pub name: String,
    /// Whether the attached board itself said what it has.
    pub of_board: bool,
    /// Bytes of heap, as far as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heap: Option<u32>,
    /// The file with the settings that hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<String>,
}

impl Request for AskTarget {
    const METHOD: &'static str = method::TARGET;
    type Answer = Target;
}
