//! An open document: its text as the client's edits make it.

use std::path::PathBuf;
use std::sync::Arc;

use garter_analysis::{Diagnostic, Effect, Encoding, Surroundings};
use ropey::{Rope, RopeSlice};

use crate::lsp::{ContentChange, Position, path_of};
use crate::method::Told;
use crate::run_fault::RunFault;
use crate::snapshot::{Last, Snapshot, TextKind};

/// An open document.
pub(crate) struct Document {
    pub(crate) path: Option<PathBuf>,
    version: i32,
    text: Rope,
    snapshot: Option<Arc<Snapshot>>,
    last: Last,
    around: Arc<Surroundings>,
    /// What its last run ended with. An edit takes it back, for lines may have moved.
    pub(crate) run_fault: Option<RunFault>,
    /// The colours that its client was told last.
    pub(crate) colours: Told,
    /// That it does not fit the board, as found when it was weighed last.
    pub(crate) too_large: Option<Diagnostic>,
}

impl Document {
    pub(crate) fn new(uri: &str, version: i32, text: &str) -> Self {
        let path = path_of(uri);
        Document {
            path,
            version,
            text: Rope::from_str(text),
            snapshot: None,
            last: Last::default(),
            around: Arc::new(Surroundings::not_yet_known()),
            run_fault: None,
            colours: Told::default(),
            too_large: None,
        }
    }

    /// Makes the edits of one notification, in order. Places that do not exist are moved to
    /// the nearest that do, as LSP asks.
    pub(crate) fn change(&mut self, version: i32, changes: &[ContentChange], encoding: Encoding) {
        self.version = version;
        self.snapshot = None;
        self.run_fault = None;
        for change in changes {
            match change.range {
                None => self.text = Rope::from_str(&change.text),
                Some(range) => {
                    let start = char_at(&self.text, range.start, encoding);
                    let end = char_at(&self.text, range.end, encoding).max(start);
                    self.text.remove(start..end);
                    self.text.insert(start, &change.text);
                }
            }
        }
    }

    /// Tells what lies around the document; what is known of it is found out again.
    pub(crate) fn surround(&mut self, around: Arc<Surroundings>) {
        self.around = around;
        self.snapshot = None;
    }

    /// The same for what it will be after the next edit; what is known now holds all the same.
    pub(crate) fn surround_from_now_on(&mut self, around: Arc<Surroundings>) {
        self.around = around;
    }

    /// Whether something else may have to be told of it now.
    pub(crate) fn is_affected_by(&self, effect: &Effect) -> bool {
        let known = self.snapshot.as_ref().and_then(|it| it.known_now());
        known.is_none_or(|known| {
            known.facts.questions().have(&effect.names)
                || known.elsewhere.keys().any(|it| effect.moved.contains(it))
                || effect.buffer && known.facts.has_handlers()
        })
    }

    /// The document as it is now. All who ask about one version share its facts.
    pub(crate) fn snapshot(&mut self) -> Arc<Snapshot> {
        let (version, text, last) = (self.version, &self.text, &self.last);
        let around = &self.around;
        let kind = TextKind::of(self.path.as_deref());
        let file = self.path.as_deref();
        let make = || {
            let snapshot = Snapshot::new(version, text.clone(), last.clone(), around.clone());
            match file {
                Some(file) => snapshot.of_kind(kind).of_file(file),
                None => snapshot.of_kind(kind),
            }
        };
        self.snapshot
            .get_or_insert_with(|| Arc::new(make()))
            .clone()
    }

    pub(crate) fn version(&self) -> i32 {
        self.version
    }

    /// Whether a snapshot is of the text as it is now.
    pub(crate) fn is_current(&self, snapshot: &Arc<Snapshot>) -> bool {
        self.snapshot
            .as_ref()
            .is_some_and(|mine| Arc::ptr_eq(mine, snapshot))
    }

    pub(crate) fn text(&self) -> String {
        self.text.to_string()
    }
}

/// The character at a position.
fn char_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_chars();
    }
    let slice = text.line(line);
    let column = position.character as usize;
    let chars = match encoding {
        Encoding::Utf8 => slice.byte_to_char(column.min(slice.len_bytes())),
        Encoding::Utf16 => slice.utf16_cu_to_char(column.min(slice.len_utf16_cu())),
        Encoding::Utf32 => column,
    };
    text.line_to_char(line) + chars.min(len_without_end(slice))
}

/// Characters of a line before its line end.
fn len_without_end(line: RopeSlice<'_>) -> usize {
    let mut length = line.len_chars();
    let mut last = line.chars_at(length);
    while let Some('\n' | '\r') = last.prev() {
        length -= 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use garter_analysis::{LineIndex, Place};
    use proptest::prelude::*;

    use super::*;
    use crate::lsp::Range;

    fn edited(before: &str, from: (u32, u32), to: (u32, u32), text: &str) -> String {
        let at = |(line, character)| Position { line, character };
        let range = Some(Range {
            start: at(from),
            end: at(to),
        });
        let mut document = Document::new("file:///a.py", 1, before);
        let change = ContentChange {
            range,
            text: text.to_owned(),
        };
        document.change(2, &[change], Encoding::Utf16);
        document.text()
    }

    #[test]
    fn columns_are_of_the_encoding_agreed_on() {
        assert_eq!(edited("𝄞x\ny", (0, 2), (0, 3), "z"), "𝄞z\ny");
    }

    #[test]
    fn a_column_past_the_end_is_the_end_of_the_line() {
        assert_eq!(edited("a\r\nb\n", (0, 9), (0, 99), "!"), "a!\r\nb\n");
    }

    #[test]
    fn a_line_past_the_end_is_the_end_of_the_text() {
        assert_eq!(edited("a\n", (7, 3), (9, 0), "b"), "a\nb");
    }

    #[test]
    fn a_range_the_wrong_way_round_inserts() {
        assert_eq!(edited("abc", (0, 2), (0, 1), "-"), "ab-c");
    }

    #[test]
    fn line_ends_of_all_kinds_end_lines_and_form_feeds_do_not() {
        assert_eq!(
            edited("a\rb\r\nc\u{c}d\u{2028}e", (2, 1), (2, 2), ""),
            "a\rb\r\ncd\u{2028}e"
        );
    }

    proptest! {
        /// The same edits made on a plain string, at bytes found by counting.
        #[test]
        fn any_edits_give_the_text_that_plain_strings_give(
            start in "[ab\r\nö𝄞]{0,40}",
            edits in prop::collection::vec(((0u32..8, 0u32..12), (0u32..8, 0u32..12), "[x\r\né𝄞]{0,5}"), 0..30),
            encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]),
        ) {
            let mut model = start.clone();
            let mut document = Document::new("file:///a.py", 0, &start);
            for (version, (from, to, text)) in edits.into_iter().enumerate() {
                let lines = LineIndex::new(&model);
                let byte = |(line, column)| lines.offset(&model, Place { line, column }, encoding);
                let (first, last) = (byte(from), byte(to).max(byte(from)));
                model.replace_range(first..last, &text);
                let at = |(line, character)| Position { line, character };
                let range = Some(Range { start: at(from), end: at(to) });
                document.change(version as i32, &[ContentChange { range, text }], encoding);
                prop_assert_eq!(document.text(), model.as_str());
            }
        }
    }
}
