//! `cargo xtask bench`: measures, and writes BENCHMARKS.md.

use anyhow::{Result, bail};

/// Runs every benchmark.
pub(crate) fn run() -> Result<()> {
    bail!("there are no benchmarks yet")
}
