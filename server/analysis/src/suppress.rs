//! Saying in the text that a diagnostic is known and meant: `# garter: ignore[GA101]`.

use crate::{Code, Colour, Diagnostic, Edit, Fix, colours};

/// What such a comment begins with.
const MARK: &str = "# garter: ignore";

/// Adds a code to the comment of a diagnostic's line. None where a comment cannot be.
pub fn suppression(text: &str, found: &Diagnostic) -> Option<Fix> {
    if matches!(found.code, Code::TooManyFaults | Code::NotUtf8) {
        return None;
    }
    // Only the lines where it begins and ends count.
    let ends = [found.range.start, found.range.end].map(|at| end_of_line(text, at));
    let end = ends.into_iter().flatten().next()?;
    let start = text[..end].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &text[start..end];
    let code = found.code.id();
    let edit = match line.find(MARK) {
        Some(at) => {
            let codes = line.get(at + MARK.len()..)?.strip_prefix('[')?;
            let close = start + at + MARK.len() + 1 + codes.find(']')?;
            Edit {
                range: close..close,
                text: format!(", {code}"),
            }
        }
        None => {
            let last = start + line.trim_end().len();
            Edit {
                range: last..end,
                text: format!("  {MARK}[{code}]"),
            }
        }
    };
    Some(Fix {
        title: format!("Ignore {code} on this line"),
        edits: vec![edit],
        is_safe: false,
    })
}

/// The end of a byte's line, if a comment can stand there: not in a string, and not after a
/// backslash.
fn end_of_line(text: &str, byte: usize) -> Option<usize> {
    let rest = text.get(byte..)?;
    let end = byte + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let in_string = |range: &std::ops::Range<usize>| range.start < end && end < range.end;
    let goes_on = text[..end].ends_with('\\') || long_strings(text).iter().any(in_string);
    (!goes_on).then_some(end)
}

fn long_strings(text: &str) -> Vec<std::ops::Range<usize>> {
    let strings = colours(text).into_iter();
    let strings = strings.filter(|(_, colour)| *colour == Colour::String);
    let strings = strings.map(|(range, _)| range);
    strings
        .filter(|range| {
            text.get(range.clone())
                .is_some_and(|it| it.contains(['\n', '\r']))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::suppression;
    use crate::{Code, Diagnostic, Severity, edited};

    /// The text after what is wrong at `|` was suppressed.
    fn suppressed(text: &str) -> String {
        let byte = text.find('|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let found = Diagnostic::new(byte..byte, Code::UndefinedName, Severity::Warning, "");
        match suppression(&text, &found) {
            Some(fix) => edited(&text, &fix.edits),
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn where_the_first_line_cannot_have_a_comment_the_last_has() {
        let text = "f(\"\"\"a\nb\"\"\")\n";
        let found = Diagnostic::new(0..10, Code::UndefinedName, Severity::Warning, "");
        let fix = suppression(text, &found).expect("a place");
        let wanted = "f(\"\"\"a\nb\"\"\")  # garter: ignore[GA401]\n";
        assert_eq!(edited(text, &fix.edits), wanted);
    }

    #[test]
    fn a_comment_says_so_on_the_line() {
        for (text, wanted) in [
            ("|x\ny\n", "x  # garter: ignore[GA401]\ny\n"),
            ("x = |y  \r\nz", "x = y  # garter: ignore[GA401]\r\nz"),
            ("|x", "x  # garter: ignore[GA401]"),
            ("|x  # why\n", "x  # why  # garter: ignore[GA401]\n"),
            (
                "|x  # garter: ignore[GA101]\n",
                "x  # garter: ignore[GA101, GA401]\n",
            ),
            ("|x  # garter: ignore\n", "nothing"),
            ("|f(\"\"\"a\nb\"\"\")\ny\n", "nothing"),
            ("|x + \\\r\n  y\r\n", "nothing"),
        ] {
            assert_eq!(suppressed(text), wanted, "{text}");
        }
    }
}
