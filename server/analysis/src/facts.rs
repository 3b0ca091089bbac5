//! All that is known about a text.

use garter_syntax::{Resync, Start, parse};

use crate::compiled::Compiled;
use crate::fault::{self, MOST};
use crate::lint::{Surroundings, missing, undefined};
use crate::names::Names;
use crate::outline::Outline;
use crate::stack::with_stack;
use crate::tree::Builder;
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
    let (outline, compiled) = with_stack(|stack| {
        let mut outline = Outline::new(text);
        let compiled = Compiled::beside(text, stack, &mut outline);
        (outline, compiled)
    });
    let (faults, symbols) = outline.finish();
    let mut diagnostics: Vec<Diagnostic> = faults
        .iter()
        .take(MOST)
        .map(|found| fault::of_syntax(found, text))
        .collect();
    diagnostics.extend(compiled.diagnostics(text, &faults));
    diagnostics.sort_by_key(|found| (found.range.start, found.range.end));
    if faults.len() > MOST {
        diagnostics.push(fault::too_many(text));
    }
    Facts {
        diagnostics,
        symbols,
    }
}

/// Finds everything out about a text, what its surroundings do not have included.
pub fn analyse_in(text: &str, around: &Surroundings) -> Facts {
    let mut facts = analyse(text);
    let tree = with_stack(|stack| {
        let mut builder = Builder::new(text);
        parse::<Resync, _>(text.as_bytes(), Start::File, stack, &mut builder);
        builder
    })
    .finish();
    let names = Names::of(&tree);
    facts.diagnostics.extend(missing(&tree, &names, around));
    facts.diagnostics.extend(undefined(&tree, &names));
    facts
        .diagnostics
        .sort_by_key(|found| (found.range.start, found.range.end));
    facts
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

    proptest::proptest! {
        /// Real programs with lines and pieces of lines lost, doubled and moved.
        #[test]
        fn damaged_programs_are_analysed_in_time(
            which: usize,
            damage in proptest::collection::vec((0usize..1_000_000, 0usize..40, 0u8..5), 1..8),
        ) {
            let mut text = crate::corpus::programs()[which % crate::corpus::programs().len()].clone();
            for (at, length, kind) in damage {
                let mut start = at % (text.len() + 1);
                while !text.is_char_boundary(start) {
                    start -= 1;
                }
                let mut end = (start + length).min(text.len());
                while !text.is_char_boundary(end) {
                    end -= 1;
                }
                let piece = text[start..end.max(start)].to_owned();
                match kind {
                    0 => text.replace_range(start..end.max(start), ""),
                    1 => text.insert_str(start, &piece.repeat(3)),
                    2 => text.insert_str(start, PIECES[length % PIECES.len()]),
                    3 => text.insert(start, '\n'),
                    _ => text.truncate(start),
                }
            }
            let began = std::time::Instant::now();
            for found in analyse(&text).diagnostics {
                assert!(text.get(found.range).is_some());
            }
            assert!(began.elapsed().as_secs() < 5, "{text}");
        }

        #[test]
        fn any_bytes_are_analysed(bytes in proptest::collection::vec(0u8..128, 0..400)) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for found in analyse(&text).diagnostics {
                assert!(text.get(found.range).is_some());
            }
        }
    }

    #[test]
    fn a_megabyte_of_noise_is_analysed_in_time() {
        let mut random = 7u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(99);
            (random >> 33) as u8
        })
        .take(1_000_000)
        .collect();
        let began = std::time::Instant::now();
        assert!(
            !analyse(&String::from_utf8_lossy(&noise))
                .diagnostics
                .is_empty()
        );
        assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
    }

    #[test]
    fn what_once_made_the_compiler_fall() {
        for text in ["c \n-\0", "-", "not", "x = -\n", "{1:", "f(**", "lambda *"] {
            assert!(!analyse(text).diagnostics.is_empty(), "{text:?}");
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
