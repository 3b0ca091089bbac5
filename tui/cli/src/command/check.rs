//! `garter check`: what a board would reject, and what it would not have.

mod cache;
mod context;
mod excerpt;
mod file;
mod files;
mod fix;
mod github;
mod json;
mod processors;
mod related;
mod sarif;
mod source;
mod text;
mod wanted;

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};
use garter_analysis::{Diagnostic, Encoding, LineIndex, Place, Severity};

use wanted::Wanted;

use crate::out::{complain, out};

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON array
    Json,
    /// As GitHub's workflow commands
    Github,
    /// As SARIF 2.1.0, which code scanning services read
    Sarif,
}

/// Show what a board would reject, for files and for all Python files in folders
///
/// Settings come from the nearest garter.toml, or pyproject.toml with [tool.garter]; what is said
/// here counts more. The exit code is 1 when there are errors.
#[derive(Args)]
#[command(after_help = "Example: garter check . --board pico --version 1.24 --ignore GA4")]
pub(crate) struct Check {
    /// Files and folders, or `-` for standard input; this folder when none is given
    paths: Vec<PathBuf>,
    /// The file that standard input will be: it is told by this name, and the settings there hold
    #[arg(long, value_name = "PATH", default_value = "stdin.py")]
    stdin_filename: PathBuf,
    /// How to write them
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    wanted: Wanted,
    /// Mend in the files what is safe to mend, and show the rest
    #[arg(long)]
    fix: bool,
    /// Look at all files again, also at those that stayed as they were, and keep nothing
    #[arg(long)]
    no_cache: bool,
    /// Say what the files were held against
    #[arg(short, long)]
    verbose: bool,
}

/// What was found in one file.
struct Report {
    path: PathBuf,
    text: String,
    index: LineIndex,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Where something begins and ends, in lines and characters from 0.
    fn places(&self, found: &Diagnostic) -> (Place, Place) {
        let place = |at| self.index.place(&self.text, at, Encoding::Utf32);
        (place(found.range.start), place(found.range.end))
    }

    /// The path as [`portable`] writes it.
    fn path(&self) -> String {
        portable(&self.path)
    }

    fn has_errors(&self) -> bool {
        let mut severities = self.diagnostics.iter().map(|found| found.severity);
        severities.any(|severity| severity == Severity::Error)
    }
}

/// A path with `/` between its parts, as programs of all systems read it, and from this folder
/// without saying so: `./main.py` is not what GitHub calls `main.py`.
fn portable(path: &Path) -> String {
    let parts = path.components();
    let parts = parts.filter(|part| *part != Component::CurDir);
    let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let path = parts.collect::<Vec<_>>().join("/");
    path.replacen("//", "/", 1)
}

/// What was found in all files.
struct Findings {
    /// Of those in which something was found, in order.
    reports: Vec<Report>,
    /// How many files were looked at.
    files: usize,
    /// For each of the settings: what the files were held against.
    targets: Vec<String>,
}

/// The name of a severity in reports.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

impl Check {
    /// Checks everything.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let here = [PathBuf::from(".")];
        let paths: &[PathBuf] = match self.paths.as_slice() {
            [] => &here,
            some => some,
        };
        let wanted = self.wanted.understood()?;
        let findings = if paths.iter().any(|path| path == Path::new("-")) {
            anyhow::ensure!(paths.len() == 1, "standard input is checked by itself");
            anyhow::ensure!(!self.fix, "what comes from standard input cannot be mended");
            files::check_input(&self.stdin_filename, &wanted)?
        } else if self.fix {
            let (findings, count) = fix::mend(paths, &wanted, !self.no_cache)?;
            complain!("garter check: {count} mended");
            findings
        } else {
            files::check(paths, &wanted, !self.no_cache)?
        };
        if self.verbose {
            for target in &findings.targets {
                complain!("garter check: {target}");
            }
        }
        let mut out = io::BufWriter::new(out());
        let reports = &findings.reports;
        match self.format {
            Format::Text => text::write(&mut out, &findings)?,
            Format::Json => json::write(&mut out, reports)?,
            Format::Github => github::write(&mut out, reports)?,
            Format::Sarif => sarif::write(&mut out, reports)?,
        }
        out.flush()?;
        Ok(if reports.iter().any(Report::has_errors) {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }
}

/// A path as people see it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here)
        .unwrap_or(path)
        .display()
        .to_string()
}
