//! The words of `garter mpy`: the official cross compiler's, read as it reads them.

use std::ffi::OsString;
use std::path::PathBuf;

/// Machines that the official compiler can be told of.
const ARCHITECTURES: [&str; 14] = [
    "x86",
    "x64",
    "armv6",
    "armv6m",
    "armv7m",
    "armv7em",
    "armv7emsp",
    "armv7emdp",
    "xtensa",
    "xtensawin",
    "rv32imc",
    "rv64imc",
    "host",
    "debug",
];

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Arguments {
    pub(super) files: Vec<PathBuf>,
    pub(super) output: Option<PathBuf>,
    pub(super) source: Option<OsString>,
    pub(super) optimise: u8,
    pub(super) small_int_bits: Option<u8>,
    pub(super) no_source_lines: bool,
    pub(super) version: bool,
    /// Machine code is to be made of all functions.
    machine_code: bool,
    /// Flags of the architecture, which the file names even when it has no native code.
    pub(super) flags: u8,
}

/// The help, for a program called so.
pub(super) fn usage(called: &str) -> String {
    format!(
        "\
Compile Python files to .mpy files, byte for byte as mpy-cross 1.29 does

usage: {called} [options] [-X <option>] [--] <file>...

Files are compiled beside themselves; - is standard input, compiled to standard output.

Options are those of mpy-cross:
  -o FILE                where the output goes (with one file), - for standard output
  -s NAME                the name that tracebacks show (with one file)
  -O[N]                  optimisation: 1 drops asserts, 3 line numbers too
  -X no-source-lines     no line numbers
  -msmall-int-bits=N     bits of a small integer
  -march=ARCH            accepted; functions for machine code are refused
  --version              which format is written
  -h, --help             this help

Example: {called} -O2 sensor.py
"
    )
}

/// Reads the words; an error says what is wrong with them.
pub(super) fn parse(words: &[OsString]) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    let mut machine = Machine::default();
    let mut words = words.iter();
    let mut options = true;
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if !options || !text.starts_with('-') || text == "-" {
            arguments.files.push(word.into());
            continue;
        }
        let mut next = || words.next().ok_or(format!("{text} needs a value"));
        match text.as_ref() {
            "--" => options = false,
            "--version" => {
                // It is answered at once, whatever else is there.
                arguments.version = true;
                return Ok(arguments);
            }
            "-o" => arguments.output = Some(next()?.into()),
            "-s" => arguments.source = Some(next()?.into()),
            "-X" => implementation(&next()?.to_string_lossy(), &mut arguments)?,
            _ if text.starts_with("-O") => arguments.optimise = level(&text),
            "-v" => {}
            _ => machine.option(&text, &mut arguments)?,
        }
    }
    if arguments.files.is_empty() {
        return Err("no input file: name one, or - for standard input".to_owned());
    }
    if arguments.machine_code {
        return Err("only bytecode is made; the official mpy-cross makes machine code".to_owned());
    }
    arguments.flags = machine.flags()?;
    if arguments.files.len() > 1 && (arguments.output.is_some() || arguments.source.is_some()) {
        return Err("multiple input files: -o and -s go with one".to_owned());
    }
    Ok(arguments)
}

/// `-O2` is 2, and so is `-OO`.
fn level(text: &str) -> u8 {
    let rest = text.trim_start_matches('-');
    match rest.chars().nth(1).and_then(|digit| digit.to_digit(10)) {
        Some(digit) => digit as u8,
        None => rest.chars().take_while(|letter| *letter == 'O').count() as u8,
    }
}

/// The machine that native code would be for. Bytecode is the same for all.
#[derive(Default)]
struct Machine {
    architecture: Option<String>,
    flags: Option<String>,
}

impl Machine {
    fn option(&mut self, text: &str, arguments: &mut Arguments) -> Result<(), String> {
        if let Some(bits) = text.strip_prefix("-msmall-int-bits=") {
            let known = c_number(bits).ok_or(format!("{bits} is no number of bits"))?;
            arguments.small_int_bits = Some(known as u8);
        } else if let Some(architecture) = text.strip_prefix("-march=") {
            if !ARCHITECTURES.contains(&architecture) {
                let known = ARCHITECTURES.join(", ");
                return Err(format!(
                    "there is no architecture {architecture}; known are {known}"
                ));
            }
            self.architecture = Some(architecture.to_owned());
        } else if let Some(flags) = text.strip_prefix("-march-flags=") {
            self.flags = Some(flags.to_owned());
        } else {
            return Err(format!("there is no option {text}"));
        }
        Ok(())
    }

    /// Flags are those of the architecture; without one nobody looks at them.
    fn flags(&self) -> Result<u8, String> {
        let (Some(architecture), Some(flags)) = (&self.architecture, &self.flags) else {
            return Ok(0);
        };
        let names = flags.strip_suffix(',').unwrap_or(flags).split(',');
        let bit = |name| FLAGS.iter().position(|flag| *flag == name);
        let named = names.map(|name| bit(name).map(|bit| 1 << bit));
        let known = named.reduce(|a, b| Some(a? | b?)).flatten();
        let known = known.or(number(flags)).filter(|flags| *flags < 4);
        match known {
            Some(flags) if architecture == "rv32imc" => Ok(flags as u8),
            _ => Err(format!(
                "unrecognised arch flags: {flags}; rv32imc has {}, others have none",
                FLAGS.join(", ")
            )),
        }
    }
}

