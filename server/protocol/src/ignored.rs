//! What of a folder nobody works on.

use serde::{Deserialize, Serialize};

use crate::{Request, method};

/// `garter/ignored`: what in a folder of this computer nobody works on. `.gitignore` files name it,
/// or tools fill it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskIgnored {
    /// The folder.
    pub uri: String,
}

/// The answer to [`AskIgnored`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ignored {
    /// The folder that was asked about.
    pub uri: String,
    /// The names in it, in order.
    pub names: Vec<String>,
}

impl Request for AskIgnored {
    const METHOD: &'static str = method::IGNORED;
    type Answer = Ignored;
}
