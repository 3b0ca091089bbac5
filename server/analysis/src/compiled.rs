//! What the compiler says of a text: its faults, and what the code comes to.

use garter_bytecode::Bytes;
use garter_compiler::{Code as CompilerCode, Error, Fault, Native, Options, check_with, compile};
use garter_syntax::{Fault as SyntaxFault, FaultCode, Frame};

use crate::cpython;
use crate::fault::{MOST, tidy};
use crate::follow_up;
use crate::stack::Outgrown;
use crate::{Code, Diagnostic, Severity};

/// Words of memory for a text of no size.
const LEAST_WORDS: usize = 16 * 1024;
/// Words of memory for each byte of text, at first; programs take 1 to 3.
const WORDS_PER_BYTE: usize = 4;
/// Words of memory beyond which a text is given up: 1 GiB.
const MOST_WORDS: usize = 256 * 1024 * 1024;

/// How often a text is tried with twice the memory.
const ATTEMPTS: usize = 6;

/// What the code of a text comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeSize {
    /// Bytes of the `.mpy` file.
    pub mpy_bytes: usize,
    /// Bytes of memory that compiling it takes at most.
    pub compile_bytes: usize,
}

/// The size of a text's code; none when it does not compile.
pub fn code_size(text: &str) -> Option<CodeSize> {
    compiled(text, |done| CodeSize {
        mpy_bytes: done.image.len(),
        compile_bytes: done.peak_bytes,
    })
}

/// The bytes of the `.mpy` file of a text; none when it does not compile.
pub(crate) fn image(text: &str) -> Option<Vec<u8>> {
    compiled(text, |done| done.image.iter().collect())
}

fn compiled<A>(text: &str, take: impl Fn(&garter_compiler::Compiled<'_>) -> A) -> Option<A> {
    let mut words = LEAST_WORDS + text.len().saturating_mul(WORDS_PER_BYTE);
    loop {
        match compile(
            text.as_bytes(),
            &options(),
            &mut vec![0; words.min(MOST_WORDS)],
        ) {
            Ok(done) => return Some(take(&done)),
            Err(Error::OutOfMemory { .. }) if words < MOST_WORDS => words *= 2,
            Err(_) => return None,
        }
    }
}

/// The faults that only compiling finds.
pub(crate) struct Compiled {
    faults: Vec<Fault>,
    too_deep: bool,
}

impl Outgrown for Compiled {
    fn is_too_deep(&self) -> bool {
        self.too_deep
    }
}

impl Compiled {
    /// There are none.
    pub(crate) const NONE: Compiled = Compiled {
        faults: Vec::new(),
        too_deep: false,
    };

    /// Finds them. Works in `memory`, which grows as needed.
    pub(crate) fn of(text: &str, memory: &mut Vec<u32>, frames: &mut [Frame]) -> Self {
        let mut words = LEAST_WORDS + text.len().saturating_mul(WORDS_PER_BYTE);
        let mut found = Compiled::NONE;
        for _ in 0..ATTEMPTS {
            found = Compiled::NONE;
            let memory = grown(memory, words);
            let mut report = |fault: &Fault| found.add(fault);
            let options = options();
            let summary = check_with(text.as_bytes(), &options, memory, frames, &mut report);
            if !summary.out_of_memory || words >= MOST_WORDS {
                break;
            }
            words *= 2;
        }
        found
    }

    /// Keeps a fault that is not the parser's.
    fn add(&mut self, fault: &Fault) {
        match fault.code {
            CompilerCode::Syntax(code) => self.too_deep |= code == FaultCode::TooDeep,
            _ if self.faults.len() < MOST => self.faults.push(*fault),
            _ => {}
        }
    }

    /// Those that cannot follow from the parser's faults.
    pub(crate) fn diagnostics(self, text: &str, syntax: &[SyntaxFault]) -> Vec<Diagnostic> {
        let own = |fault: &&Fault| !follow_up::is_possible(fault, syntax, text);
        let found = self.faults.iter().filter(own);
        found.map(|fault| diagnostic(fault, text)).collect()
    }
}

/// So many words, as far as a text may have them. What is in them does not matter.
fn grown(memory: &mut Vec<u32>, words: usize) -> &mut [u32] {
    let words = words.min(MOST_WORDS);
    if memory.len() < words {
        memory.clear();
        memory.resize(words, 0);
    }
    &mut memory[..words]
}

/// Functions that become machine code are held against its rules.
fn options() -> Options<'static> {
    Options::new(b"main.py").native(Native::Check)
}

