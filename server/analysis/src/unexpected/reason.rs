//! What the tokens around one that has no place say about what was meant.

use garter_syntax::TokenKind as T;
use garter_syntax::token::TokenGroup;

use super::Reason;
use super::reader::{Place, Word};
use super::tables::{
    BEFORE_NAMES, BEGINS, CLOSING, DECLARING, ENDS, HEADS, MEANT, OPERATORS_ELSEWHERE, STATEMENTS,
    STATEMENTS_ELSEWHERE, TAILS,
};
use crate::Fix;
use crate::lint::is_near;

impl Place<'_, '_> {
    /// What plainly was meant.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.operator_elsewhere()
            .or_else(|| self.step())
            .or_else(|| self.statement_elsewhere())
            .or_else(|| self.bracket())
            .or_else(|| self.reserved())
            .or_else(|| self.tail())
            .or_else(|| self.mistyped())
            .or_else(|| self.half())
            .or_else(|| self.head_without_colon())
            .or_else(|| self.side_by_side())
    }

    /// What can be said of any token.
    pub(super) fn general(&self) -> Reason {
        let found = self.shown(&self.found);
        let Some(last) = self.line.last() else {
            return Reason::new(format!("{found} cannot begin a line"));
        };
        let last_ends = ENDS.contains(last.kind);
        let ends_head =
            self.found.kind == T::Colon && last_ends || last.kind == T::Colon && self.is_end();
        let last = self.shown(last);
        Reason::new(match self.found.kind {
            kind if STATEMENTS.contains(kind) => {
                format!("{found} begins a statement, which is no part of an expression")
            }
            _ if ends_head && self.open.is_empty() => {
                "a colon ends the head of a block, such as `if x:`; this line is none".to_owned()
            }
            _ if self.is_end() => format!("something is missing after {last}"),
            _ if last_ends => format!("{found} has no place after {last}"),
            _ => format!("something is missing between {last} and {found}"),
        })
    }

    /// Whether the line ends here, the text, or the expression of an f-string.
    fn is_end(&self) -> bool {
        self.found.range.is_empty() || self.found.kind.group() == TokenGroup::Layout
    }

    fn is_end_of_text(&self) -> bool {
        let rest = self.text.get(self.found.range.start..);
        rest.unwrap_or_default().trim().is_empty()
    }

    /// What was written for a word.
    fn written(&self, word: &Word) -> &str {
        self.text.get(word.range.clone()).unwrap_or_default()
    }

    /// The line of the text from the token on, without a comment.
    fn rest_of_line(&self) -> &str {
        let rest = self.text.get(self.found.range.start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        line.split('#').next().unwrap_or_default().trim_end()
    }

    fn shown(&self, word: &Word) -> String {
        /// Letters of a token that are shown.
        const LONGEST: usize = 24;
        let text = self.written(word);
        let is_short = text.chars().count() <= LONGEST && !text.contains(['\n', '\r', '`']);
        match word.kind {
            T::End => "the end of the text".to_owned(),
            kind if kind.group() == TokenGroup::Layout => "the end of the line".to_owned(),
            kind if kind.group() != TokenGroup::Value => format!("`{}`", kind.text()),
            _ if is_short => format!("`{text}`"),
            T::String | T::Bytes => "the string".to_owned(),
            T::Name => "the name".to_owned(),
            _ => "the number".to_owned(),
        }
    }

    /// `a <> b`, as other languages compare; `x := 5` as a statement.
    fn operator_elsewhere(&self) -> Option<Reason> {
        let first = self.line.first()?;
        let last = self.line.last()?;
        let here = self.found.range.start;
        if self.found.kind == T::Walrus && self.line.len() == 1 {
            let fix = Fix::bold("Write `=`", self.found.range.clone(), "=");
            let message = "write `=`; `:=` is for names within expressions";
            return Some(Reason::new(message).mended_by(fix));
        }
        // What the operator begins with may be the token before.
        let start = if last.range.end == here {
            last.range.start
        } else {
            here
        };
        let (start, known) = [start, here].into_iter().find_map(|start| {
            let text = self.text.get(start..)?;
            let begins = |it: &&(&str, &str)| text.starts_with(it.0) && start + it.0.len() > here;
            Some((start, OPERATORS_ELSEWHERE.iter().find(begins)?))
        })?;
        let compares = matches!(
            first.kind,
            T::If | T::Elif | T::While | T::Assert | T::Return
        );
        // An arrow may be meant, and `a =<` hardly anything.
        if known.0.len() == 2 && known.0.starts_with('=') && !compares {
            return None;
        }
        let fix = Fix::bold(
            format!("Write `{}`", known.1),
            start..start + known.0.len(),
            known.1,
        );
        Some(Reason::new(format!("write `{}` for `{}`", known.1, known.0)).mended_by(fix))
    }

    /// `x++` as a statement.
    fn step(&self) -> Option<Reason> {
        let [target @ .., first, second] = self.line else {
            return None;
        };
        let sign = match (first.kind, second.kind) {
            (T::Plus, T::Plus) => "+",
            (T::Minus, T::Minus) => "-",
            _ => return None,
        };
        let named = |it: &Word| matches!(it.kind, T::Name | T::Period);
        let is_step = !target.is_empty()
            && target.iter().all(named)
            && first.range.end == second.range.start
            && self.is_end();
        is_step.then(|| {
            let range = first.range.start..second.range.end;
            let title = format!("Write `{sign}= 1`");
            let fix = Fix::bold(title, range, &format!(" {sign}= 1"));
            let message = format!("MicroPython has no `{sign}{sign}`; write `{sign}= 1`");
            Reason::new(message).mended_by(fix)
        })
    }

    /// `var x = 5`, `switch x:`.
    fn statement_elsewhere(&self) -> Option<Reason> {
        let first = self.line.first().filter(|it| it.kind == T::Name)?;
        let written = self.written(first);
        let is_second = self.line.len() == 1;
        if is_second && self.found.kind == T::Name && DECLARING.contains(&written) {
            let range = first.range.start..self.found.range.start;
            let fix = Fix::bold(format!("Remove `{written}`"), range, "");
            let message = format!("MicroPython declares no variables; leave `{written}` away");
            return Some(Reason::new(message).mended_by(fix));
        }
        let known = STATEMENTS_ELSEWHERE.iter().find(|it| it.0 == written)?;
        let is_head = is_second && BEGINS.contains(self.found.kind)
            || self.line.len() == 2 && self.line[1].kind == T::Colon && self.is_end();
        is_head.then(|| Reason::new(format!("MicroPython has no `{written}`; {}", known.1)))
    }

    /// Brackets that are not closed, closed twice, or closed by another one.
    fn bracket(&self) -> Option<Reason> {
        let found = self.found.kind;
        if CLOSING.contains(found) && self.found.range.is_empty() {
            // It ends the expression of an f-string, and nobody wrote it.
            return None;
        }
        let Some(open) = self.open.last() else {
            let opening = opening(found)?;
            return Some(Reason::new(format!("this closes no `{opening}`")));
        };
        let opened = open.kind.text();
        let because =
            |message: String| Some(Reason::new(message).because(open.range.clone(), "opened here"));
        let unclosed = || because(format!("`{opened}` is not closed"));
        if let Some(opening) = opening(found) {
            let other = || because(format!("`{}` cannot close `{opened}`", found.text()));
            return (opening != opened).then(other).flatten();
        }
        if self.is_end_of_text() {
            return unclosed();
        }
        let last_ends = self.line.last().is_some_and(|it| ENDS.contains(it.kind));
        let last_opens = self.line.last().is_some_and(|it| it.range == open.range);
        let heads = self.line.first().is_some_and(|it| HEADS.contains(it.kind));
        let begins_statement = STATEMENTS.contains(found) || HEADS.contains(found);
        match found {
            T::Colon if heads && self.open.len() == 1 && (last_ends || last_opens) => unclosed(),
            _ if self.begins_line && begins_statement => unclosed(),
            _ if self.begins_line && last_ends && !self.is_end() => because(format!(
                "a comma is missing before it, or `{opened}` is not closed"
            )),
            _ if last_ends && !self.is_end() && !self.shares_line(open) => because(format!(
                "{} has no place here; perhaps `{opened}` is not closed",
                self.shown(&self.found)
            )),
            _ => None,
        }
    }

    /// Whether a word before the token stands in the same line of the text.
    fn shares_line(&self, word: &Word) -> bool {
        let between = self.text.get(word.range.end..self.found.range.start);
        !between.unwrap_or_default().contains(['\n', '\r'])
    }

    /// A keyword where a name belongs.
    fn reserved(&self) -> Option<Reason> {
        let is_word = |word: &Word| word.kind.group() == TokenGroup::Keyword;
        let last = self.line.last()?;
        let named = BEFORE_NAMES.contains(last.kind) && is_word(&self.found);
        let assigned = self.line.len() == 1 && is_word(last) && self.found.kind == T::Equal;
        let word = match (named, assigned) {
            (true, _) => self.found.kind,
            (_, true) => last.kind,
            _ => return None,
        };
        let word = word.text();
        Some(Reason::new(format!(
            "`{word}` is a keyword and cannot be a name"
        )))
    }

    /// `else` and its like alone; `except E, e:` as Python 2 had it.
    fn tail(&self) -> Option<Reason> {
        let word = self.found.kind.text();
        match self.line {
            [] => {
                let wanted = match self.found.kind {
                    T::Elif => "an `if`",
                    T::Else => "an `if`, `for`, `while` or `try`",
                    T::Except | T::Finally => "a `try`",
                    _ => return None,
                };
                Some(Reason::new(format!(
                    "`{word}` follows {wanted} of the same indentation, and there is none"
                )))
            }
            [.., last] if last.kind == T::Semicolon && TAILS.contains(self.found.kind) => {
                Some(Reason::new(format!("`{word}` begins a line of its own")))
            }
            [first, ..] if self.found.kind == T::Comma && self.open.is_empty() => {
                match first.kind {
                    T::Raise => Some(Reason::new(
                        "call the exception with its text: `raise ValueError(\"text\")`",
                    )),
                    T::Except => {
                        let range = self.found.range.clone();
                        let fix = Fix::bold("Write `as`", range, " as");
                        Some(Reason::new("write `as` before the name").mended_by(fix))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `whlie True:`, `fro x import y`, `esle:`.
    fn mistyped(&self) -> Option<Reason> {
        let first = self.line.first().filter(|it| it.kind == T::Name)?;
        let second = self.line.get(1).unwrap_or(&self.found);
        let goes_on = match second.kind {
            T::Colon => self.line.len() == 2 && self.is_end(),
            // A call is only a head when its line goes on as one.
            T::LeftParen => self.found.kind == T::Colon,
            kind => BEGINS.contains(kind) || kind == T::Not,
        };
        if !goes_on {
            return None;
        }
        let written = self.written(first);
        let meant = match MEANT.iter().find(|it| it.0 == written) {
            Some(known) => known.1,
            None => self.keyword_near(written, second.kind == T::Colon)?,
        };
        let fix = Fix::bold(format!("Write `{meant}`"), first.range.clone(), meant);
        Some(Reason::new(format!("write `{meant}` for `{written}`")).mended_by(fix))
    }

    /// The keyword that a word at the beginning of a line is, but for a slip; `alone` when only a
    /// colon follows.
    fn keyword_near(&self, written: &str, alone: bool) -> Option<&'static str> {
        let small = written.to_lowercase();
        let begins = |kind: &&T| match alone {
            true => matches!(kind, T::Else | T::Try | T::Except | T::Finally),
            false => {
                HEADS.contains(**kind)
                    || STATEMENTS.contains(**kind)
                    || matches!(kind, T::From | T::Async | T::Await | T::Yield)
            }
        };
        let near = |word: &&str| *word == small || is_near(word, &small);
        let words = T::ALL.iter().filter(begins).map(|kind| kind.text());
        let mut near: Vec<&str> = words.filter(near).collect();
        let imports = self.rest_of_line().contains("import");
        near.sort_by_key(|word| (*word != small, (*word == "from") != imports));
        near.first().copied()
    }

    /// `for x y`, `[x for x]`, `1 if x`: the first half of two that belong together.
    fn half(&self) -> Option<Reason> {
        let last = self.line.last().filter(|it| ENDS.contains(it.kind))?;
        let since = self.line.iter().rev().take_while(|it| {
            !matches!(
                it.kind,
                T::LeftParen | T::LeftBracket | T::LeftBrace | T::Comma
            )
        });
        let mut words = since.map(|it| it.kind);
        let half = words.find(|kind| matches!(kind, T::For | T::In | T::If | T::Else))?;
        let is_first = |kind| self.line.first().is_some_and(|it| it.kind == kind);
        match half {
            T::For if self.written(&self.found) == "of" => {
                let fix = Fix::bold("Write `in`", self.found.range.clone(), "in");
                Some(Reason::new("write `in` for `of`").mended_by(fix))
            }
            T::For => Some(Reason::new(format!(
                "`in` is missing after {}",
                self.shown(last)
            ))),
            T::If if !is_first(T::If) && self.is_end() && self.line.len() > 2 => {
                Some(Reason::new("`a if b else c` needs its `else`"))
            }
            _ => None,
        }
    }

    /// `while True print(1)`.
    fn head_without_colon(&self) -> Option<Reason> {
        let (first, last) = (self.line.first()?, self.line.last()?);
        let begins = BEGINS.contains(self.found.kind) || STATEMENTS.contains(self.found.kind);
        let has_colon = self.line.iter().any(|it| it.kind == T::Colon);
        let is_head = match first.kind {
            T::Else | T::Try | T::Finally => self.line.len() == 1,
            kind => HEADS.contains(kind) && ENDS.contains(last.kind),
        };
        if !begins || has_colon || !is_head || !self.open.is_empty() {
            return None;
        }
        if self.found.kind == T::LeftBrace {
            return Some(Reason::new(
                "a block begins with a colon and is indented; braces make dicts and sets",
            ));
        }
        if self.rest_of_line().ends_with(':') {
            return None;
        }
        let fix = Fix::bold("Put a colon", last.range.end..last.range.end, ":");
        Some(Reason::new("a colon is missing before it").mended_by(fix))
    }

    /// Two expressions without anything between.
    fn side_by_side(&self) -> Option<Reason> {
        let last = self.line.last().filter(|it| ENDS.contains(it.kind))?;
        if !BEGINS.contains(self.found.kind) || self.begins_line {
            return None;
        }
        // Marks that look like others are letters of names.
        if ![last, &self.found]
            .into_iter()
            .all(|it| self.written(it).is_ascii())
        {
            return None;
        }
        if !self.open.is_empty() {
            let fix = Fix::bold("Put a comma", last.range.end..last.range.end, ",");
            return Some(Reason::new("a comma is missing before it").mended_by(fix));
        }
        let is_in_string = |it: &Word| it.range.end > self.found.range.start;
        let missing = match self.line.iter().any(is_in_string) {
            true => "an operator is missing",
            false => "an operator or a line end is missing",
        };
        let (last, found) = (self.shown(last), self.shown(&self.found));
        Some(Reason::new(format!("{missing} between {last} and {found}")))
    }
}

/// The bracket that another one closes.
fn opening(closing: T) -> Option<&'static str> {
    Some(match closing {
        T::RightParen => "(",
        T::RightBracket => "[",
        T::RightBrace => "{",
        _ => return None,
    })
}
