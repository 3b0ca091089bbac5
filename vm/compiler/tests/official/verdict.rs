//! What a compiler says to a program, in a form that can be compared.

use garter_compiler::{Error, Options, compile, compile_spelled};

use crate::setting::Setting;

/// What a compiler says to a program.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Verdict {
    /// The bytes of the `.mpy` file.
    Code(Vec<u8>),
    /// Everything that it prints.
    Refused(String),
    /// Its memory, or its time, did not do.
    OutOfMemory,
}

/// The file's own name.
pub(crate) const INPUT: &str = "input.py";

/// Words of the arena that ours gets.
const ARENA: usize = 1 << 24;
/// Rules that may be open: more than the official compiler has memory for.
const NESTING: u32 = 1 << 20;

thread_local! {
    static MEMORY: std::cell::RefCell<Vec<u32>> = std::cell::RefCell::new(vec![0; ARENA]);
}

impl Verdict {
    pub(crate) fn refused(text: String) -> Self {
        let last = text.trim_end().lines().last().unwrap_or_default();
        if last.starts_with("MemoryError") || last.contains("maximum recursion depth") {
            return Verdict::OutOfMemory;
        }
        Verdict::Refused(text)
    }

    /// What ours says, as `garter mpy` asks it.
    pub(crate) fn ours(source: &[u8], setting: &Setting) -> Self {
        let compiled =
            compile_spelled::<Vec<u8>, _, _>(source, |text| match Self::ours_of(text, setting) {
                refused @ Verdict::Refused(_) => Err(refused),
                done => Ok(done),
            });
        compiled.unwrap_or_else(|refused| refused)
    }

    fn ours_of(source: &[u8], setting: &Setting) -> Self {
        let options = setting.options();
        let mut result = Self::ours_with(source, setting, &options);
        if result == Verdict::OutOfMemory {
            result = Self::ours_with(source, setting, &options.nesting(NESTING));
        }
        result
    }

    fn ours_with(source: &[u8], setting: &Setting, options: &Options<'_>) -> Self {
        MEMORY.with_borrow_mut(|arena| match compile(source, options, arena) {
            Ok(done) => Verdict::Code(done.image.iter().collect()),
            Err(Error::Fault(fault)) => {
                // What is found before code is made goes by the name of the file itself.
                let file = match fault.block(source) {
                    None => INPUT,
                    Some(_) => setting.name.as_str(),
                };
                Self::refused(fault.traceback(file, source).to_string())
            }
            Err(Error::OutOfMemory { .. }) => Verdict::OutOfMemory,
        })
    }

    pub(crate) fn accepted(&self) -> bool {
        matches!(self, Verdict::Code(_))
    }

    /// A line for people.
    pub(crate) fn summary(&self) -> String {
        match self {
            Verdict::Code(bytes) => format!("{} bytes", bytes.len()),
            Verdict::Refused(text) => {
                let lines: Vec<&str> = text.lines().skip(1).map(str::trim).collect();
                lines.join(" / ")
            }
            other => format!("{other:?}"),
        }
    }
}
