//! Mending what is safe to mend, in the files.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use garter_analysis::{edited, safe_edits};

use crate::replace::replace;

use super::wanted::Understood;
use super::{Findings, Report, files};

/// Rounds of mending: what one fix was in the way of is mended in the next.
const MOST_ROUNDS: usize = 10;

/// Mends all files; gives what is left, and how much was mended.
pub(super) fn mend(
    paths: &[PathBuf],
    wanted: &Understood,
    cached: bool,
) -> Result<(Findings, usize)> {
    let mut count = 0;
    let mut findings = files::check(paths, wanted, cached)?;
    for _ in 0..MOST_ROUNDS {
        let mut mended = 0;
        for report in &findings.reports {
            mended += mend_file(report)?;
        }
        if mended == 0 {
            break;
        }
        count += mended;
        findings = files::check(paths, wanted, cached)?;
    }
    Ok((findings, count))
}

/// Writes the file anew, if something in it can be mended; gives how much.
fn mend_file(report: &Report) -> Result<usize> {
    let edits = safe_edits(&report.diagnostics);
    let is_safe = |found: &&garter_analysis::Diagnostic| {
        let fix = found.fix.as_ref();
        fix.is_some_and(|fix| fix.is_safe && fix.edits.iter().all(|it| edits.contains(it)))
    };
    let mended = report.diagnostics.iter().filter(is_safe).count();
    // What is not UTF-8 was read with marks in its place, which must not be written.
    let same = |bytes: Vec<u8>| bytes == report.text.as_bytes();
    if edits.is_empty() || !fs::read(&report.path).is_ok_and(same) {
        return Ok(0);
    }
    replace(&report.path, edited(&report.text, &edits).as_bytes())?;
    Ok(mended)
}
