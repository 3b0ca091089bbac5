//! Findings as SARIF 2.1.0, the format of the OASIS standard for results of static analysis.

use std::collections::BTreeSet;
use std::io::{self, Write};

use garter_analysis::{Code, Diagnostic, Place, Severity};
use serde_json::{Value, json};

use super::Report;
use super::related::Elsewhere;

/// Where the schema of the format is.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn write(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    let found = reports.iter().flat_map(|report| &report.diagnostics);
    let codes: BTreeSet<Code> = found.map(|found| found.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let mut elsewhere = Elsewhere::default();
    let results: Vec<Value> = reports
        .iter()
        .flat_map(|report| report.diagnostics.iter().map(move |found| (report, found)))
        .map(|(report, found)| result(report, found, &codes, &mut elsewhere))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "garter",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    writeln!(out, "{log:#}")
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.id(),
        "name": code.name(),
        "shortDescription": {"text": code.explanation()},
    })
}

fn result(report: &Report, found: &Diagnostic, codes: &[Code], elsewhere: &mut Elsewhere) -> Value {
    let (start, end) = report.places(found);
    let mut result = json!({
        "ruleId": found.code.id(),
        "ruleIndex": codes.binary_search(&found.code).unwrap_or_default(),
        "level": match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "note",
        },
        "message": {"text": found.message},
        "locations": [{"physicalLocation": location(&report.path(), start, end)}],
    });
    let related = elsewhere.related(report, found).into_iter();
    let related = related.map(|it| {
        json!({
            "physicalLocation": location(&it.path, it.start, it.end),
            "message": {"text": it.message},
        })
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn location(path: &str, start: Place, end: Place) -> Value {
    json!({
        "artifactLocation": {"uri": uri(path)},
        "region": {
            "startLine": start.line + 1,
            "startColumn": start.column + 1,
            "endLine": end.line + 1,
            "endColumn": end.column + 1,
        },
    })
}

/// A path as a URI reference: relative paths stay relative.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_uri_references() {
        assert_eq!(uri("a b/ö.py"), "a%20b/%C3%B6.py");
        assert_eq!(uri("/tmp/x.py"), "file:///tmp/x.py");
    }
}
