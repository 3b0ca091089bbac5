//! Findings as GitHub's workflow commands, which it shows beside the lines.

use std::io::{self, Write};

use garter_analysis::Severity;

use super::Report;

pub(super) fn write(out: &mut impl Write, reports: &[Report]) -> io::Result<()> {
    for report in reports {
        for found in &report.diagnostics {
            let (start, end) = report.places(found);
            let level = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            write!(
                out,
                "::{level} file={},line={}",
                property(&report.path()),
                start.line + 1
            )?;
            if start.line == end.line {
                // Columns of several lines are refused.
                write!(
                    out,
                    ",col={},endColumn={}",
                    start.column + 1,
                    end.column + 1
                )?;
            } else {
                write!(out, ",endLine={}", end.line + 1)?;
            }
            let code = found.code;
            writeln!(
                out,
                ",title={} {}::{}",
                code.id(),
                code.name(),
                data(&found.message)
            )?;
        }
    }
    Ok(())
}

/// A message: what would end it is written as its number.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property: what would end it, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::property;

    #[test]
    fn what_would_end_a_property_is_written_otherwise() {
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
