//! What ties a parameter type to its method and its answer.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Parameters of a request.
pub trait Request: Serialize + DeserializeOwned {
    /// The JSON-RPC method.
    const METHOD: &'static str;
    /// What a success carries in `result`.
    type Answer: Serialize + DeserializeOwned;
}

/// Parameters of a message that the server sends unasked.
pub trait Notification: Serialize + DeserializeOwned {
    /// The JSON-RPC method.
    const METHOD: &'static str;
}

/// The answer of a request that has nothing to say but that it was done: `{}`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}
