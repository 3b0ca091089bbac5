//! `garter mpy`: compiles to .mpy files, as the official cross compiler does.

mod arguments;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use arguments::Arguments;
use clap::Args;
use garter_compiler::{Code, Error, LONGEST_NAME, Options, compile, compile_spelled};

use crate::out::out;
use crate::replace::replace;

/// Words of memory that compiling begins with; doubled until it is enough.
const FIRST_ARENA: usize = 1 << 18;
/// Most words that compiling may take: 1 GiB.
const LARGEST_ARENA: usize = 1 << 28;
/// Most rules of the grammar that may be open at the same time; about 14 for each bracket.
const DEEPEST: u32 = 1 << 22;
/// Words of memory for each of them.
const WORDS_PER_RULE: usize = 8;
/// Feature of a .mpy file: flags of the architecture come after its four first bytes.
const HAS_FLAGS: u8 = 0x40;

/// Compile Python files to .mpy files, byte for byte as mpy-cross 1.29 does
#[derive(Args)]
#[command(
    after_help = "Example: garter mpy -O2 sensor.py",
    disable_help_flag = true
)]
pub(crate) struct Mpy {
    /// Options and files; - is standard input
    #[arg(allow_hyphen_values = true, trailing_var_arg = true)]
    words: Vec<OsString>,
}

impl Mpy {
    /// Compiles them.
    pub(crate) fn run(self) -> Result<ExitCode> {
        main("garter mpy", &self.words)
    }
}

/// Does what the words after `mpy` say. It was `called` so.
pub(crate) fn main(called: &str, words: &[OsString]) -> Result<ExitCode> {
    if words.first().is_some_and(|w| w == "-h" || w == "--help") {
        write!(out(), "{}", arguments::usage(called))?;
        return Ok(ExitCode::SUCCESS);
    }
    let arguments = match arguments::parse(words) {
        Ok(arguments) => arguments,
        Err(what) => bail!("{what} ({called} --help lists the options)"),
    };
    if arguments.version {
        writeln!(
            out(),
            "MicroPython v1.29.0; Garter {}; mpy-cross emitting mpy v6.3",
            env!("CARGO_PKG_VERSION")
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut code = ExitCode::SUCCESS;
    for file in &arguments.files {
        if !compile_file(file, &arguments)? {
            code = ExitCode::FAILURE;
        }
    }
    out().flush()?;
    Ok(code)
}

/// Compiles a file; says whether it could.
fn compile_file(file: &Path, arguments: &Arguments) -> Result<bool> {
    let standard_input = file == Path::new("-");
    let (text, own) = if standard_input {
        let mut text = Vec::new();
        std::io::stdin().read_to_end(&mut text)?;
        (text, OsStr::new("<stdin>"))
    } else {
        let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        (text, file.as_os_str())
    };
    let shown = arguments.source.as_deref().unwrap_or(own);
    if own.len().max(shown.len()) > LONGEST_NAME as usize {
        drop(writeln!(std::io::stderr(), "RuntimeError: name too long"));
        return Ok(false);
    }
    let compiled =
        compile_spelled::<Vec<u8>, _, _>(&text, |text| image(text, own, shown, arguments));
    let image = match compiled {
        Ok(image) => image?,
        Err(traceback) => {
            drop(write!(std::io::stderr(), "{traceback}"));
            return Ok(false);
        }
    };
    match &arguments.output {
        Some(output) if output == Path::new("-") => out().write_all(&image)?,
        Some(output) => replace(output, &image)?,
        None if standard_input => out().write_all(&image)?,
        None => replace(&image_of(file), &image)?,
    }
    Ok(true)
}

/// Compiles a text; the outer error is what the official compiler prints when it refuses one.
fn image(
    text: &[u8],
    own: &OsStr,
    shown: &OsStr,
    arguments: &Arguments,
) -> Result<Result<Vec<u8>>, String> {
    let mut options = Options::new(shown.as_encoded_bytes())
        .optimise(arguments.optimise)
        .small_int_bits(arguments.small_int_bits.unwrap_or(31))
        .line_numbers(!arguments.no_source_lines)
        .across();
    let mut words = FIRST_ARENA;
    loop {
        let mut arena = vec![0; words];
        match compile(text, &options, &mut arena) {
            Ok(compiled) => {
                let mut image: Vec<u8> = compiled.image.iter().collect();
                if arguments.flags != 0 {
                    image[2] |= HAS_FLAGS;
                    image.insert(4, arguments.flags);
                }
                return Ok(Ok(image));
            }
            Err(Error::Fault(fault)) if fault.is_too_deep() && options.nesting < DEEPEST => {
                options = options.nesting(options.nesting * 4);
                words = words.max(options.nesting as usize * WORDS_PER_RULE);
            }
            Err(Error::Fault(fault)) if fault.is_too_deep() => {
                return Ok(Err(anyhow!(
                    "{}: line {}: nested too deeply",
                    shown.display(),
                    fault.line
                )));
            }
            Err(Error::Fault(fault)) => {
                // What is found before code is made goes by the name of the file itself.
                let file = match fault.block(text) {
                    None => own,
                    Some(_) => shown,
                };
                let mut said = fault.traceback(&file.to_string_lossy(), text).to_string();
                if fault.code == Code::InvalidArchitecture {
                    said += "functions under native, viper and the inline assembler become machine \
                             code, which only the official mpy-cross makes; without the decorator \
                             they become bytecode\n";
                }
                return Err(said);
            }
            Err(Error::OutOfMemory { .. }) if words < LARGEST_ARENA => words *= 2,
            Err(error @ Error::OutOfMemory { .. }) => {
                return Ok(Err(anyhow!("{}: {error}", shown.display())));
            }
        }
    }
}

/// Where the image of a file goes: `mpy` takes the place of its name's last two characters,
/// whatever they are, as with the official compiler.
fn image_of(file: &Path) -> PathBuf {
    if file.extension().is_some_and(|extension| extension == "py") {
        return file.with_extension("mpy");
    }
    let mut name = file.to_string_lossy().into_owned();
    name.pop();
    name.pop();
    PathBuf::from(name + "mpy")
}
