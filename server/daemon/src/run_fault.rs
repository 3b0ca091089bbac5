//! The exception that ended a run, shown on its line of the document.

use std::path::PathBuf;

use garter_analysis::{Code, Encoding, Place};
use garter_protocol::Frame;

use crate::diagnostics::SOURCE;
use crate::document::Document;
use crate::lsp;
use crate::pages::Pages;
use crate::snapshot::Known;
use crate::workspace::Tree;

/// What to do about an import of a module that lies in the project and not on the board.
pub(crate) fn not_on_board(
    roots: &[PathBuf],
    tree: &Tree,
    kind: &str,
    message: &str,
) -> Option<String> {
    let quoted = message.strip_prefix("no module named '")?;
    let module = quoted
        .strip_suffix('\'')
        .filter(|_| kind == "ImportError")?;
    let path = module.replace('.', "/");
    for root in roots {
        for folder in ["", "lib", "src"] {
            let folder = root.join(folder);
            for name in [format!("{path}.py"), format!("{path}/__init__.py")] {
                let file = folder.join(&name);
                if !tree.files.contains(&file) {
                    continue;
                }
                // Boards look into their `lib`, and not into `src`.
                let from = if folder.ends_with("src") {
                    &folder
                } else {
                    root
                };
                let shown = file.strip_prefix(root).unwrap_or(&file).display();
                return Some(format!(
                    "{shown} is in the project and not on the board: `garter sync {} :` copies what \
                     differs",
                    from.display()
                ));
            }
        }
    }
    None
}

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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::not_on_board;
    use crate::workspace::Tree;

    #[test]
    fn a_module_of_the_project_that_the_board_lacks_is_named_with_the_way_to_get_it_there() {
        let root = PathBuf::from("/work");
        let files = ["main.py", "sensor.py", "lib/led.py", "src/app/__init__.py"];
        let tree = Tree {
            files: files.iter().map(|it| root.join(it)).collect(),
            ..Tree::default()
        };
        let roots = [root];
        let told = |kind: &str, message: &str| {
            not_on_board(&roots, &tree, kind, message).unwrap_or_default()
        };
        let missing = |module: &str| told("ImportError", &format!("no module named '{module}'"));
        assert_eq!(
            missing("sensor"),
            "sensor.py is in the project and not on the board: `garter sync /work :` copies what differs"
        );
        assert!(missing("led").starts_with("lib/led.py is") && missing("led").contains("/work :`"));
        assert!(missing("app").contains("`garter sync /work/src :`"));
        assert_eq!(missing("other"), "");
        assert_eq!(told("ImportError", "can't import name x"), "");
        assert_eq!(told("ValueError", "no module named 'sensor'"), "");
    }
}