fn diagnostic(fault: &Fault, text: &str) -> Diagnostic {
    let range = tidy(fault.start as usize..fault.end as usize, text);
    let message = match cpython::advice(fault.code.id(), range.start, text) {
        "" => fault.message().to_string(),
        advice => format!("{}: {advice}", fault.message()),
    };
    Diagnostic::new(
        range,
        Code::named(fault.code.id()),
        Severity::Error,
        message,
    )
}

#[cfg(test)]
mod tests {
    use super::code_size;
    use crate::{Code, analyse};

    fn faults(text: &str) -> Vec<(&str, String, &str)> {
        let shown = |found: crate::Diagnostic| (found.code.id(), found.message, &text[found.range]);
        analyse(text).diagnostics.into_iter().map(shown).collect()
    }

    #[test]
    fn each_function_shows_its_own_fault() {
        let text = "def f():\n    break\ndef g():\n    1 = x\nreturn 2\n";
        let ids: Vec<_> = faults(text).into_iter().map(|(id, ..)| id).collect();
        assert_eq!(ids, ["GA205", "GA201", "GA206"], "{:?}", faults(text));
    }

    #[test]
    fn viper_functions_show_every_broken_rule_where_it_is_broken() {
        let text = "@micropython.viper\ndef f(a: int, p: ptr8, q: float) -> uint:\n    x = a + 1.5\n    \
                    p[0] = p\n    if p:\n        pass\n    return a\n";
        let shown: Vec<_> = faults(text)
            .into_iter()
            .map(|(_, message, range)| (message, range))
            .collect();
        let expected = [
            ("unknown type 'float'", "float"),
            ("can't do binary op between 'int' and 'object'", "a + 1.5"),
            ("can't store 'ptr8'", "p[0] = p"),
            ("can't implicitly convert 'ptr8' to 'bool'", "if p:"),
            ("return expected 'uint' but got 'int'", "return a"),
        ];
        assert_eq!(shown.len(), expected.len(), "{shown:#?}");
        for ((message, range), (wanted, place)) in shown.iter().zip(expected) {
            assert_eq!(message, wanted);
            assert_eq!(range.trim_end(), place.trim_end(), "{message}");
        }
    }

    #[test]
    fn a_fault_of_the_parser_is_not_told_twice() {
        assert_eq!(faults("x = = 1\n").len(), 1);
    }

    #[test]
    fn a_fault_of_the_parser_hides_no_fault_of_another_function() {
        let text = "def f():\n    x = = 1\ndef g():\n    break\n1 = x\n";
        let ids: Vec<_> = faults(text).into_iter().map(|(id, ..)| id).collect();
        assert_eq!(ids, ["GA101", "GA205", "GA201"], "{:?}", faults(text));
    }

    #[test]
    fn a_number_too_large_to_compute_hides_nothing() {
        let text = "x = 9 ** 9 ** 9\n1 = x\n";
        let ids: Vec<_> = faults(text).into_iter().map(|(id, ..)| id).collect();
        assert_eq!(ids, ["GA201"]);
    }

    #[test]
    fn every_fault_of_the_compiler_is_in_the_table() {
        for code in garter_compiler::Code::COMPILE {
            assert_eq!(Code::named(code.id()).name(), code.id());
        }
    }

    /// The official cross compiler 1.29 writes 30 bytes for a file of this name and text.
    #[test]
    fn a_size_is_that_of_the_file_and_a_faulty_text_has_none() {
        assert!(code_size("print(1)\n").is_some_and(|size| size.mpy_bytes == 30));
        assert_eq!(code_size("x = = 1\n"), None);
    }
}
