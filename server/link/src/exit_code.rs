//! The exit code of a program: boards take `SystemExit` for the wish to restart,
//! and forget its argument.
//!
//! A program that names `exit` or `SystemExit` is therefore run inside a `try`
//! of ours. It travels as a string first, so that its lines keep their numbers,
//! and is compiled from that under the name that raw REPLs give; the string is
//! free again before the program begins. The argument comes back as the
//! traceback of an exception, apart from what the program prints. All other
//! programs are sent as they are.

use crate::python_bytes::quote;
use crate::traceback::Traceback;

/// Compiles and runs what [`keep`] has left.
pub(crate) const RUN: &str = "try:\n \
    exec(compile(globals().pop('_garter_source'),'<stdin>','exec'))\n\
    except SystemExit as _garter_exit:\n \
    raise RuntimeError('garter exit',*_garter_exit.args[:1])\n";

/// The message of the exception that brings the argument.
const MARK: &str = "garter exit";

/// Words without which a program cannot end by `SystemExit` of its own.
const WORDS: [&str; 2] = ["exit", "SystemExit"];

/// Whether the program may end by `SystemExit`.
pub(crate) fn is_wanted(source: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    source
        .split(|c| !word(c))
        .any(|found| WORDS.contains(&found))
}

/// Code that leaves the program on the board as a string.
pub(crate) fn keep(source: &str) -> String {
    format!("_garter_source={}\n", quote(source))
}

/// The exit code, if this is the exception of [`RUN`]. As everywhere, no argument
/// means success and one that is no number a failure.
pub(crate) fn exit_code(traceback: &Traceback) -> Option<i32> {
    if traceback.kind != "RuntimeError" {
        return None;
    }
    if traceback.message == MARK {
        return Some(0);
    }
    let rest = traceback.message.strip_prefix("('")?.strip_prefix(MARK)?;
    let argument = rest.strip_prefix("', ")?.strip_suffix(')')?;
    Some(match argument {
        "None" | "False" => 0,
        number => number.parse().unwrap_or(1),
    })
}

/// Whether the board cannot do it this way; the program has not begun then.
pub(crate) fn is_unable(traceback: &Traceback) -> bool {
    let missing = |name: &str| traceback.message.contains(name);
    traceback.kind == "NameError"
        && traceback.frames.len() == 1
        && (missing("'compile'") || missing("'exec'"))
}

#[cfg(test)]
mod tests {
    use super::{exit_code, is_unable, is_wanted, keep};
    use crate::traceback::Traceback;

    #[test]
    fn only_programs_that_name_it_are_run_in_a_special_way() {
        assert!(is_wanted("import sys\nsys.exit(3)"));
        assert!(is_wanted("raise SystemExit"));
        assert!(!is_wanted("def __exit__(self): pass\nexited = 1"));
        assert!(!is_wanted(""));
    }

    #[test]
    fn the_program_is_kept_as_it_is() {
        assert_eq!(
            keep("a\\\n'ä'\t"),
            "_garter_source='a\\\\\\n\\'ä\\'\\x09'\n"
        );
    }

    #[test]
    fn arguments_are_exit_codes() {
        let code = |message: &str| {
            exit_code(&Traceback {
                kind: "RuntimeError".to_owned(),
                message: message.to_owned(),
                ..Traceback::default()
            })
        };
        assert_eq!(code("garter exit"), Some(0));
        assert_eq!(code("('garter exit', None)"), Some(0));
        assert_eq!(code("('garter exit', 3)"), Some(3));
        assert_eq!(code("('garter exit', -1)"), Some(-1));
        assert_eq!(code("('garter exit', True)"), Some(1));
        assert_eq!(code("('garter exit', 'no (really)')"), Some(1));
        assert_eq!(code("something else"), None);
    }

    #[test]
    fn a_board_without_compile_is_told_from_a_program_that_fails() {
        let lone = "Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>\n\
                    NameError: name 'compile' isn't defined\n";
        assert!(is_unable(&Traceback::parse(lone.as_bytes())));
        let inner = lone.replace("NameError", "  File \"<stdin>\", line 7, in f\nNameError");
        assert!(!is_unable(&Traceback::parse(inner.as_bytes())));
    }
}
