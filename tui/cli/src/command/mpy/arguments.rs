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
    pub(super) source: Option<String>,
    pub(super) optimise: u8,
    pub(super) small_int_bits: Option<u8>,
    pub(super) no_source_lines: bool,
    pub(super) version: bool,
}

/// Reads the words; an error says what is wrong with them.
pub(super) fn parse(words: &[OsString]) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
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
            "--version" => arguments.version = true,
            "-o" => arguments.output = Some(next()?.into()),
            "-s" => arguments.source = Some(next()?.to_string_lossy().into_owned()),
            "-X" => implementation(&next()?.to_string_lossy(), &mut arguments)?,
            _ if text.starts_with("-O") => arguments.optimise = level(&text),
            _ if text.starts_with("-v") => {}
            _ => machine(&text, &mut arguments)?,
        }
    }
    if arguments.files.is_empty() && !arguments.version {
        return Err("name a file, or - for standard input".to_owned());
    }
    let one = arguments.files.len() == 1 || arguments.version;
    if !one && (arguments.output.is_some() || arguments.source.is_some()) {
        return Err("-o and -s go with one file".to_owned());
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

fn machine(text: &str, arguments: &mut Arguments) -> Result<(), String> {
    if let Some(bits) = text.strip_prefix("-msmall-int-bits=") {
        let known = bits.parse::<i64>();
        let known = known.map_err(|_| format!("{bits} is no number of bits"))?;
        arguments.small_int_bits = Some(known as u8);
        return Ok(());
    }
    if let Some(architecture) = text.strip_prefix("-march=") {
        return match ARCHITECTURES.contains(&architecture) {
            true => Ok(()),
            false => Err(format!(
                "there is no architecture {architecture}; known are {}",
                ARCHITECTURES.join(", ")
            )),
        };
    }
    match text.starts_with("-march-flags=") {
        true => Ok(()),
        false => Err(format!("there is no option {text}")),
    }
}

fn implementation(text: &str, arguments: &mut Arguments) -> Result<(), String> {
    match text {
        "emit=bytecode" | "source-lines" => Ok(()),
        "no-source-lines" => {
            arguments.no_source_lines = true;
            Ok(())
        }
        "emit=native" | "emit=viper" => Err(format!(
            "{text}: only bytecode is made; mpy-cross makes machine code"
        )),
        // Memory is taken as needed.
        _ if text.starts_with("heapsize=") => Ok(()),
        _ => Err(format!("there is no option -X {text}")),
    }
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
        assert_eq!(all.source.as_deref(), Some("n"));
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
        assert!(words("-X no-source-lines a").is_ok_and(|all| all.no_source_lines));
        assert_eq!(words("-- -a").expect("a file").files, [PathBuf::from("-a")]);
        assert_eq!(words("-").expect("a file").files, [PathBuf::from("-")]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, part) in [
            ("", "name a file"),
            ("-march=z80 a", "armv7emsp"),
            ("-X emit=native a", "machine code"),
            ("-o", "-o needs a value"),
            ("-o x a b", "one file"),
            ("-q a", "-q"),
        ] {
            let said = words(text).expect_err(text);
            assert!(said.contains(part), "{text}: {said}");
        }
    }
}
