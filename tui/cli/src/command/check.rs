//! `garter check`: what a board's compiler would reject.

mod github;
mod json;
mod sarif;
mod text;

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use garter_analysis::{Diagnostic, Encoding, LineIndex, Place, Severity, Surroundings, analyse_in};
use garter_daemon::workspace::{Bounds, beside, walk};

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
/// The exit code is 1 when there are errors.
#[derive(Args)]
#[command(after_help = "Example: garter check . --format github")]
pub(crate) struct Check {
    /// Files and folders; this folder when none is given
    paths: Vec<PathBuf>,
    /// How to write them
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
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

    /// The path with `/` between its parts, as programs of all systems read it.
    fn path(&self) -> String {
        let parts = self.path.components();
        let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
        let path = parts.collect::<Vec<_>>().join("/");
        path.replacen("//", "/", 1)
    }
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
        let paths = if self.paths.is_empty() {
            vec![PathBuf::from(".")]
        } else {
            self.paths
        };
        let mut files = Vec::new();
        for path in &paths {
            let kind =
                fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
            if kind.is_dir() {
                files.extend(walk(path, Bounds::NONE).files);
            } else {
                files.push(path.clone());
            }
        }
        let around = Surroundings {
            modules: Some(own_modules(&files)),
            ..Surroundings::default()
        };
        let mut reports = Vec::new();
        for path in files {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let facts = analyse_in(&text, &around);
            let index = LineIndex::new(&text);
            reports.push(Report {
                path,
                text,
                index,
                diagnostics: facts.diagnostics,
            });
        }
        let mut out = io::BufWriter::new(io::stdout().lock());
        match self.format {
            Format::Text => text::write(&mut out, &reports)?,
            Format::Json => json::write(&mut out, &reports)?,
            Format::Github => github::write(&mut out, &reports)?,
            Format::Sarif => sarif::write(&mut out, &reports)?,
        }
        out.flush()?;
        let errors = |r: &Report| r.diagnostics.iter().any(|d| d.severity == Severity::Error);
        Ok(if reports.iter().any(errors) {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }
}

/// The names by which what lies beside the files, or around them, could be imported.
fn own_modules(files: &[PathBuf]) -> HashSet<String> {
    let folders: HashSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    let mut names = HashSet::new();
    for folder in folders {
        let parts = folder.components().map(|part| part.as_os_str());
        names.extend(parts.map(|part| part.to_string_lossy().into_owned()));
        names.extend(beside(folder));
    }
    names
}
