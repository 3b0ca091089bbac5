//! Findings as one JSON array.

use std::io::{self, Write};

use garter_analysis::Place;
use serde_json::{Value, json};

use super::related::Elsewhere;
use super::{Report, severity};

pub(super) fn write(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    let mut elsewhere = Elsewhere::default();
    let of_report = |report: &Report| {
        let finding = |found: &garter_analysis::Diagnostic| {
            let (start, end) = report.places(found);
            let related = elsewhere.related(report, found).into_iter();
            let related = related.map(|it| {
                json!({
                    "file": it.path,
                    "message": it.message,
                    "start": place(it.start),
                    "end": place(it.end),
                })
            });
            json!({
                "file": report.path(),
                "code": found.code.id(),
                "name": found.code.name(),
                "severity": severity(found.severity),
                "message": found.message,
                "start": place(start),
                "end": place(end),
                "related": related.collect::<Vec<_>>(),
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

fn place(place: Place) -> Value {
    json!({"line": place.line + 1, "column": place.column + 1})
}
