//! What mends texts that are no programs.

use super::{Place, edit, fix};
use crate::Fix;

/// Words that begin a line with a block behind it.
const BLOCKS: [&str; 11] = [
    "if", "elif", "else", "while", "for", "def", "class", "try", "except", "finally", "with",
];
/// What is typed instead of what was meant, by programs that make texts beautiful.
const LOOK_ALIKES: [(char, &str); 14] = [
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('\u{a0}', " "),
    ('\u{200b}', ""),
    ('–', "-"),
    ('−', "-"),
    ('×', "*"),
    ('÷', "/"),
    ('≤', "<="),
    ('≥', ">="),
    ('≠', "!="),
];

impl Place<'_> {
    pub(super) fn syntax(&self) -> Option<Fix> {
        let line = self.lines.at(self.found.range.start);
        let text = self.lines.text(&line);
        let code = text.trim_start();
        let word: &str = code.split(|c: char| !c.is_alphanumeric()).next()?;
        let has_block = BLOCKS.contains(&word) || code.starts_with("async ");
        let at_end = self.own.trim().is_empty()
            && self.found.range.start >= line.start + text.trim_end().len();
        if has_block && at_end && !text.contains('#') && !text.trim_end().ends_with([':', '\\']) {
            let end = line.start + text.trim_end().len();
            return fix("Put a colon", vec![edit(end..end, ":")]);
        }
        if self.own == "=" && matches!(word, "if" | "elif" | "while") {
            return fix(
                "Compare with `==`",
                vec![edit(self.found.range.clone(), "==")],
            );
        }
        // As in C.
        let signs = self.text.get(self.found.range.start..).unwrap_or_default();
        for (sign, word) in [("&", "and"), ("|", "or")] {
            if signs.starts_with(sign) && self.text[..self.found.range.start].ends_with(sign) {
                let at = self.found.range.start;
                let range = at - 1..at + 1;
                return fix(format!("Write `{word}`"), vec![edit(range, word)]);
            }
        }
        let start = line.start + text.len() - code.len();
        if code.starts_with("else if ") && self.found.range.start == start + 5 {
            return fix("Write `elif`", vec![edit(start..start + 7, "elif")]);
        }
        // `print "hello"`, as Python 2 had it.
        let rest = code.strip_prefix("print ")?.trim_end();
        let is_it = self.found.range.start > start && !rest.starts_with(['(', '=', '>']);
        (is_it && !rest.is_empty() && !rest.contains([';', '#'])).then(|| Fix {
            title: "Put parentheses".to_owned(),
            edits: vec![
                edit(start + 5..start + 6, "("),
                edit(start + 6 + rest.len()..start + 6 + rest.len(), ")"),
            ],
            is_safe: false,
        })
    }

    /// `!ready`, as in C.
    pub(super) fn exclamation_mark(&self) -> Option<Fix> {
        let range = &self.found.range;
        let line = self.lines.at(range.start);
        let before = self.text.get(line.start..range.start)?;
        let after = self.text.get(range.end..line.end)?;
        let is_start = matches!(before.trim(), "if" | "elif" | "while" | "return" | "assert");
        let is_value = after.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '(');
        (self.own == "!" && is_start && is_value)
            .then(|| Fix::bold("Write `not`", range.clone(), "not "))
    }

    pub(super) fn unexpected_indent(&self) -> Option<Fix> {
        let mut line = self.lines.at(self.found.range.end);
        let mut before = self.lines.before(&line)?;
        while self.lines.is_blank(&before) || self.lines.text(&before).trim().starts_with('#') {
            before = self.lines.before(&before)?;
        }
        let (own, outer) = (self.lines.indent(&line), self.lines.indent(&before));
        let extra = own.strip_prefix(outer).filter(|it| !it.is_empty())?;
        let mut edits = Vec::new();
        loop {
            if !self.lines.is_blank(&line) {
                if !self.lines.indent(&line).starts_with(own) {
                    break;
                }
                let from = line.start + outer.len();
                edits.push(edit(from..from + extra.len(), ""));
            }
            match self.lines.after(&line) {
                Some(next) => line = next,
                None => break,
            }
        }
        fix("Indent as the line before", edits)
    }

    pub(super) fn unterminated_string(&self) -> Option<Fix> {
        let letters = self.own.find(['"', '\''])?;
        let quote = self.own[letters..].chars().next()?;
        let is_short = !self.own[letters..].starts_with(&quote.to_string().repeat(3));
        let end = self.found.range.start + self.own.trim_end().len();
        let fits = is_short && !self.own.contains('\n') && !self.own.trim_end().ends_with('\\');
        fits.then(|| Fix::bold("Close the string", end..end, &quote.to_string()))
    }

    /// To the board, marks beyond ASCII are letters of names.
    pub(super) fn look_alikes(&self) -> Option<Fix> {
        let meant = |c: char| LOOK_ALIKES.iter().find(|it| it.0 == c).map(|it| it.1);
        let line = self.lines.at(self.found.range.start);
        let text = self.lines.text(&line);
        if self.own.is_ascii() && text.is_ascii() || !text.contains(|c| meant(c).is_some()) {
            return None;
        }
        // All of the line, so that both quotes of a string are changed.
        let first = text.find(|c| meant(c).is_some())?;
        let is_code = !text[..first].contains(['"', '\'', '#']);
        let all = text.char_indices().filter_map(|(at, c)| {
            let at = line.start + at;
            Some(edit(at..at + c.len_utf8(), meant(c)?))
        });
        is_code.then(|| fix("Write what is meant", all.collect()))?
    }

    pub(super) fn stray_backslash(&self) -> Option<Fix> {
        let start = self.found.range.start;
        let line = self.lines.at(start);
        let rest = self.text.get(start + 1..line.end)?;
        if !rest.is_empty() && rest.trim().is_empty() && self.lines.after(&line).is_some() {
            return fix(
                "Remove the blanks behind it",
                vec![edit(start + 1..line.end, "")],
            );
        }
        fix("Remove the backslash", vec![edit(start..start + 1, "")])
    }

    pub(super) fn bad_escape(&self) -> Option<Fix> {
        let mut edits = Vec::new();
        let mut chars = self.own.char_indices();
        while let Some((at, c)) = chars.next() {
            if c != '\\' {
                continue;
            }
            let (_, letter) = chars.next()?;
            let digits = match letter {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => continue,
            };
            let rest = &self.own[at + 2..];
            let count = rest
                .chars()
                .take(digits)
                .take_while(char::is_ascii_hexdigit)
                .count();
            if count < digits {
                let at = self.found.range.start + at;
                edits.push(edit(at..at, "\\"));
            }
        }
        (!edits.is_empty()).then(|| fix("Write two backslashes", edits))?
    }

    pub(super) fn empty_field(&self) -> Option<Fix> {
        let at = self.found.range.start + self.own.find("{}")?;
        fix("Write the braces twice", vec![edit(at..at + 2, "{{}}")])
    }
}
