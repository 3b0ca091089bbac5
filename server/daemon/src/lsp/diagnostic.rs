//! What is shown to the user unasked.

use serde::{Serialize, Serializer};

use super::{Location, Range};

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Severity {
    Error = 1,
    Warning = 2,
    Hint = 4,
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Diagnostic {
    pub(crate) range: Range,
    pub(crate) severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code_description: Option<CodeDescription>,
    pub(crate) source: &'static str,
    pub(crate) message: String,
    /// 1: unnecessary.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) related_information: Vec<RelatedInformation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<DiagnosticData>,
}

/// Where a code is explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct CodeDescription {
    pub(crate) href: String,
}

/// Another place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct RelatedInformation {
    pub(crate) location: Location,
    pub(crate) message: String,
}

/// What clients may use beyond what LSP says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DiagnosticData {
    /// The code in words.
    pub(crate) name: &'static str,
    /// What mends it, if that is mechanical.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fix: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct PublishDiagnosticsParams<'a> {
    pub(crate) uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<i32>,
    pub(crate) diagnostics: &'a [Diagnostic],
}

/// How loud a message to the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MessageType {
    Error = 1,
    Warning = 2,
}

impl Serialize for MessageType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

#[derive(Debug, Serialize)]
pub(crate) struct ShowMessageParams {
    pub(crate) r#type: MessageType,
    pub(crate) message: String,
}