/// Flags of the architecture rv32imc.
const FLAGS: [&str; 2] = ["zba", "zcmp"];

/// A number without a sign, as Python writes it: `0x2`, `0O2`, `0b10`, `2`, but not `02`.
fn number(text: &str) -> Option<u32> {
    let text = text.trim_ascii_start().to_ascii_lowercase();
    let (digits, base) = match text.split_at_checked(2) {
        Some(("0x", digits)) => (digits, 16),
        Some(("0o", digits)) => (digits, 8),
        Some(("0b", digits)) => (digits, 2),
        _ if text.len() > 1 && text.starts_with('0') => return None,
        _ => (text.as_str(), 10),
    };
    let digits = Some(digits).filter(|digits| !digits.starts_with('+'))?;
    u32::from_str_radix(digits, base).ok()
}

/// A number as C's `strtol` reads it when the base is to be seen: nothing is 0, `010` is 8, and
/// what is too large is the largest there is.
fn c_number(text: &str) -> Option<i64> {
    let text = text.trim_ascii_start();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let hexadecimal = digits.strip_prefix("0x").or(digits.strip_prefix("0X"));
    let (digits, base) = match hexadecimal {
        Some(digits) => (digits, 16),
        None if digits.starts_with('0') => (digits, 8),
        None => (digits, 10),
    };
    if text.is_empty() {
        return Some(0);
    }
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return None;
    }
    Some(match (i64::from_str_radix(digits, base), negative) {
        (Ok(number), false) => number,
        (Ok(number), true) => -number,
        (Err(_), false) => i64::MAX,
        (Err(_), true) => i64::MIN,
    })
}

fn implementation(text: &str, arguments: &mut Arguments) -> Result<(), String> {
    match text {
        "source-lines" => arguments.no_source_lines = false,
        "no-source-lines" => arguments.no_source_lines = true,
        "emit=bytecode" => arguments.machine_code = false,
        "emit=native" | "emit=viper" => arguments.machine_code = true,
        // Memory is taken as needed.
        _ if text.starts_with("heapsize=") => {}
        _ => return Err(format!("there is no option -X {text}")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<Arguments, String> {
        let words: Vec<OsString> = text.split_whitespace().map(OsString::from).collect();
        parse(&words)
    }

    #[test]
    fn the_official_options_are_read_as_it_reads_them() {
        let all = words("-v -O2 -s shown.py -msmall-int-bits=0x -o x");
        assert!(all.is_err());
        let all = words("-march=armv7emsp -msmall-int-bits=47 -X heapsize=1M -s n -o out.mpy a.py");
        let all = all.expect("they are right");
        assert_eq!(all.small_int_bits, Some(47));
        assert_eq!(all.source.as_deref(), Some("n".as_ref()));
        assert_eq!(all.files, [PathBuf::from("a.py")]);
        for (text, level) in [
            ("-O a", 1),
            ("-OO a", 2),
            ("-OOO a", 3),
            ("-O0 a", 0),
            ("-O9 a", 9),
            ("-Ox a", 1),
        ] {
            assert_eq!(words(text).expect("it is right").optimise, level, "{text}");
        }
        for flags in ["zba", "zcmp,zba", "zba,", "0", "3", "0b1", "0x2", "0O3"] {
            let line = format!("-march=rv32imc -march-flags={flags} a");
            assert!(words(&line).is_ok(), "{line}");
        }
        for (bits, known) in [
            ("0x10", 16),
            ("010", 8),
            ("-1", 255),
            ("", 0),
            ("+7", 7),
            ("99999999999999999999", 255),
            ("-99999999999999999999", 0),
        ] {
            let all = words(&format!("-msmall-int-bits={bits} a"));
            let all = all.expect("it is right");
            assert_eq!(all.small_int_bits, Some(known), "{bits}");
        }
        assert!(words("--version -q").is_ok_and(|all| all.version));
        assert!(words("-march-flags=any a").is_ok());
        assert!(words("-X no-source-lines a").is_ok_and(|all| all.no_source_lines));
        let both = words("-X no-source-lines -X source-lines a");
        assert!(both.is_ok_and(|all| !all.no_source_lines));
        assert!(words("-X emit=native -X emit=bytecode a").is_ok());
        assert_eq!(words("-- -a").expect("a file").files, [PathBuf::from("-a")]);
        assert_eq!(words("-").expect("a file").files, [PathBuf::from("-")]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, part) in [
            ("", "no input file"),
            (
                "-march=rv32imc -march-flags=zbb a",
                "unrecognised arch flags",
            ),
            ("-march-flags=1 -march=x64 a", "unrecognised arch flags"),
            ("-march=rv32imc -march-flags=01 a", "unrecognised"),
            ("-march=rv32imc -march-flags=+1 a", "unrecognised"),
            ("-march=z80 a", "armv7emsp"),
            ("-X emit=native a", "machine code"),
            ("-o", "-o needs a value"),
            ("-o x a b", "multiple input files"),
            ("-q a", "-q"),
            ("-q --version", "-q"),
            ("-vv a", "-vv"),
            ("-msmall-int-bits=0x a", "0x"),
            ("-msmall-int-bits=08 a", "08"),
        ] {
            let said = words(text).expect_err(text);
            assert!(said.contains(part), "{text}: {said}");
        }
    }
}
