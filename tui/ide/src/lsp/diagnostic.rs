//! Problems as the server publishes them.

use std::path::PathBuf;

use ropey::Rope;
use serde::Deserialize;
use serde_json::Value;

use super::{edit::Span, position::Encoding, uri};
use crate::model::{buffer::Problem, console::plain};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    Error,
    Warning,
    Information,
    Hint,
}

#[derive(Debug, Clone, Deserialize)]
struct Diagnostic {
    range: Span,
    #[serde(default)]
    severity: Option<u8>,
    #[serde(default)]
    code: Option<Value>,
    #[serde(default)]
    source: Option<String>,
    message: String,
}

/// `textDocument/publishDiagnostics`: all problems of one file.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Published {
    uri: String,
    #[serde(default)]
    pub(crate) version: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

impl Published {
    /// The file they are about.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        uri::to_path(&self.uri)
    }

    /// The problems on the text they were found in, in the order of the text.
    pub(crate) fn problems(&self, text: &Rope, encoding: Encoding) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let range = diagnostic.range.range(text, encoding);
                Problem {
                    start: range.start,
                    end: range.end,
                    severity: severity(diagnostic.severity),
                    message: plain(&diagnostic.message.replace('\n', " ")),
                    origin: origin(diagnostic),
                }
            })
            .collect();
        problems.sort_by_key(|problem| (problem.start, problem.severity));
        problems
    }
}

fn severity(number: Option<u8>) -> Severity {
    match number {
        Some(2) => Severity::Warning,
        Some(3) => Severity::Information,
        Some(4) => Severity::Hint,
        _ => Severity::Error,
    }
}

fn origin(diagnostic: &Diagnostic) -> String {
    let code = match &diagnostic.code {
        Some(Value::String(code)) => Some(code.clone()),
        Some(Value::Number(code)) => Some(code.to_string()),
        _ => None,
    };
    let words: Vec<String> = [diagnostic.source.clone(), code]
        .into_iter()
        .flatten()
        .collect();
    plain(&words.join(" "))
}
