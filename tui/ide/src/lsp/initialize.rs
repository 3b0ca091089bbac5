//! The greeting: what we can, what the server can.

use std::path::Path;

use serde_json::{Value, json};

use super::{position::Encoding, uri};

/// What we learn from the answer to `initialize`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Welcome {
    pub(crate) encoding: Encoding,
    /// The characters after which something can be offered.
    pub(crate) completes_after: Vec<char>,
}

/// The parameters of `initialize`.
pub(crate) fn params(folder: &Path) -> Value {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    json!({
        "processId": std::process::id(),
        "clientInfo": { "name": "garter-ide", "version": env!("CARGO_PKG_VERSION") },
        "rootUri": uri::from_path(folder),
        "workspaceFolders": [{ "uri": uri::from_path(folder), "name": name }],
        "capabilities": {
            "general": { "positionEncodings": ["utf-8", "utf-16"] },
            "textDocument": {
                "synchronization": { "didSave": true },
                "publishDiagnostics": { "versionSupport": true },
                "completion": { "completionItem": { "snippetSupport": false } },
            },
            "experimental": { "garter": true },
        },
    })
}

/// What the answer says.
pub(crate) fn welcome(answer: &Value) -> Welcome {
    let encoding = match answer
        .pointer("/capabilities/positionEncoding")
        .and_then(Value::as_str)
    {
        Some("utf-8") => Encoding::Utf8,
        _ => Encoding::Utf16,
    };
    let triggers = answer.pointer("/capabilities/completionProvider/triggerCharacters");
    let triggers = triggers.and_then(Value::as_array).into_iter().flatten();
    Welcome {
        encoding,
        completes_after: triggers
            .filter_map(Value::as_str)
            .flat_map(str::chars)
            .collect(),
    }
}
