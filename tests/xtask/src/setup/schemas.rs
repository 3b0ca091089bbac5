//! The schema of SARIF 2.1.0, which the reports of `garter check` are held against. An npm package
//! of the format's makers carries it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::shell;

const PACKAGE: &str = "@microsoft/jest-sarif@1.0.0-beta.0";
const INSIDE: &str = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

/// The schema's file.
pub(crate) fn sarif(cache: &Path) -> PathBuf {
    cache.join("schemas").join(INSIDE)
}

/// Fetches it.
pub(super) fn set_up(cache: &Path) -> Result<()> {
    if sarif(cache).is_file() {
        return Ok(());
    }
    let folder = cache.join("schemas");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
    let options = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
    shell::run(
        "npm install",
        Command::new("npm")
            .args(options)
            .arg(PACKAGE)
            .current_dir(&folder),
    )
}
