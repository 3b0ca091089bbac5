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

/// The command line, taken apart.
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

pub(super) const USAGE: &str = "\
usage: garter py [-i] [-O] [-X <option>] [-c <command> | -m <module> | <file>] [arguments]
  -c <command>   run these statements
  -m <module>    run this module as __main__
  -i             the REPL follows
  -O, -OO, -O<n> optimise: 1 drops asserts, 3 line numbers too
  -X heapsize=<n>[w][K|M]  bytes (or words) of heap
  -X compile-only          compile and do not run
  -h             this help
Without a program: the REPL, or the program on standard input when that is no terminal.

Example: garter py -X heapsize=100K program.py
";

/// Takes the words apart.
///
/// # Errors
/// What to tell the user.
pub(crate) fn parse(words: Vec<OsString>) -> Result<Arguments, String> {
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
        let mut value = || rest.next().cloned().ok_or_else(|| USAGE.to_owned());
        match word.as_str() {
            "-c" => {
                parsed.program = Program::Command(value()?);
                parsed.argv = vec!["-c".into()];
            }
            "-m" => {
                parsed.program = Program::Module(value()?);
                parsed.argv = vec!["-m".into()];
            }
            "-i" => {
                parsed.inspect = true;
                continue;
            }
            "-v" => continue,
            "-X" => {
                option(&mut parsed, &value()?)?;
                continue;
            }
            o if o.starts_with("-O") => {
                parsed.optimise = match &o[2..] {
                    "" => 1,
                    more if more.bytes().all(|b| b == b'O') => (more.len() + 1).min(3) as u8,
                    number => number.parse().ok().filter(|n| *n <= 3).ok_or(USAGE)?,
                };
                continue;
            }
            "-" => parsed.program = Program::Input,
            o if o.starts_with('-') => return Err(USAGE.into()),
            file => {
                parsed.program = Program::File(file.into());
                parsed.argv = vec![file.into()];
            }
        }
        break;
    }
    parsed.argv.extend(rest.cloned());
    Ok(parsed)
}

fn option(parsed: &mut Arguments, option: &str) -> Result<(), String> {
    if let Some(size) = option.strip_prefix("heapsize=") {
        parsed.heap_bytes = heap_size(size)
            .filter(|n| (1024..=LARGEST_HEAP).contains(n))
            .ok_or(USAGE)?;
        return Ok(());
    }
    match option {
        "compile-only" => parsed.compile_only = true,
        "stress" => parsed.stress = true,
        "single" => parsed.single = true,
        // Every function that asks for machine code runs as bytecode.
        "emit=bytecode" | "emit=native" | "emit=viper" => {}
        _ => return Err(USAGE.into()),
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

    fn of(line: &str) -> Result<Arguments, String> {
        parse(line.split_whitespace().map(OsString::from).collect())
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
        assert_eq!(
            of("-m mod").expect("good").program,
            Program::Module("mod".into())
        );
        assert!(of("-c").is_err());
        assert!(of("-X heapsize=lots").is_err());
        assert!(of("-z").is_err());
    }
}
