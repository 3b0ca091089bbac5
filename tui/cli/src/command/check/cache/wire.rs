//! How findings are written down, and read again with all due mistrust: whatever the bytes are,
//! what is read from them fits the text, or is nothing.

use std::ops::Range;
use std::path::PathBuf;

use garter_analysis::{Code, Diagnostic, Edit, Fix, Related, Severity};

/// Writes numbers and texts one after the other.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    fn range(&mut self, range: &Range<usize>) {
        self.count(range.start);
        self.count(range.end.saturating_sub(range.start));
    }

    /// What was found in a file; nothing, and false, when it cannot be written.
    pub(super) fn findings(&mut self, all: &[Diagnostic]) -> bool {
        self.count(all.len());
        all.iter().all(|found| self.finding(found).is_some())
    }

    fn finding(&mut self, found: &Diagnostic) -> Option<()> {
        self.range(&found.range);
        self.count(Code::ALL.iter().position(|it| *it == found.code)?);
        let severity = SEVERITIES.iter().position(|it| *it == found.severity)?;
        self.count(severity << 1 | usize::from(found.is_unnecessary));
        self.raw(found.message.as_bytes());
        self.count(found.related.len());
        for place in &found.related {
            let file = place.file.as_ref();
            // No file is called by the empty name.
            let file = file.map_or(Some(""), |file| file.to_str())?;
            self.raw(file.as_bytes());
            self.range(&place.range);
            self.raw(place.message.as_bytes());
        }
        let Some(fix) = &found.fix else {
            self.number(0);
            return Some(());
        };
        self.number(if fix.is_safe { 2 } else { 1 });
        self.raw(fix.title.as_bytes());
        self.count(fix.edits.len());
        for edit in &fix.edits {
            self.range(&edit.range);
            self.raw(edit.text.as_bytes());
        }
        Some(())
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// Reads what a [`Writer`] wrote; none where it could not have written that.
pub(super) struct Reader<'b> {
    pub(super) rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for place in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << place;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub(super) fn raw(&mut self) -> Option<&'b [u8]> {
        let length = self.count()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        String::from_utf8(self.raw()?.to_vec()).ok()
    }

    /// So many things, of which each takes a byte at least.
    pub(super) fn several<T, C: FromIterator<T>>(
        &mut self,
        mut one: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<C> {
        let count = self.count().filter(|count| *count <= self.rest.len())?;
        (0..count).map(|_| one(self)).collect()
    }

    fn range(&mut self) -> Option<Range<usize>> {
        let start = self.count()?;
        Some(start..start.checked_add(self.count()?)?)
    }

    /// A range of a text.
    fn range_in(&mut self, text: &str) -> Option<Range<usize>> {
        let range = self.range()?;
        text.get(range.clone()).map(|_| range)
    }

    /// What was found in a text.
    pub(super) fn findings(&mut self, text: &str) -> Option<Vec<Diagnostic>> {
        self.several(|reader| reader.finding(text))
    }

    fn finding(&mut self, text: &str) -> Option<Diagnostic> {
        let range = self.range_in(text)?;
        let code = *Code::ALL.get(self.count()?)?;
        let severity = self.count()?;
        Some(Diagnostic {
            range,
            code,
            severity: *SEVERITIES.get(severity >> 1)?,
            is_unnecessary: severity & 1 == 1,
            message: self.text()?,
            related: self.several(|reader| reader.related(text))?,
            fix: self.fix(text)?,
        })
    }

    fn related(&mut self, text: &str) -> Option<Related> {
        let file = Some(self.text()?).filter(|it| !it.is_empty());
        let file = file.map(PathBuf::from);
        let range = match file {
            Some(_) => self.range()?,
            None => self.range_in(text)?,
        };
        Some(Related {
            file,
            range,
            message: self.text()?,
        })
    }

    /// No fix, or one; none where it cannot be read.
    fn fix(&mut self, text: &str) -> Option<Option<Fix>> {
        let kind = self.number()?;
        if kind == 0 {
            return Some(None);
        }
        Some(Some(Fix {
            is_safe: kind == 2,
            title: self.text()?,
            edits: self.several(|reader| {
                Some(Edit {
                    range: reader.range_in(text)?,
                    text: reader.text()?,
                })
            })?,
        }))
    }
}
