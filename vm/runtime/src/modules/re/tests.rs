//! The engine by itself: what it matches, and that nothing makes it panic.

use std::string::String;
use std::vec;
use std::vec::Vec;

use proptest::prelude::*;

use super::compile::{Fault, compile, room};
use super::run::{Matcher, Outcome, State, UNSET};

/// The groups of a match at the start or anywhere, as text.
fn groups(pattern: &str, text: &str, everywhere: bool) -> Option<Vec<Option<String>>> {
    let mut code = vec![0; room(pattern.len())];
    let compiled = compile(pattern.as_bytes(), true, &mut code).expect("a pattern");
    let matcher = Matcher {
        program: &code[..compiled.len],
        text: text.as_bytes(),
        wide: true,
    };
    for start in 0..=text.len() {
        let mut slots = vec![UNSET; compiled.slots];
        let mut stack = vec![0; 6];
        let mut state = State::at(start);
        loop {
            match matcher.run(&mut state, &mut slots, &mut stack, 100) {
                Outcome::Full => stack.resize(stack.len() * 2, 0),
                Outcome::Busy => {}
                Outcome::Fail => break,
                Outcome::Match => {
                    let part = |i: usize| {
                        let (a, b) = (slots[2 * i], slots[2 * i + 1]);
                        (a != UNSET && b != UNSET).then(|| text[a as usize..b as usize].into())
                    };
                    return Some((0..compiled.groups).map(part).collect());
                }
            }
        }
        if !everywhere {
            break;
        }
    }
    None
}

fn first(pattern: &str, text: &str) -> Option<String> {
    groups(pattern, text, false)?.swap_remove(0)
}

#[test]
fn patterns_match_what_they_should() {
    // What CPython's re.match gave.
    for (pattern, text, want) in [
        ("a*?b", "aab", Some("aab")),
        ("a+?", "aaa", Some("a")),
        ("(a|bc)d", "bcd", Some("bcd")),
        ("(?:ab)+", "ababa", Some("abab")),
        ("(a*)*", "aaa", Some("aaa")),
        ("(a|aa)+$", "aaaa", Some("aaaa")),
        ("(a*)+b", "aaac", None),
        ("[^a-c]+", "xyza", Some("xyz")),
        ("[\\d.]+", "1.2a", Some("1.2")),
        ("\\w+\\s\\S+", "ab_1 cd e", Some("ab_1 cd")),
        ("(|a)+b", "aab", Some("aab")),
        ("a|b|cd", "cd", Some("cd")),
        ("(a|b|c)*d", "abcd", Some("abcd")),
        ("((a)|b)*c", "abac", Some("abac")),
        (".é.", "xéy", Some("xéy")),
        ("é+", "éé", Some("éé")),
        ("[à-ï]*", "éàz", Some("éà")),
        ("^ab$", "ab", Some("ab")),
        ("x*", "abc", Some("")),
        ("(ab?)*?c", "abac", Some("abac")),
        ("(a?)*?b", "aab", Some("aab")),
        ("[\\D]+", "ab1", Some("ab")),
    ] {
        assert_eq!(first(pattern, text).as_deref(), want, "{pattern} on {text}");
    }
}

#[test]
fn groups_remember_where_they_were_last() {
    let shown = |p, t| groups(p, t, true).map(|g| std::format!("{g:?}"));
    assert_eq!(
        shown("(a)|(b)", "b").as_deref(),
        Some("[Some(\"b\"), None, Some(\"b\")]")
    );
    assert_eq!(
        shown("((a)b)*", "abab").as_deref(),
        Some("[Some(\"abab\"), Some(\"ab\"), Some(\"a\")]")
    );
    assert_eq!(
        shown("(\\d+)-(\\d+)", "tel 12-345").as_deref(),
        Some("[Some(\"12-345\"), Some(\"12\"), Some(\"345\")]")
    );
}

#[test]
fn what_is_no_pattern_is_refused() {
    for (pattern, fault) in [
        ("(", Fault::Complex),
        ("[a", Fault::Complex),
        ("*", Fault::Complex),
        ("a**", Fault::Complex),
        ("a|*", Fault::Complex),
        ("\\", Fault::Complex),
        ("(?P<x>a)", Fault::Complex),
        ("a)", Fault::Unopened),
    ] {
        let mut code = vec![0; room(pattern.len())];
        assert_eq!(
            compile(pattern.as_bytes(), true, &mut code),
            Err(fault),
            "{pattern}"
        );
    }
}

proptest! {
    #[test]
    fn no_pattern_and_no_text_panics(pattern in "[ab()|*+?.\\[\\]^$é\\\\-]{0,14}", text in "[abé]{0,8}") {
        let mut code = vec![0; room(pattern.len())];
        if let Ok(compiled) = compile(pattern.as_bytes(), true, &mut code) {
            let matcher = Matcher {
                program: &code[..compiled.len],
                text: text.as_bytes(),
                wide: true,
            };
            let mut slots = vec![UNSET; compiled.slots];
            let mut stack = vec![0; 3000];
            let mut state = State::at(0);
            for _ in 0..20 {
                if matcher.run(&mut state, &mut slots, &mut stack, 1000) != Outcome::Busy {
                    break;
                }
            }
        }
    }
}
