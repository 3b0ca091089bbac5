//! All that is known about a text.

use garter_syntax::{Resync, Start, parse};

use crate::compiled;
use crate::fault::{self, MOST};
use crate::outline::Outline;
use crate::stack::with_stack;
use crate::{Diagnostic, Symbol};

/// All that is known about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What is wrong, in the order of the text. Of very many faults the first are kept, and
    /// the last says so.
    pub diagnostics: Vec<Diagnostic>,
    /// What is defined, in the order of the text; each before what stands in it.
    pub symbols: Vec<Symbol>,
}

/// Finds everything out about a text.
pub fn analyse(text: &str) -> Facts {
    let outline = with_stack(|stack| {
        let mut outline = Outline::new(text);
        parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut outline);
        outline
    });
    let (faults, symbols) = outline.finish();
    let mut diagnostics: Vec<Diagnostic> = faults
        .iter()
        .take(MOST)
        .map(|found| fault::of_syntax(found, text))
        .collect();
    // The compiler is asked only about whole programs: what recovery leaves of a broken one is
    // not a tree that it promises to understand.
    if faults.is_empty() {
        diagnostics.extend(compiled::faults(text));
    }
    diagnostics.sort_by_key(|found| (found.range.start, found.range.end));
    if faults.len() > MOST {
        diagnostics.push(fault::too_many(text));
    }
    Facts {
        diagnostics,
        symbols,
    }
}

#[cfg(test)]
mod tests {
    use super::analyse;

    /// Faults as `code range-text message`.
    fn faults(text: &str) -> Vec<String> {
        let shown = |found: &crate::Diagnostic| {
            format!(
                "{} {:?} {}",
                found.code.id(),
                &text[found.range.clone()],
                found.message
            )
        };
        analyse(text).diagnostics.iter().map(shown).collect()
    }

    #[test]
    fn a_sound_file_has_no_faults() {
        assert_eq!(
            faults("def f(x):\n    return x + 1\n\nprint(f(1))\n"),
            [""; 0]
        );
        assert_eq!(faults(""), [""; 0]);
    }

    #[test]
    fn three_mistakes_are_three_faults() {
        let text = "x = (1 +\ndef f(:\n    pass\ny = 'open\nz = 3\n";
        let ids: Vec<_> = analyse(text)
            .diagnostics
            .iter()
            .map(|d| d.code.id())
            .collect();
        assert_eq!(ids, ["GA101", "GA101", "GA104"], "{:?}", faults(text));
    }

    #[test]
    fn ranges_are_inside_the_text_and_on_its_characters() {
        for text in [
            "'ö",
            "ö = = 1\n",
            "x = 'a\r\ny",
            "(",
            "\u{feff}x = 1\n",
            "\u{0}",
            "0b2ö\n",
        ] {
            for found in analyse(text).diagnostics {
                assert!(
                    text.get(found.range.clone()).is_some(),
                    "{text:?} {found:?}"
                );
            }
        }
    }

    #[test]
    fn nesting_without_end_is_a_fault_and_not_a_crash() {
        let deep = format!("{}1{}\n", "(".repeat(100_000), ")".repeat(100_000));
        assert_eq!(
            analyse(&deep).diagnostics.first().map(|d| d.code.id()),
            Some("GA115")
        );
    }

    #[test]
    fn very_many_faults_are_cut_short() {
        let found = analyse(&"= 1\n".repeat(5000)).diagnostics;
        assert_eq!(found.last().map(|d| d.code.id()), Some("GA199"));
        assert!(found.len() < 1000);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_facts_that_fit_it(text in "(?s).{0,200}") {
            let facts = analyse(&text);
            for found in facts.diagnostics {
                assert!(text.get(found.range).is_some());
            }
            for symbol in facts.symbols {
                assert!(text.get(symbol.range).is_some());
            }
            crate::colours(&text);
        }

        #[test]
        fn pieces_of_programs_give_facts_that_fit_them(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)
        ) {
            let text = pieces.concat();
            let facts = analyse(&text);
            for found in facts.diagnostics {
                assert!(text.get(found.range).is_some());
            }
            for symbol in facts.symbols {
                assert!(text.get(symbol.range).is_some());
                assert!(text.get(symbol.name_range).is_some());
            }
            let colours = crate::colours(&text);
            assert!(colours.windows(2).all(|two| two[0].0.end <= two[1].0.start), "{colours:?}");
        }
    }

    const PIECES: &[&str] = &[
        "def ",
        "class ",
        "f",
        "(",
        ")",
        ":",
        "\n",
        "\n    ",
        "\n        ",
        "x",
        " = ",
        "1",
        "'s'",
        "f'{x + 1:>{w}}'",
        "t'{x}'",
        "b'1' b'2'",
        "lambda x: ",
        "@dec",
        "async ",
        "await ",
        "*",
        "**",
        ",",
        "if ",
        "else",
        "for ",
        " in ",
        "[",
        "]",
        "{",
        "}",
        "é",
        "'",
        "\"\"\"",
        "#c",
        "return ",
        "\r\n",
        "\\",
        ".",
        "import ",
        "while True",
    ];
}
