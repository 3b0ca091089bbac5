//! Which faults of the compiler may only follow from a fault of the parser.
//!
//! Where the parser lost the head of a block, the compiler sees the body without it: a
//! `return` seems to stand outside every function. No false alarm is worth more than no alarm,
//! so such a fault is told only where no lost head can be the reason.

use garter_compiler::{Code, Fault};
use garter_syntax::Fault as SyntaxFault;

/// Whether a fault may only follow from one of these, which are in the order of the text.
pub(crate) fn is_possible(fault: &Fault, syntax: &[SyntaxFault], text: &str) -> bool {
    if syntax.is_empty() {
        return false;
    }
    let dependence = depends_on(fault.code);
    if fault.code == Code::NameTooLong {
        // Whatever is around it.
        return false;
    }
    if matches!(dependence, Dependence::Before) {
        // The compiler tells these while it parses: what is wrong further on comes later.
        return syntax.iter().any(|other| other.start < fault.start);
    }
    let line = line_of(fault.start, text);
    let same_line = |other: &SyntaxFault| {
        other.line == fault.line
            || (other.start <= fault.end && fault.start <= other.end)
            || line_of(other.start, text).start == line.start
    };
    if syntax.iter().any(same_line) {
        return true;
    }
    match dependence {
        Dependence::Itself => false,
        Dependence::Blocks => {
            let own = indent(&text[line.clone()]);
            // A fault may close the blocks around it too early, up to the next line of the module.
            let outer = |other: &SyntaxFault| {
                let there = line_of(other.start, text);
                indent(&text[there.clone()]) < own
                    || (own > 0 && !text[there.end..line.start].lines().any(is_of_module))
            };
            syntax
                .iter()
                .take_while(|other| other.start < fault.start)
                .any(outer)
        }
        Dependence::Before | Dependence::Everything => true,
    }
}

/// Whether a fault may only follow from the parser's in a section before: what was wrong there may
/// have been the constant that is missed. It is [`Dependence::Before`] for sections.
pub(crate) fn is_possible_after(code: crate::Code) -> bool {
    matches!(
        code,
        crate::Code::NotAConstant | crate::Code::ConstantRedefined
    )
}

/// What a fault is about.
enum Dependence {
    /// The place itself.
    Itself,
    /// The blocks around the place.
    Blocks,
    /// Places before this one, which may be the lost ones.
    Before,
    /// Other places, which may be the lost ones.
    Everything,
}

fn depends_on(code: Code) -> Dependence {
    match code {
        Code::BreakOutsideLoop
        | Code::ReturnOutsideFunction
        | Code::YieldOutsideFunction
        | Code::AwaitOutsideFunction
        | Code::AsyncOutsideAsync
        | Code::GlobalRedefined
        | Code::NonlocalRedefined
        | Code::NonlocalAtModule
        | Code::SuperWithoutSelf
        | Code::ImportStar => Dependence::Blocks,
        Code::NotAConstant | Code::ConstantRedefined => Dependence::Before,
        Code::NoBinding | Code::DefaultExceptNotLast | Code::TooDeep => Dependence::Everything,
        _ => Dependence::Itself,
    }
}

/// The bytes of the line that an offset is in.
fn line_of(offset: u32, text: &str) -> std::ops::Range<usize> {
    let bytes = text.as_bytes();
    let offset = (offset as usize).min(bytes.len());
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let start = bytes[..offset]
        .iter()
        .rposition(is_end)
        .map_or(0, |at| at + 1);
    let length = bytes[start..].iter().position(is_end);
    start..length.map_or(bytes.len(), |length| start + length)
}

fn is_of_module(line: &str) -> bool {
    line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '@'))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '\u{c}']).len()
}

#[cfg(test)]
mod tests {
    use crate::analyse;

    fn ids(text: &str) -> Vec<&'static str> {
        analyse(text)
            .diagnostics
            .iter()
            .map(|found| found.code.id())
            .collect()
    }

    #[test]
    fn what_the_compiler_finds_before_the_parser_does_is_told() {
        assert_eq!(ids("x = const(1, 2))\n"), ["GA225", "GA101"]);
        assert_eq!(ids("x = ) + const(y)\n"), ["GA101"]);
        let long = "n".repeat(256);
        assert_eq!(ids(&format!("x = [{long}\n")), ["GA234", "GA101"]);
    }

    #[test]
    fn what_stood_in_a_lost_function_is_not_outside_every_function() {
        assert_eq!(ids("deff f(x):\n    return x\n"), ["GA101"]);
        assert_eq!(ids("for i in range(3)\n    break\n"), ["GA101"]);
        assert_eq!(
            ids("async deff f():\n    await x\n    yield 1\n"),
            ["GA101"]
        );
    }

    #[test]
    fn what_stands_beside_a_fault_is_told() {
        assert_eq!(ids("x = = 1\nreturn x\n"), ["GA101", "GA206"]);
        assert_eq!(ids("def f(a, a):\n    x = = 1\n"), ["GA215", "GA101"]);
    }

    #[test]
    fn blocks_that_a_fault_may_have_closed_too_early_are_there() {
        let text = "def h():\n    if x:\n        $ ?if x: b\n        else: c\n    if x:\n        return 1\n";
        assert!(!ids(text).contains(&"GA206"));
        let text = "def h():\n    if x:\n        $\nclass A:\n    return 1\n";
        assert!(ids(text).contains(&"GA206"));
    }

    #[test]
    fn a_constant_whose_line_is_wrong_is_not_missed_in_other_lines() {
        let text = "a $ = const(1)\nprint(a)\n\nb = const(a + 1)\n";
        assert_eq!(ids(text), ["GA105"]);
        let text = "a = f()\nprint(a)\n\nb = const(a + 1)\nc = = 1\n";
        assert_eq!(ids(text), ["GA225", "GA101"]);
    }

    #[test]
    fn names_that_may_have_been_lost_are_not_missed() {
        let text = "def f():\n    x = = 1\n    def g():\n        nonlocal x\n";
        assert_eq!(ids(text), ["GA101"]);
    }

    /// Sound programs, damaged in one place by something that is no Python anywhere.
    #[test]
    fn a_stray_character_in_a_sound_program_is_the_only_fault() {
        let sound = |text: &&String| analyse(text).diagnostics.is_empty();
        let programs: Vec<_> = crate::corpus::programs().iter().filter(sound).collect();
        assert!(programs.len() > 5);
        let mut random = 1u64;
        for text in programs {
            for _ in 0..30 {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(99);
                let mut at = (random >> 33) as usize % text.len();
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                let damaged = format!("{}$ ?{}", &text[..at], &text[at..]);
                let found = analyse(&damaged).diagnostics;
                let compiled = found
                    .iter()
                    .find(|found| found.code.id().starts_with("GA2"));
                assert!(compiled.is_none(), "{compiled:?} at {at} in\n{damaged}");
            }
        }
    }
}
