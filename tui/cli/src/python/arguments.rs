//! The command line of the `micropython` command.

use std::ffi::OsString;

/// What to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// Statements given with `-c`.
    Command(String),
    /// A module given with `-m`.
    Module(String),
    /// A file.
    File(String),
    /// Standard input.
    Input,
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Version,
    Run(Arguments),
}

/// What to run, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) program: Program,
    /// `sys.argv`.
    pub(crate) argv: Vec<String>,
    /// Bytes of the heap.
    pub(crate) heap_bytes: usize,
    /// The REPL follows the program.
    pub(crate) inspect: bool,
    /// Only compile.
    pub(crate) compile_only: bool,
    pub(crate) optimise: u8,
    /// Collect garbage at every allocation and look the heap over at the end: for tests.
    pub(crate) stress: bool,
    /// Floats of 32 bits, as on boards: for tests.
    pub(crate) single: bool,
}

/// Heap when nobody says otherwise, 16 MiB: much for a script, little for a PC.
const HEAP_BYTES: usize = 16 << 20;
/// Largest heap that 32-bit offsets reach.
const LARGEST_HEAP: usize = 2 << 30;

/// The help, for a program called so.
pub(super) fn usage(called: &str) -> String {
    format!(
        "\
usage: {called} [options] [-X <option>] [-c <command> | -m <module> | <file>] [arguments]

Options:
  -c <command>   run these statements
  -m <module>    run this module, or this package's __main__, as __main__
  -i             the REPL follows, whatever came before it; so it does when the environment has
                 MICROPYINSPECT
  -O[<n>]        optimise: 1 drops asserts, 3 line numbers too; -OO is -O2
  -v             taken for the sake of scripts that say it; there is nothing to tell
  -h, --help     this help
  --version      the version

Options after -X:
  compile-only                  compile and do not run
  emit=bytecode|native|viper    taken; all functions run as bytecode
  heapsize=<n>[w][K|M]          bytes of heap, or words with w (16M when nothing is said)

Without a program: the REPL, or the program on standard input when that is no terminal.
MICROPYPATH has the folders that modules come from, with colons between them.

Example: {called} -X heapsize=100K program.py
"
    )
}

/// What is said of words that mean nothing.
fn unknown(word: &str) -> String {
    format!("`{word}` means nothing here; -h lists the options\n")
}

/// Takes the words apart.
///
/// # Errors
/// What to tell the user.
pub(crate) fn parse(words: Vec<OsString>) -> Result<Asked, String> {
    let words: Vec<String> = words
        .into_iter()
        .map(|w| w.to_string_lossy().into_owned())
        .collect();
    let mut parsed = Arguments {
        program: Program::Input,
        argv: vec![String::new()],
        heap_bytes: HEAP_BYTES,
        inspect: std::env::var_os("MICROPYINSPECT").is_some_and(|v| !v.is_empty()),
        compile_only: false,
        optimise: 0,
        stress: false,
        single: false,
    };
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let mut value = || {
            let value = rest.next().cloned();
            value.ok_or_else(|| format!("something must follow `{word}`; -h lists the options\n"))
        };
        match word.as_str() {
            "-c" => {
                parsed.program = Program::Command(value()?);
                parsed.argv = vec!["-c".into()];
            }
            "-m" => {
                let module = value()?;
                parsed.argv = vec![module.clone()];
                parsed.program = Program::Module(module);
            }
            "-h" | "--help" => return Ok(Asked::Help),
            "--version" => return Ok(Asked::Version),
            "-i" => {
                parsed.inspect = true;
                continue;
            }
            v if is_verbose(v) => continue,
            "-X" => {
                option(&mut parsed, &value()?)?;
                continue;
            }
            o if o.starts_with("-O") => {
                parsed.optimise = match &o[2..] {
                    "" => 1,
                    more if more.bytes().all(|b| b == b'O') => (more.len() + 1).min(3) as u8,
                    number => number.parse::<u8>().map_err(|_| unknown(word))?.min(3),
                };
                continue;
            }
            "-" => parsed.program = Program::Input,
            o if o.starts_with('-') => return Err(unknown(o)),
            file => {
                parsed.program = Program::File(file.into());
                parsed.argv = vec![file.into()];
            }
        }
        break;
    }
    parsed.argv.extend(rest.cloned());
    Ok(Asked::Run(parsed))
}

/// `-v`, `-vv` and so on.
fn is_verbose(word: &str) -> bool {
    let letters = word.strip_prefix('-').unwrap_or_default();
    !letters.is_empty() && letters.bytes().all(|b| b == b'v')
}

fn option(parsed: &mut Arguments, option: &str) -> Result<(), String> {
    if let Some(size) = option.strip_prefix("heapsize=") {
        parsed.heap_bytes = heap_size(size)
            .filter(|n| (1024..=LARGEST_HEAP).contains(n))
            .ok_or_else(|| {
                format!(
                    "`{size}` is no size of a heap: 64K, 2M or 100000w would be, from 1K to 2048M\n"
                )
            })?;
        return Ok(());
    }
    match option {
        "compile-only" => parsed.compile_only = true,
        "stress" => parsed.stress = true,
        "single" => parsed.single = true,
        // Every function that asks for machine code runs as bytecode.
        "emit=bytecode" | "emit=native" | "emit=viper" => {}
        _ => return Err(unknown(option)),
    }
    Ok(())
}

/// A size such as `64K`, `2M` or `100000w`.
fn heap_size(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let (body, unit) = match lower.as_bytes().last()? {
        b'k' => (&lower[..lower.len() - 1], 1024),
        b'm' => (&lower[..lower.len() - 1], 1024 * 1024),
        _ => (lower.as_str(), 1),
    };
    let (digits, word) = match body.strip_suffix('w') {
        Some(digits) => (digits, 4),
        None => (body, 1),
    };
    digits
        .parse::<usize>()
        .ok()?
        .checked_mul(unit)?
        .checked_mul(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Asked, String> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    fn of(line: &str) -> Result<Arguments, String> {
        match asked(line)? {
            Asked::Run(arguments) => Ok(arguments),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for_before_the_program() {
        assert_eq!(asked("-O -X heapsize=1M -h"), Ok(Asked::Help));
        assert_eq!(asked("-i --version"), Ok(Asked::Version));
        assert_eq!(of("run.py -h").expect("good").argv, ["run.py", "-h"]);
        assert_eq!(of("-c pass -h").expect("good").argv, ["-c", "-h"]);
    }

    #[test]
    fn levels_above_the_highest_are_the_highest() {
        for (line, level) in [("-O", 1), ("-OO", 2), ("-OOOO", 3), ("-O0", 0), ("-O9", 3)] {
            assert_eq!(of(line).expect("good").optimise, level, "{line}");
        }
        assert!(of("-O1x").is_err());
    }

    #[test]
    fn what_follows_the_program_is_its_own() {
        let parsed = of("-O -X heapsize=64K run.py -c x").expect("good");
        assert_eq!(parsed.program, Program::File("run.py".into()));
        assert_eq!(parsed.argv, ["run.py", "-c", "x"]);
        assert_eq!((parsed.heap_bytes, parsed.optimise), (65536, 1));
    }

    #[test]
    fn commands_and_modules_take_one_word() {
        assert_eq!(of("-c pass a").expect("good").argv, ["-c", "a"]);
        let module = of("-vv -m mod a").expect("good");
        assert_eq!(module.program, Program::Module("mod".into()));
        assert_eq!(module.argv, ["mod", "a"]);
        assert!(of("-c").is_err());
        assert!(of("-X heapsize=lots").is_err());
        assert!(of("-z").is_err());
    }
}
