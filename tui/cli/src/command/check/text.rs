//! Findings for people: place, message, the line with a mark below, and what explains it.

use std::io::{self, IsTerminal, Write};

use super::super::files::plural;
use super::Findings;
use super::excerpt::{Excerpt, visible};
use super::related::Elsewhere;

pub(super) fn write(out: &mut impl Write, findings: &Findings) -> io::Result<()> {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let (bold, red, plain) = if colour {
        ("\x1b[1m", "\x1b[31m", "\x1b[0m")
    } else {
        ("", "", "")
    };
    let mut count = 0;
    let mut elsewhere = Elsewhere::default();
    for report in &findings.reports {
        for found in &report.diagnostics {
            count += 1;
            let (start, _) = report.places(found);
            let line = report.index.line(&report.text, start.line);
            writeln!(
                out,
                "{bold}{}:{}:{}{plain}: {red}{}{plain} {}",
                shown(&report.path.display().to_string()),
                start.line + 1,
                start.column + 1,
                found.code.id(),
                shown(&found.message)
            )?;
            let meant = report.text.get(found.range.clone()).unwrap_or_default();
            let width = meant.lines().next().unwrap_or_default().chars().count();
            let first = start.column as usize;
            let Excerpt { line, indent, mark } = Excerpt::of(line, first..first + width);
            let mark = "^".repeat(mark);
            writeln!(out, "  | {line}\n  | {indent}{red}{mark}{plain}")?;
            for place in elsewhere.related(report, found) {
                let (line, column) = (place.start.line + 1, place.start.column + 1);
                let (path, message) = (shown(&place.path), shown(place.message));
                writeln!(out, "  = {path}:{line}:{column}: {message}")?;
            }
        }
    }
    let files = plural(findings.files, "file");
    match count {
        0 => writeln!(out, "{files}, nothing wrong"),
        _ => writeln!(out, "{files}, {count} found"),
    }
}

/// Text that a terminal shows and does not obey: names of files and of things in them.
fn shown(text: &str) -> String {
    text.chars().map(visible).collect()
}
