//! Every source file says first what it is for, and none speaks of things it must not.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::links::tracked;

/// Fails on a Rust file whose first line is no `//!`.
pub(super) fn check() -> Result<()> {
    let mut wrong = Vec::new();
    let files = tracked(&[".rs"])?;
    for file in &files {
        let text = fs::read_to_string(file)?;
        if !text.starts_with("//!") {
            wrong.push(name(file));
        }
    }
    if !wrong.is_empty() {
        bail!(
            "these files do not open with `//!`:\n  {}",
            wrong.join("\n  ")
        );
    }
    eprintln!("== headers: {} files", files.len());
    Ok(())
}

fn name(file: &Path) -> String {
    file.display().to_string()
}
