//! One thing that is wrong, where, in the board's own words, and what would mend it.

use std::ops::Range;
use std::path::PathBuf;

use crate::Code;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The board will not take the file.
    Error,
    /// The board takes it, and it will probably not do what is meant.
    Warning,
    /// Worth knowing.
    Hint,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The bytes meant. Inside the text, on character boundaries; may be empty.
    pub range: Range<usize>,
    /// Which of the things that can be wrong it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What the board would say.
    pub message: String,
    /// Nothing happens here: editors show it faded.
    pub is_unnecessary: bool,
    /// Other places that explain it, in the order of reading.
    pub related: Vec<Related>,
    /// What would mend it, when that is mechanical.
    pub fix: Option<Fix>,
}

/// A place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file of the project that the place is in; none for the text itself.
    pub file: Option<PathBuf>,
    /// The bytes meant, in that file.
    pub range: Range<usize>,
    /// What is there.
    pub message: String,
}

/// A mechanical remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "Remove the unused import".
    pub title: String,
    /// What to replace: in the order of the text, not overlapping.
    pub edits: Vec<Edit>,
    /// The program does afterwards what it did, but for what was wrong; so it may be part of
    /// mending everything at once.
    pub is_safe: bool,
}

/// A piece of the text that gives way to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; may be empty.
    pub range: Range<usize>,
    /// What takes their place.
    pub text: String,
}

impl Fix {
    /// One replacement, by which the program may come to do something else.
    pub(crate) fn bold(title: impl Into<String>, range: Range<usize>, text: &str) -> Self {
        Fix {
            title: title.into(),
            edits: vec![Edit {
                range,
                text: text.to_owned(),
            }],
            is_safe: false,
        }
    }

    /// One replacement, after which the program does what it did.
    pub(crate) fn safe(title: impl Into<String>, range: Range<usize>, text: &str) -> Self {
        Fix {
            is_safe: true,
            ..Fix::bold(title, range, text)
        }
    }
}

impl Diagnostic {
    /// A diagnostic by itself: nothing explains it further, nothing mends it.
    pub(crate) fn new(
        range: Range<usize>,
        code: Code,
        severity: Severity,
        message: impl Into<String>,
    ) -> Self {
        Diagnostic {
            range,
            code,
            severity,
            message: message.into(),
            is_unnecessary: false,
            related: Vec::new(),
            fix: None,
        }
    }

    /// The same, with a remedy.
    pub(crate) fn mended_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The same, of something that does nothing.
    pub(crate) fn unnecessary(mut self) -> Self {
        self.is_unnecessary = true;
        self
    }

    /// The same, explained by a place in the text.
    pub(crate) fn because(mut self, range: Range<usize>, message: impl Into<String>) -> Self {
        self.related.push(Related {
            file: None,
            range,
            message: message.into(),
        });
        self
    }

    /// The same in a text that begins so many bytes earlier.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        for range in self.ranges() {
            *range = range.start + by..range.end + by;
        }
        self
    }

    /// The same in a text that begins so many bytes later; none when it lies before that.
    pub(crate) fn moved_back(mut self, by: usize) -> Option<Self> {
        for range in self.ranges() {
            *range = range.start.checked_sub(by)?..range.end.checked_sub(by)?;
        }
        Some(self)
    }

    /// Every range in this text.
    fn ranges(&mut self) -> impl Iterator<Item = &mut Range<usize>> {
        let here = self.related.iter_mut().filter(|place| place.file.is_none());
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        std::iter::once(&mut self.range)
            .chain(here.map(|place| &mut place.range))
            .chain(edits.map(|edit| &mut edit.range))
    }
}
