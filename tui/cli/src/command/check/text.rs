//! Findings for people: place, message, and the line with a mark below.

use std::io::{self, IsTerminal, Write};

use super::super::files::plural;
use super::Findings;

pub(super) fn write(out: &mut impl Write, findings: &Findings) -> io::Result<()> {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let (bold, red, plain) = if colour {
        ("\x1b[1m", "\x1b[31m", "\x1b[0m")
    } else {
        ("", "", "")
    };
    let mut count = 0;
    for report in &findings.reports {
        for found in &report.diagnostics {
            count += 1;
            let (start, _) = report.places(found);
            let line = report.index.line(&report.text, start.line);
            writeln!(
                out,
                "{bold}{}:{}:{}{plain}: {red}{}{plain} {}",
                report.path.display(),
                start.line + 1,
                start.column + 1,
                found.code.id(),
                found.message
            )?;
            let meant = report.text.get(found.range.clone()).unwrap_or_default();
            let width = meant.lines().next().unwrap_or_default().chars().count();
            let before: String = line
                .chars()
                .take(start.column as usize)
                .map(|c| if c == '\t' { '\t' } else { ' ' })
                .collect();
            let mark = "^".repeat(width.max(1));
            writeln!(out, "  | {line}\n  | {before}{red}{mark}{plain}")?;
        }
    }
    let files = plural(findings.files, "file");
    match count {
        0 => writeln!(out, "{files}, nothing wrong"),
        _ => writeln!(out, "{files}, {count} found"),
    }
}
