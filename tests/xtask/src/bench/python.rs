//! Programs under `garter py` and under CPython, one after the other.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::shell::{self, output};

/// How often each program runs; the fastest counts.
const ROUNDS: usize = 5;

/// Appended to every program: runs it and tells its result and microseconds.
const TAIL: &str = "

import time

try:
    clock = time.ticks_us
except AttributeError:
    clock = lambda: int(time.perf_counter() * 1000000)
start = clock()
result = main()
print(\"measured\", clock() - start, result)
";

/// Pystone is an example; this is what measures it.
const PYSTONE: &str = "


def main():
    run(4000)
    return integer_global
";

/// What was done for speed, and why; written by hand.
const STEPS: &str = include_str!("steps.md");

/// Runs all; gives a table.
pub(super) fn run(garter: &Path, cpython: &Path) -> Result<String> {
    let mut text = "## Speed of programs\n\n| program | Garter, ms | CPython, ms | ratio |\n|---|--:|--:|--:|\n".to_owned();
    let (mut sum, mut count, mut worst) = (0.0, 0, 0.0_f64);
    for (name, file) in programs()? {
        let (mut ours, mut theirs) = (f64::MAX, f64::MAX);
        for _ in 0..ROUNDS {
            let (time, result) = once(Command::new(garter).arg("py").arg(&file))?;
            let (other, expected) = once(Command::new(cpython).arg(&file))?;
            ensure!(result == expected, "{name}: {result} is not {expected}");
            ours = ours.min(time);
            theirs = theirs.min(other);
        }
        let ratio = ours / theirs;
        (sum, count, worst) = (sum + ratio.ln(), count + 1, worst.max(ratio));
        eprintln!("{name:20} {ratio:.2}");
        writeln!(
            text,
            "| {name} | {:.1} | {:.1} | {ratio:.2} |",
            ours / 1e3,
            theirs / 1e3
        )?;
    }
    let mean = (sum / f64::from(count)).exp();
    eprintln!("geometric mean {mean:.2}");
    writeln!(
        text,
        "| **geometric mean** | | | **{mean:.2}** |\n\nWanted: a geometric mean of at most 1.0, aiming for 0.7; \
         none above 1.8. The slowest is {worst:.2}.\n"
    )?;
    Ok(text + STEPS)
}

/// Every program with its name, complete with what measures it.
fn programs() -> Result<Vec<(String, PathBuf)>> {
    let target = shell::target().join("bench");
    fs::create_dir_all(&target)?;
    let folder = shell::root().join("tests/benchmarks");
    let mut sources = vec![(
        "pystone".to_owned(),
        fs::read_to_string(shell::root().join("docs/examples/pystone.py"))? + PYSTONE,
    )];
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        sources.push((name, fs::read_to_string(path)?));
    }
    sources[1..].sort();
    let mut programs = Vec::new();
    for (name, source) in sources {
        let file = target.join(format!("{name}.py"));
        fs::write(&file, source + TAIL)?;
        programs.push((name, file));
    }
    Ok(programs)
}

/// Runs one program; gives its microseconds and its result.
fn once(command: &mut Command) -> Result<(f64, String)> {
    let said = output("a benchmark", command)?;
    let line = said.lines().find_map(|l| l.strip_prefix("measured "));
    let (time, result) = line.and_then(|l| l.split_once(' ')).context("no result")?;
    Ok((time.parse()?, result.to_owned()))
}
