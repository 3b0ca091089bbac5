//! Exception text of a board: type, message, and the lines it passed through.

/// A parsed exception.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traceback {
    /// Type, for example `ValueError`.
    pub kind: String,
    /// What stands after the type, perhaps nothing.
    pub message: String,
    /// Calls, outermost first.
    pub frames: Vec<Frame>,
    /// All of it as it came, newlines as `\n`.
    pub text: String,
}

/// One line of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// File name as the board knows it; `<stdin>` for source that was sent.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Function; syntax errors have none.
    pub function: Option<String>,
}

impl Traceback {
    /// Parses what stands in `bytes`. Any text gives something: what cannot be
    /// understood is in [`Traceback::text`].
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Traceback {
        let text = String::from_utf8_lossy(bytes).replace('\r', "");
        let mut found = Traceback::default();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            if let Some(frame) = frame(line) {
                found.frames.push(frame);
            } else if !line.starts_with(' ') && !line.starts_with("Traceback ") {
                // The message may go over several lines, to the end.
                let rest: Vec<_> = std::iter::once(line).chain(lines.by_ref()).collect();
                (found.kind, found.message) = exception(rest.join("\n").trim_end());
            }
        }
        found.text = text.trim_matches('\n').to_owned();
        found
    }

    /// The innermost frame: where it happened.
    #[must_use]
    pub fn innermost(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// Forgets the outermost call, in the text as well.
    pub(crate) fn drop_outermost(&mut self) {
        if self.frames.is_empty() {
            return;
        }
        self.frames.remove(0);
        let mut lines: Vec<_> = self.text.lines().collect();
        if let Some(at) = lines.iter().position(|line| frame(line).is_some()) {
            lines.remove(at);
        }
        self.text = lines.join("\n");
    }

    /// Type and message in one line, as the board writes them.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.message.is_empty() {
            self.kind.clone()
        } else {
            format!("{}: {}", self.kind, self.message)
        }
    }
}

fn exception(line: &str) -> (String, String) {
    let (kind, message) = line
        .split_once(": ")
        .unwrap_or((line.trim_end_matches(':'), ""));
    (kind.to_owned(), message.to_owned())
}

/// `  File "main.py", line 3, in f`
fn frame(line: &str) -> Option<Frame> {
    let rest = line.trim_start().strip_prefix("File \"")?;
    // A file name may hold anything, so that the last match counts.
    let (file, rest) = rest.rsplit_once("\", line ")?;
    let (line, function) = match rest.split_once(", in ") {
        Some((line, function)) => (line, Some(function.trim_end().to_owned())),
        None => (rest, None),
    };
    let line = line.trim().parse().ok()?;
    Some(Frame {
        file: file.to_owned(),
        line,
        function,
    })
}

#[cfg(test)]
mod tests {
    use super::{Frame, Traceback};

    fn frame(file: &str, line: u32, function: Option<&str>) -> Frame {
        Frame {
            file: file.to_owned(),
            line,
            function: function.map(str::to_owned),
        }
    }

    #[test]
    fn an_exception_through_two_files_gives_both_lines() {
        let found = Traceback::parse(
            b"Traceback (most recent call last):\r\n  File \"<stdin>\", line 3, in <module>\r\n  \
              File \"lib/servo.py\", line 41, in angle\r\nValueError: too far: 200\r\n",
        );
        assert_eq!(found.kind, "ValueError");
        assert_eq!(found.message, "too far: 200");
        assert_eq!(found.summary(), "ValueError: too far: 200");
        let frames = [
            frame("<stdin>", 3, Some("<module>")),
            frame("lib/servo.py", 41, Some("angle")),
        ];
        assert_eq!(found.frames, frames);
    }

    #[test]
    fn a_syntax_error_has_a_line_and_no_function() {
        let found = Traceback::parse(
            b"Traceback (most recent call last):\r\n  File \"<stdin>\", line 1\r\n\
              SyntaxError: invalid syntax\r\n",
        );
        assert_eq!(found.frames, [frame("<stdin>", 1, None)]);
        assert_eq!(found.summary(), "SyntaxError: invalid syntax");
    }

    #[test]
    fn an_exception_without_a_message_has_an_empty_one() {
        let found = Traceback::parse(
            b"Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n\
              KeyboardInterrupt: \r\n",
        );
        assert_eq!(
            (found.kind.as_str(), found.message.as_str()),
            ("KeyboardInterrupt", "")
        );
    }

    #[test]
    fn a_message_of_several_lines_is_kept_whole() {
        let found = Traceback::parse(b"MyError: one\r\ntwo: three\r\n");
        assert_eq!(
            (found.kind.as_str(), found.message.as_str()),
            ("MyError", "one\ntwo: three")
        );
    }

    #[test]
    fn text_that_is_no_traceback_is_kept() {
        assert_eq!(Traceback::parse(b"\xff\x00?").text, "\u{fffd}\0?");
        assert_eq!(Traceback::parse(b""), Traceback::default());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_something(bytes: Vec<u8>) {
            let _ = Traceback::parse(&bytes);
        }
    }
}
