//! What must hold for what is known about any text.

use proptest::strategy::Strategy;

use super::{analyse, analyse_again, analyse_in};
use crate::{Encoding, LineIndex, Surroundings};

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
        for found in &facts.diagnostics {
            assert!(text.get(found.range.clone()).is_some());
        }
        for symbol in facts.symbols() {
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
        for found in &facts.diagnostics {
            assert!(text.get(found.range.clone()).is_some());
        }
        for symbol in facts.symbols() {
            assert!(text.get(symbol.range).is_some());
            assert!(text.get(symbol.name_range).is_some());
        }
        let colours = crate::colours(&text);
        assert!(colours.windows(2).all(|two| two[0].0.end <= two[1].0.start), "{colours:?}");
    }
}

/// Puts pieces in, takes them out, doubles them, or ends the text early.
fn damage(text: &mut String, (at, length, kind): (usize, usize, u8)) {
    let mut start = at % (text.len() + 1);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (start + length).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let end = end.max(start);
    let piece = text[start..end].to_owned();
    match kind {
        0 => text.replace_range(start..end, ""),
        1 => text.insert_str(start, &piece.repeat(3)),
        2 => text.insert_str(start, PIECES[length % PIECES.len()]),
        3 => text.insert(start, '\n'),
        _ => text.truncate(start),
    }
}

/// Damage to a text, most of it small.
fn damages(most: usize) -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
    proptest::collection::vec((0usize..1_000_000, 0usize..40, 0u8..5), 1..most)
}

/// A program made of several, so that it has many sections.
fn long_program(which: usize) -> String {
    let programs = crate::corpus::programs();
    let some = programs.iter().cycle().skip(which % programs.len());
    let mut text: String = some.take(4).map(String::as_str).collect();
    text.insert_str(0, "A = const(2)\n");
    text += "\nB = const(A + 1)\n\ndef last(x):\n    return x[B]\n";
    text
}

