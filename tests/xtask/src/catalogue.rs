//! Makes the catalogue of what each port and version of MicroPython offers, from the published
//! stub packages.

use std::process::Command;

use anyhow::Result;

use crate::setup;
use crate::shell::{self, root};

/// Downloads the packages into the cache and writes the catalogue of `garter-analysis`.
pub(crate) fn run() -> Result<()> {
    let oracles = setup::run()?;
    let mut build = Command::new(oracles.folder.join("venv/bin/python"));
    build
        .arg(root().join("tests/xtask/src/catalogue/build.py"))
        .arg(oracles.folder.join("stubs"))
        .arg(root().join("server/analysis/src/catalogue/catalogue.txt"));
    shell::run("catalogue", &mut build)
}
