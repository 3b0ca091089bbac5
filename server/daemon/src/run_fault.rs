//! The exception that ended a run, shown on its line of the document.

use garter_analysis::{Code, Encoding, Place};
use garter_protocol::Frame;

use crate::diagnostics::SOURCE;
use crate::document::Document;
use crate::lsp;
use crate::pages::Pages;
use crate::snapshot::Known;

/// The file that boards name for a program that was sent to them.
const SENT: &str = "<stdin>";

/// An exception and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RunFault {
    /// From 0.
    line: u32,
    message: String,
}

impl RunFault {
    /// The innermost frame that is in this document.
    pub(crate) fn in_document(
        document: &Document,
        was_run: bool,
        frames: &[Frame],
        kind: &str,
        message: &str,
    ) -> Option<Self> {
        let is_here = |frame: &&Frame| {
            if frame.file == SENT {
                return was_run;
            }
            let file = frame.file.trim_start_matches('/');
            document
                .path
                .as_ref()
                .is_some_and(|path| path.ends_with(file))
        };
        let frame = frames.iter().rfind(is_here)?;
        let text = if message.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}: {message}")
        };
        Some(RunFault {
            line: frame.line.saturating_sub(1),
            message: text,
        })
    }

    pub(crate) fn diagnostic(
        &self,
        known: &Known,
        encoding: Encoding,
        pages: &Pages,
    ) -> lsp::Diagnostic {
        let start = self.byte(known, 0);
        let end = self.byte(known, u32::MAX);
        let line = known.text.get(start..end).unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let length = line.trim_end().len();
        lsp::Diagnostic {
            range: known.range(&(start + indent.min(length)..start + length), encoding),
            severity: lsp::Severity::Error,
            code: Some(Code::Raised.id().to_owned()),
            code_description: pages.link(Code::Raised),
            source: SOURCE,
            message: self.message.clone(),
            tags: Vec::new(),
            related_information: Vec::new(),
            data: None,
        }
    }

    fn byte(&self, known: &Known, column: u32) -> usize {
        let place = Place {
            line: self.line,
            column,
        };
        known.lines.offset(&known.text, place, Encoding::Utf8)
    }
}