proptest::proptest! {
    /// What is known after an edit does not depend on what was known before it.
    #[test]
    fn an_edited_text_is_known_as_if_it_were_new(which: usize, edits in damages(12)) {
        let mut text = long_program(which);
        let mut facts = analyse_in(&text, &Surroundings::default());
        for (number, edit) in edits.into_iter().enumerate() {
            let before = text.clone();
            // Cutting the end off leaves little to edit.
            if edit.2 < 4 || number % 5 == 4 {
                damage(&mut text, edit);
            }
            let again = analyse_again(&text, &before, &facts, &Surroundings::default());
            proptest::prop_assert_eq!(&again, &analyse_in(&text, &Surroundings::default()));
            // And back, and forth.
            proptest::prop_assert_eq!(&analyse_again(&before, &text, &again, &Surroundings::default()), &facts);
            facts = again;
        }
    }

    #[test]
    fn edited_pieces_are_known_as_if_they_were_new(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
        edits in damages(6),
    ) {
        let mut text = pieces.concat();
        let mut facts = analyse_in(&text, &Surroundings::default());
        for edit in edits {
            let before = text.clone();
            damage(&mut text, edit);
            let again = analyse_again(&text, &before, &facts, &Surroundings::default());
            proptest::prop_assert_eq!(&again, &analyse_in(&text, &Surroundings::default()));
            facts = again;
        }
    }

    /// A board stops at its first fault; that one is among those shown.
    #[test]
    fn what_a_board_says_first_is_said(which: usize, edits in damages(4)) {
        let programs = crate::corpus::programs();
        let mut text = programs[which % programs.len()].clone();
        for edit in edits {
            damage(&mut text, edit);
        }
        let options = garter_compiler::Options::new(b"main.py")
            .native(garter_compiler::Native::AsBytecode);
        let mut words = vec![0; 200_000 + text.len() * 8];
        let shown = analyse(&text).diagnostics;
        match garter_compiler::compile(text.as_bytes(), &options, &mut words) {
            Ok(_) => proptest::prop_assert_eq!(shown, [], "{}", text),
            Err(garter_compiler::Error::OutOfMemory { .. }) => {}
            Err(garter_compiler::Error::Fault(fault)) => {
                let line = |at: usize| LineIndex::new(&text).place(&text, at, Encoding::Utf8).line;
                let wanted = line(fault.start as usize);
                // Of faults found after parsing a board knows the line only, as it counts lines.
                let syntax = matches!(fault.code, garter_compiler::Code::Syntax(_));
                let told = shown.iter().any(|found| {
                    found.message.starts_with(fault.message())
                        && (!syntax || line(found.range.start) == wanted)
                });
                proptest::prop_assert!(told, "{:?} not in {:?} of\n{}", fault, shown, text);
            }
        }
    }

    /// Real programs with lines and pieces of lines lost, doubled and moved.
    #[test]
    fn damaged_programs_are_analysed_in_time(which: usize, edits in damages(8)) {
        let mut text = crate::corpus::programs()[which % crate::corpus::programs().len()].clone();
        for edit in edits {
            damage(&mut text, edit);
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
fn each_statement_of_the_module_shows_its_fault() {
    let text = "return 1\nx = 1\nbreak\ndef f():\n    pass\nreturn 2\n1 = x\n";
    let ids: Vec<_> = analyse(text)
        .diagnostics
        .iter()
        .map(|found| found.code.id())
        .collect();
    assert_eq!(
        ids,
        ["GA206", "GA205", "GA206", "GA201"],
        "{:?}",
        faults(text)
    );
}

#[test]
fn constants_hold_for_all_that_follows() {
    let text = "A = const(1)\ndef f():\n    pass\nB = const(A + 1)\ndef g():\n    pass\n\
                C = const(B + D)\n";
    assert_eq!(faults(text), ["GA225 \"C = const(B + D)\" not a constant"]);
    let before = text.replace("A = const(1)", "A = 1");
    assert_eq!(analyse(&before).diagnostics.len(), 2);
    assert_eq!(
        analyse_again(text, &before, &analyse(&before), &Surroundings::default()),
        analyse_in(text, &Surroundings::default())
    );
}

#[test]
fn a_global_of_the_module_is_judged_by_all_that_stands_before_it() {
    let text = "x = 1\ndef f():\n    pass\nglobal x\n";
    let ids: Vec<_> = analyse(text)
        .diagnostics
        .iter()
        .map(|found| found.code.id())
        .collect();
    assert_eq!(ids, ["GA210"]);
}

#[test]
fn a_block_that_is_missing_is_missed_where_the_next_statement_begins() {
    assert_eq!(
        faults("def f():\n    pass\n\nif x:\ndef g():\n    pass\n"),
        faults("if x:\ndef g():\n    pass\n")
    );
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

/// What is found in a text that is looked at for `garter check`, and what an editor shows.
fn looked_at(text: &str) -> (Vec<crate::Diagnostic>, Vec<crate::Diagnostic>) {
    let around = Surroundings::default();
    let known = super::look(text, &mut crate::Memory::default());
    let found = super::analyse_file(text, text, &known, &around, None);
    (found.diagnostics, analyse_in(text, &around).diagnostics)
}

#[test]
fn a_text_looked_at_in_one_piece_says_what_its_sections_say() {
    for text in crate::corpus::programs() {
        let (found, wanted) = looked_at(text);
        assert_eq!(found, wanted, "{text}");
    }
    let counted = "def one():\n    n = 0\n    def add():\n        nonlocal n\n        n += 1\n    add()\n\n\n";
    let evaluated =
        "def two():\n    unused = 1\n\n\ndef three():\n    used = 1\n    return eval('used')\n";
    let wrong = "def four():\n    a = 1\n    global a\n\n\n";
    let constant = "from micropython import const\n_A = const(3)\n_B: int = const(4)\n\n\n";
    let assigned = "def five():\n    _A = 5\n\n\n_B = 6\n";
    for text in [
        [counted, evaluated].concat(),
        [counted, wrong, evaluated].concat(),
        [constant, counted, assigned].concat(),
        [counted, constant, evaluated, assigned, wrong].concat(),
        [counted, evaluated].concat().repeat(600),
    ] {
        let (found, wanted) = looked_at(&text);
        assert!(!found.is_empty());
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn of_very_many_findings_the_same_are_kept_however_a_text_is_looked_at() {
    let text: String = (0..400)
        .map(|n| format!("unknown{n}\nimport os as o{n}\nx = y{n} == None\n"))
        .collect();
    let (found, wanted) = looked_at(&text);
    assert!(found.len() >= 500);
    assert_eq!(found, wanted);
}

#[test]
fn what_stands_beside_a_statement_that_cannot_be_parsed_is_held_against_the_board() {
    let missing = |text: &str| {
        let found = analyse_in(text, &Surroundings::default()).diagnostics;
        let missing = found.iter().filter(|it| it.code.id() == "GA302");
        let shown = missing.map(|it| format!("{}: {}", it.range.start, &text[it.range.clone()]));
        shown.collect::<Vec<_>>().join(", ")
    };
    let led = "import pyb\nled = pyb.LED(1)\n";
    for (rest, wanted) in [
        ("x = = 1\nled.togle()\n", "40: togle"),
        ("led.togle()\nx = = led.on()\nled.on()\n", "32: togle"),
        (
            "led.togle()\n\ndef f():\n    led.on()\n    x = = 1\n",
            "32: togle",
        ),
        ("while True\n    led.on()\nled.togle()\n", "56: togle"),
        // It may be another thing now.
        ("led = = other\nled.togle()\n", ""),
        ("for led in = x:\n    pass\nled.togle()\n", ""),
        ("import = led.on\nled.togle()\n", ""),
        // Names of lost lines are not missed, nor what they give.
        ("imprt other.thing\nother.go()\nled.togle(\n", ""),
    ] {
        assert_eq!(missing(&format!("{led}{rest}")), wanted, "{rest}");
    }
    let text = "imprt other.thing\nother.go()\nimport os\nos.remove(a)\n";
    let found = analyse_in(text, &Surroundings::default()).diagnostics;
    let codes: Vec<&str> = found.iter().map(|it| it.code.id()).collect();
    assert_eq!(codes, ["GA101", "GA401"], "{found:?}");
}
