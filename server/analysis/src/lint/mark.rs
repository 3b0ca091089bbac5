//! A byte order mark at the beginning of a file, which a board takes for a letter.

use crate::{Code, Diagnostic, Edit, Fix, Severity};

const MARK: char = '\u{feff}';

/// Says so, in the place of what else would be said of a name that begins with it.
pub(crate) fn byte_order_mark(text: &str, found: &mut Vec<Diagnostic>) {
    if !text.starts_with(MARK) {
        return;
    }
    let mark = 0..MARK.len_utf8();
    found.retain(|it| it.code != Code::UndefinedName || it.range.start > 0);
    let told = Diagnostic::new(
        mark.clone(),
        Code::ByteOrderMark,
        Severity::Warning,
        "the file begins with a byte order mark, and the board takes that for a part of the first \
         word: save it as UTF-8 without a mark",
    );
    let fix = Fix {
        title: "Remove the byte order mark".to_owned(),
        edits: vec![Edit {
            range: mark,
            text: String::new(),
        }],
        is_safe: true,
    };
    found.insert(0, told.mended_by(fix));
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    /// What the official compiler and a board say: the mark is a letter, so the first word is
    /// another one.
    #[test]
    fn a_byte_order_mark_is_a_part_of_the_first_word() {
        for (text, others) in [
            ("\u{feff}", &[][..]),
            ("\u{feff}# why\nx = 1\nx\n", &[]),
            ("\u{feff}x = 1\nprint(x)\n", &["GA401 x"]),
        ] {
            let mut expected = vec!["GA118 \u{feff}"];
            expected.extend(others);
            assert_eq!(found(text), expected, "{text:?}");
            assert_eq!(mended(text), text.trim_start_matches('\u{feff}'));
        }
        assert_eq!(found("x = 1\nx\n"), [""; 0]);
    }

    /// Codes and lines are those of the official compiler 1.29; it counts the line of a dedent
    /// from the statement before.
    #[test]
    fn tabs_and_form_feeds_count_as_on_a_board() {
        for (text, expected) in [
            ("if 1:\n\tx = 1\n        x = 2\n", None),
            ("if 1:\n        x = 1\n\tx = 2\n", None),
            ("if 1:\n  \tx = 1\n\tx = 2\n", None),
            (
                "if 1:\n\tif 2:\n\t\tx = 1\n\telse:\n                x = 2\n",
                None,
            ),
            ("x =\u{c}1\n", None),
            ("x = 1\u{c}\nx = 2\n", None),
            ("x = 1\n  \u{c}\nx = 2\n", None),
            ("if 1:\n\tx = 1\n    x = 2\n", Some("GA103")),
            ("if 1:\n\u{c}    x = 1\n    x = 2\n", Some("GA103")),
            ("\u{c}x = 1\n", Some("GA102")),
            ("x = 1\n\u{c}x = 2\n", Some("GA102")),
            ("if 1:\n    x = 1\n\u{c}    x = 2\n", Some("GA102")),
            ("if 1:\n    x = 1\n    \u{c}x = 2\n", Some("GA102")),
            ("x = 1\r\u{c}x = 2\r", Some("GA102")),
            ("\tx = 1\n", Some("GA102")),
            ("x = 1\u{b}y = 2\n", Some("GA101")),
            ("if 1:\r\n\tx = 1\r\n\ty = = 2\r\n", Some("GA101")),
        ] {
            let said = crate::analyse(text).diagnostics;
            let said: Vec<_> = said.iter().map(|found| found.code.id()).collect();
            let expected: Vec<_> = expected.into_iter().collect();
            assert_eq!(said, expected, "{text:?}");
        }
    }
}
