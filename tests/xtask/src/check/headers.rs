//! Every source file says first what it is for, and its comments keep to the width of the code,
//! which the formatter does not see to.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::links::tracked;

/// How many columns a line of a comment may have: `max_width` in `rustfmt.toml`.
const WIDTH: usize = 100;

/// Fails on a Rust file whose first line is no `//!`, and on a comment that is too wide.
pub(super) fn check() -> Result<()> {
    let (mut wrong, mut wide) = (Vec::new(), Vec::new());
    let files = tracked(&[".rs"])?;
    for file in &files {
        let text = fs::read_to_string(file)?;
        if !text.starts_with("//!") {
            wrong.push(name(file));
        }
        for (number, line) in (1..).zip(text.lines()) {
            if is_wide_comment(line) {
                wide.push(format!("{}:{number}", name(file)));
            }
        }
    }
    if !wrong.is_empty() {
        bail!(
            "these files do not open with `//!`:\n  {}",
            wrong.join("\n  ")
        );
    }
    if !wide.is_empty() {
        bail!(
            "these comments are wider than {WIDTH} columns:\n  {}",
            wide.join("\n  ")
        );
    }
    eprintln!("== headers: {} files", files.len());
    Ok(())
}

fn is_wide_comment(line: &str) -> bool {
    line.trim_start().starts_with("//") && line.chars().count() > WIDTH
}

fn name(file: &Path) -> String {
    file.display().to_string()
}
