//! `cargo xtask bench`: measures, and writes BENCHMARKS.md.

mod chip;
mod editor;
mod language_client;
mod process;
mod python;
mod sources;
mod tree;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{self, cargo, output};

/// Runs every benchmark.
pub(crate) fn run() -> Result<()> {
    let build = ["build", "--quiet", "--locked", "--release", "-p"];
    shell::run("program", cargo().args(build).arg("garter"))?;
    shell::run(
        "measure",
        cargo()
            .args(build)
            .args(["garter-tests", "--example", "measure"]),
    )?;
    let garter = shell::target().join("release/garter");
    let cpython = cpython()?;
    let mut text = heading(&garter)?;
    text += &python::run(&garter, &cpython)?;
    text += &process::run(&garter, &cpython)?;
    text += &in_process()?;
    let ruff = crate::setup::ruff();
    text += &editor::run(&garter, ruff.as_deref())?;
    text += &tree::run(&garter, ruff.as_deref())?;
    text += &chip::run();
    fs::write(shell::root().join("BENCHMARKS.md"), &text)?;
    print!("{text}");
    Ok(())
}

/// The interpreter itself: `python3` may be a script that looks for it, as pyenv's is.
fn cpython() -> Result<PathBuf> {
    let mut find = Command::new("python3");
    find.args(["-c", "import sys; print(sys.executable)"]);
    Ok(PathBuf::from(output("python3", &mut find)?.trim()))
}

fn heading(garter: &Path) -> Result<String> {
    let python = output("python3", Command::new("python3").arg("--version"))?;
    let version = output("garter", Command::new(garter).arg("--version"))?;
    let date = output("date", Command::new("date").args(["-u", "+%Y-%m-%d"]))?;
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    Ok(format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench` on {}: {processors} processors, {}, {} {}; load average at the \
         start {}. Ratios between programs of one run are what to look at: the machine is shared, \
         and absolute times vary by half.\n\n",
        date.trim(),
        std::env::consts::OS,
        version.trim(),
        python.trim().replace("Python", "against CPython"),
        load.split(' ').next().unwrap_or("unknown"),
    ))
}

/// What the example `measure` says, as a table.
fn in_process() -> Result<String> {
    let folder = shell::target().join("bench");
    fs::create_dir_all(&folder)?;
    let program = shell::target().join("release/examples/measure");
    let measure = |lines: usize| -> Result<String> {
        let file = folder.join(format!("lines_{lines}.py"));
        fs::write(&file, sources::program(lines))?;
        output("measure", Command::new(&program).arg(&file))
    };
    let (said, long) = (measure(2000)?, measure(20_000)?);
    let find = |said: &str, name: &str| -> Result<String> {
        let line = said
            .lines()
            .find_map(|l| l.strip_prefix(name)?.strip_prefix(' '));
        let line = line.with_context(|| format!("measure does not say {name}"))?;
        Ok(line.to_owned())
    };
    let value = |name: &str| find(&said, name);
    let mut text =
        "## Machines and compiler\n\n| what | measured | wanted |\n|---|---|---|\n".to_owned();
    for (name, what, wanted) in [
        (
            "idle_heap",
            "heap in use by a machine that ran nothing, bytes",
            "512",
        ),
        (
            "machine_kib",
            "a machine of a thousand in one process, with its 16 KiB heap, KiB",
            "36",
        ),
        (
            "machine_beyond_heap_kib",
            "the same beyond its heap, KiB",
            "20",
        ),
        ("lex", "lexer, MB/s", ""),
        ("parse", "lexer and parser, MB/s", ""),
        ("compile", "source to .mpy, MB/s", "10"),
    ] {
        writeln!(text, "| {what} | {} | {wanted} |", value(name)?)?;
    }
    let compile = find(&long, "compile")?;
    writeln!(text, "| the same for 20,000 lines, MB/s | {compile} | 10 |")?;
    Ok(text + "\n")
}
