//! `garter mpy`: compiles to .mpy files, as the official cross compiler does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use garter_bytecode::Bytes;
use garter_compiler::{Error, Options, compile};

/// Words of memory that compiling begins with; doubled until it is enough.
const FIRST_ARENA: usize = 1 << 18;
/// Most words that compiling may take: 1 GiB.
const LARGEST_ARENA: usize = 1 << 28;

/// Compile Python files to .mpy files, byte for byte as mpy-cross 1.29 does
#[derive(Args)]
#[command(after_help = "Example: garter mpy -O2 sensor.py")]
pub(crate) struct Mpy {
    /// The files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where the output goes (with one file)
    #[arg(short)]
    output: Option<PathBuf>,
    /// The name that tracebacks show (with one file)
    #[arg(short)]
    source: Option<String>,
    /// Optimisation: 1 drops asserts, 3 line numbers too
    #[arg(short = 'O', default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=3))]
    optimise: u8,
}

impl Mpy {
    /// Compiles them.
    pub(crate) fn run(self) -> Result<ExitCode> {
        if self.files.len() > 1 && (self.output.is_some() || self.source.is_some()) {
            bail!("-o and -s go with one file");
        }
        let mut code = ExitCode::SUCCESS;
        for file in &self.files {
            let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            let shown = match &self.source {
                Some(name) => name.clone(),
                None => file.to_string_lossy().into_owned(),
            };
            match image(&text, &shown, self.optimise)? {
                Ok(image) => {
                    let output = self
                        .output
                        .clone()
                        .unwrap_or_else(|| file.with_extension("mpy"));
                    write(&output, &image)?;
                }
                Err(traceback) => {
                    eprint!("{traceback}");
                    code = ExitCode::FAILURE;
                }
            }
        }
        Ok(code)
    }
}

/// Compiles a text; the inner error is what the official compiler would print.
fn image(text: &[u8], name: &str, optimise: u8) -> Result<Result<Vec<u8>, String>> {
    let options = Options::new(name.as_bytes()).optimise(optimise);
    let mut words = FIRST_ARENA;
    loop {
        let mut arena = vec![0; words];
        match compile(text, &options, &mut arena) {
            Ok(compiled) => {
                let len = compiled.image.len();
                return Ok(Ok((0..len)
                    .filter_map(|i| compiled.image.byte(i))
                    .collect()));
            }
            Err(Error::Fault(fault)) => {
                return Ok(Err(fault.traceback(name, text).to_string()));
            }
            Err(Error::OutOfMemory { .. }) if words < LARGEST_ARENA => words *= 2,
            Err(error @ Error::OutOfMemory { .. }) => bail!("{name}: {error}"),
        }
    }
}

/// Writes beside and renames, so that a full disk leaves the old file.
fn write(path: &Path, image: &[u8]) -> Result<()> {
    let beside = path.with_extension("mpy-part");
    fs::write(&beside, image)
        .and_then(|()| fs::rename(&beside, path))
        .with_context(|| format!("cannot write {}", path.display()))
}
