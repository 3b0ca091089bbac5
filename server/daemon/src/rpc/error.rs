//! Why a request was not done, as JSON-RPC says it.

use garter_protocol::{ErrorCode, ErrorData};
use serde::Serialize;

/// Error codes of JSON-RPC and LSP.
pub(crate) mod code {
    pub(crate) const PARSE_ERROR: i64 = -32700;
    pub(crate) const INVALID_REQUEST: i64 = -32600;
    pub(crate) const METHOD_NOT_FOUND: i64 = -32601;
    pub(crate) const INVALID_PARAMS: i64 = -32602;
    pub(crate) const INTERNAL_ERROR: i64 = -32603;
    pub(crate) const SERVER_NOT_INITIALIZED: i64 = -32002;
    pub(crate) const CONTENT_MODIFIED: i64 = -32801;
    pub(crate) const REQUEST_FAILED: i64 = -32803;
    pub(crate) const REQUEST_CANCELLED: i64 = -32800;
}

/// The `error` of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Refusal {
    pub(crate) code: i64,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<ErrorData>,
}

impl Refusal {
    /// A refusal in the words of JSON-RPC or LSP.
    pub(crate) fn new(code: i64, message: impl Into<String>) -> Self {
        Refusal {
            code,
            message: message.into(),
            data: None,
        }
    }

    /// A refusal of one of Garter's own requests, with what the user can do about it.
    pub(crate) fn garter(
        code: ErrorCode,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let data = ErrorData {
            remedy: remedy.into(),
        };
        Refusal {
            code: code.number(),
            message: message.into(),
            data: Some(data),
        }
    }
}
