//! Where a text can be cut so that each part can be looked at by itself: between the
//! statements of the module, in groups.
//!
//! A cut is where a logical line begins in the first column with nothing open: no bracket, no
//! string, no block, no statement that goes on (`else`), no decorators without their function.
//! Whether there is a cut depends on the text before it and on the [`LOOK_AHEAD`] bytes after
//! it, and on nothing else; that is what lets parts be kept from one version of a text to the
//! next.

use garter_syntax::TokenKind;
use garter_syntax::lexer::Lexer;

/// Bytes after a cut that have a say in it.
pub(crate) const LOOK_AHEAD: usize = 64;
/// Of so many lines of plain statements one begins a group, on average.
const LINES: u32 = 16;

/// A cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) at: usize,
    /// Whether a group ends here, and not only a statement.
    pub(crate) of_group: bool,
}

/// Cuts a text, beginning at one of its cuts.
pub(crate) struct Splitter<'t> {
    text: &'t str,
    from: usize,
    lexer: Lexer<'t>,
    previous: TokenKind,
    /// What the statement under way began with.
    head: Option<TokenKind>,
    /// Whether no further cut can be found.
    is_lost: bool,
}

impl<'t> Splitter<'t> {
    pub(crate) fn new(text: &'t str, from: usize) -> Self {
        let rest = text.get(from..).unwrap_or_default();
        Splitter {
            text: rest,
            from,
            lexer: Lexer::new(rest.as_bytes()),
            previous: TokenKind::Newline,
            head: None,
            is_lost: false,
        }
    }

    /// The next cut; none when the rest of the text is one.
    pub(crate) fn next(&mut self) -> Option<Cut> {
        loop {
            let open = self.lexer.nesting() > 0;
            let token = self.lexer.next_token();
            if token.kind == TokenKind::End || self.is_lost {
                return None;
            }
            let start = token.start as usize;
            if token.fault.is_some() {
                let meant = self.text.get(start..token.end as usize).unwrap_or_default();
                // The end of a replacement field may have been looked for up to the end of the
                // text, so all of the rest has a say.
                self.is_lost = meant.contains('{');
            }
            let fresh = matches!(self.previous, TokenKind::Newline | TokenKind::Dedent);
            self.previous = token.kind;
            let Some(head) = self.head else {
                self.head = (!is_layout(token.kind)).then_some(token.kind);
                continue;
            };
            if !fresh
                || open
                || is_layout(token.kind)
                || token.is_synthetic()
                || goes_on(token.kind)
                || !self.in_first_column(start)
            {
                continue;
            }
            self.head = Some(token.kind);
            if head == TokenKind::At {
                // The decorators' function, or the next of them.
                continue;
            }
            return Some(Cut {
                at: self.from + start,
                of_group: defines(head) || defines(token.kind) || self.is_chosen(start),
            });
        }
    }

    fn in_first_column(&self, start: usize) -> bool {
        let before = start
            .checked_sub(1)
            .and_then(|at| self.text.as_bytes().get(at));
        matches!(before, Some(b'\n' | b'\r'))
    }

    /// Whether a line of plain statements begins a group: its own bytes decide, so that lines
    /// put in or taken out elsewhere change nothing.
    fn is_chosen(&self, start: usize) -> bool {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let line = rest.iter().take(LOOK_AHEAD / 2);
        let line = line.take_while(|byte| !matches!(byte, b'\n' | b'\r'));
        let sum = line.fold(0x811c_9dc5_u32, |sum, byte| {
            (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
        (sum >> 16) % LINES == 0
    }
}

fn is_layout(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
    )
}

/// Words that go on with the statement before them.
fn goes_on(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Elif | TokenKind::Else | TokenKind::Except | TokenKind::Finally
    )
}

/// Words that begin statements worth a group of their own.
fn defines(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Def | TokenKind::Class | TokenKind::Async | TokenKind::At
    )
}

#[cfg(test)]
mod tests {
    use super::Splitter;

    /// The parts between cuts of any sort.
    fn parts(text: &str) -> Vec<&str> {
        let mut splitter = Splitter::new(text, 0);
        let cuts = std::iter::from_fn(|| splitter.next());
        let mut ends: Vec<usize> = cuts.map(|cut| cut.at).collect();
        ends.push(text.len());
        let mut start = 0;
        let part = |end: usize| {
            let part = &text[start..end];
            start = end;
            part
        };
        ends.into_iter().map(part).collect()
    }

    #[test]
    fn each_statement_of_the_module_is_a_part() {
        assert_eq!(
            parts("import x\n\n# f\ndef f():\n    pass\n# g\n\nx = f(\n1)\n"),
            [
                "import x\n\n# f\n",
                "def f():\n    pass\n# g\n\n",
                "x = f(\n1)\n"
            ]
        );
        assert_eq!(parts(""), [""]);
    }

    #[test]
    fn what_belongs_together_is_not_cut() {
        for text in [
            "if x:\n  a\nelif y:\n  b\nelse:\n  c\n",
            "try:\n  a\nexcept E:\n  b\nfinally:\n  c\n",
            "@a\n@b(1)\n# c\ndef f():\n  pass\n",
            "x = '''\ny = 1\n'''\n",
            "x = (1 +\n\ny\n)\n",
            "x = 1 + \\\n2\n",
            "x = f'{\n",
        ] {
            assert_eq!(parts(&format!("z\n{text}")), ["z\n", text]);
        }
    }

    #[test]
    fn many_plain_statements_are_several_groups() {
        let text: String = (0..1000).map(|n| format!("x{n} = {n}\n")).collect();
        let mut splitter = Splitter::new(&text, 0);
        let groups = std::iter::from_fn(|| splitter.next()).filter(|cut| cut.of_group);
        assert!((30..120).contains(&groups.count()));
    }
}
