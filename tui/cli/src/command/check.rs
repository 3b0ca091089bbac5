//! `garter check`: what a board's compiler would reject.

use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use garter_analysis::{Diagnostic, Encoding, LineIndex, Severity, Surroundings, analyse_in};
use garter_daemon::workspace::{Bounds, beside, walk};
use serde_json::json;

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON array
    Json,
    /// As GitHub's workflow commands
    Github,
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
            Format::Text => write_text(&mut out, &reports)?,
            Format::Json => write_json(&mut out, &reports)?,
            Format::Github => write_github(&mut out, &reports)?,
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

fn write_text(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let (bold, red, plain) = if colour {
        ("\x1b[1m", "\x1b[31m", "\x1b[0m")
    } else {
        ("", "", "")
    };
    let mut count = 0;
    for report in reports {
        for d in &report.diagnostics {
            count += 1;
            let start = report
                .index
                .place(&report.text, d.range.start, Encoding::Utf32);
            let line = report
                .text
                .lines()
                .nth(start.line as usize)
                .unwrap_or_default();
            writeln!(
                out,
                "{bold}{}:{}:{}{plain}: {red}{}{plain} {}",
                report.path.display(),
                start.line + 1,
                start.column + 1,
                d.code.id(),
                d.message
            )?;
            let width = report.text.get(d.range.clone()).map_or(1, |t| {
                t.lines().next().unwrap_or_default().chars().count().max(1)
            });
            let before: String = line
                .chars()
                .take(start.column as usize)
                .map(|c| if c == '\t' { '\t' } else { ' ' })
                .collect();
            writeln!(
                out,
                "  | {line}\n  | {before}{red}{}{plain}",
                "^".repeat(width)
            )?;
        }
    }
    let files = reports.len();
    match count {
        0 => writeln!(out, "{files} files, nothing wrong"),
        _ => writeln!(out, "{files} files, {count} found"),
    }
}

fn write_json(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    let all: Vec<_> = reports
        .iter()
        .flat_map(|r| r.diagnostics.iter().map(move |d| (r, d)))
        .map(|(r, d)| {
            let start = r.index.place(&r.text, d.range.start, Encoding::Utf32);
            let end = r.index.place(&r.text, d.range.end, Encoding::Utf32);
            json!({
                "file": r.path.to_string_lossy(),
                "code": d.code.id(),
                "name": d.code.name(),
                "severity": severity(d.severity),
                "message": d.message,
                "start": {"line": start.line + 1, "column": start.column + 1},
                "end": {"line": end.line + 1, "column": end.column + 1},
            })
        })
        .collect();
    writeln!(out, "{}", serde_json::Value::Array(all))
}

fn write_github(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    for r in reports {
        for d in &r.diagnostics {
            let start = r.index.place(&r.text, d.range.start, Encoding::Utf32);
            writeln!(
                out,
                "::{} file={},line={},col={},title={}::{}",
                if d.severity == Severity::Error {
                    "error"
                } else {
                    "warning"
                },
                r.path.display(),
                start.line + 1,
                start.column + 1,
                d.code.id(),
                d.message.replace('%', "%25").replace('\n', "%0A")
            )?;
        }
    }
    Ok(())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
