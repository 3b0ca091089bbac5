//! Findings as one JSON array.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Report, severity};

pub(super) fn write(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    let of_report = |report: &Report| {
        let finding = |found: &garter_analysis::Diagnostic| {
            let (start, end) = report.places(found);
            json!({
                "file": report.path(),
                "code": found.code.id(),
                "name": found.code.name(),
                "severity": severity(found.severity),
                "message": found.message,
                "start": {"line": start.line + 1, "column": start.column + 1},
                "end": {"line": end.line + 1, "column": end.column + 1},
            })
        };
        report.diagnostics.iter().map(finding).collect::<Vec<_>>()
    };
    writeln!(
        out,
        "{}",
        Value::Array(reports.iter().flat_map(of_report).collect())
    )
}
