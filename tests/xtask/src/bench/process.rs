//! What one process costs: start-up and memory.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

const STARTS: usize = 100;
/// Where a program lies in memory is random, and so is how many pages its parts share.
const TRIES: usize = 20;

/// Measures `garter py` and CPython, the program itself; gives a table.
pub(super) fn run(garter: &Path, cpython: &Path) -> Result<String> {
    let ours = || {
        let mut command = Command::new(garter);
        command.arg("py");
        command
    };
    let theirs = || {
        let mut command = Command::new(cpython);
        // What is printed does not wait for more.
        command.arg("-u");
        command
    };
    Ok(format!(
        "## Start-up\n\n| what | Garter | CPython | wanted |\n|---|--:|--:|--:|\n\
         | `-c pass`, median of {STARTS}, ms | {:.2} | {:.2} | 1.5 |\n\
         | peak memory of a program that printed a word and waits, the most of {TRIES}, MiB | {:.1} | {:.1} | 4 |\n\n",
        start_up(ours)?,
        start_up(theirs)?,
        memory(ours)?,
        memory(theirs)?,
    ))
}

/// Median milliseconds from start to end of a program that does nothing.
fn start_up(program: impl Fn() -> Command) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let start = Instant::now();
        let status = program().args(["-c", "pass"]).status()?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
        ensure!(status.success(), "{status}");
    }
    times.sort_by(f64::total_cmp);
    Ok(times[STARTS / 2])
}

/// Peak resident MiB of a program that waits: the most that it was.
fn memory(program: impl Fn() -> Command) -> Result<f64> {
    let mut most = 0.0_f64;
    for _ in 0..TRIES {
        let mut child = program()
            .args(["-c", "import time\nprint('ready')\ntime.sleep(60)"])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = [0];
        let out = child.stdout.as_mut().context("it is piped")?;
        out.read_exact(&mut said)?;
        most = most.max(peak_mib(child.id())?);
        child.kill()?;
        child.wait()?;
    }
    Ok(most)
}

/// The most MiB that a process has had in memory so far.
pub(super) fn peak_mib(process: u32) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = text
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:"))
        .context("no VmHWM")?;
    let kib: f64 = line
        .split_whitespace()
        .next()
        .context("no number")?
        .parse()?;
    Ok(kib / 1024.0)
}

/// Milliseconds that the threads of a process have been on a processor so far.
pub(super) fn processor_ms(process: u32) -> Result<f64> {
    let mut all = 0.0;
    for thread in fs::read_dir(format!("/proc/{process}/task"))?.flatten() {
        // A thread may end while it is looked at.
        let text = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
        let nanoseconds = text.split(' ').next().and_then(|word| word.parse().ok());
        all += nanoseconds.unwrap_or(0.0) / 1e6;
    }
    Ok(all)
}
