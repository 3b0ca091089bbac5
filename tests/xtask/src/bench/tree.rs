//! A tree of a thousand files: checked at once, beside ruff, and watched over by the daemon.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use super::editor::{Daemon, private_folder};
use super::language_client::LanguageClient;
use super::{process, sources};
use crate::shell;

const FILES: usize = 1000;
const RUNS: usize = 5;

/// Measures both; gives a table.
pub(super) fn run(garter: &Path, ruff: Option<&Path>) -> Result<String> {
    let tree = tree()?;
    let mut text = format!(
        "## A tree of {FILES} files\n\n| what | wall clock, ms | processor, ms |\n|---|--:|--:|\n"
    );
    // Both keep what they found beside the tree, unless they are told not to.
    let caches = shell::target().join("bench/caches");
    for words in [&["--no-cache"][..], &[]] {
        let mut command = Command::new(garter);
        command.env("GARTER_CACHE_DIR", &caches).arg("check");
        row(&mut text, "garter", command.args(words), &tree)?;
        if let Some(ruff) = ruff {
            let mut command = Command::new(ruff);
            command.env("RUFF_CACHE_DIR", &caches).arg("check");
            command.args(["--isolated", "--quiet"]);
            row(&mut text, "ruff", command.args(words), &tree)?;
        }
    }
    let (time, memory) = workspace(garter, &tree)?;
    writeln!(text, "| the daemon's diagnostics of all | {time:.0} | |")?;
    writeln!(
        text,
        "\nWanted: no more than ruff's, and 1000 ms for the workspace, the daemon's peak memory \
         {memory:.1} MiB. Files have 100 to 300 lines and one mistake each; the best of {RUNS} runs.\n"
    )?;
    Ok(text)
}

/// Measures a command on the tree.
fn row(text: &mut String, name: &str, command: &mut Command, tree: &Path) -> Result<()> {
    let is_cold = command.get_args().any(|word| word == "--no-cache");
    let (wall, processor) = best(command.arg(tree))?;
    let how = if is_cold { ", nothing kept" } else { ", again" };
    writeln!(text, "| `{name} check`{how} | {wall:.0} | {processor:.0} |")?;
    Ok(())
}

/// Makes the tree.
fn tree() -> Result<PathBuf> {
    let root = shell::target().join("bench/tree");
    // Another version of it may be there.
    let _ = fs::remove_dir_all(&root);
    for n in 0..FILES {
        let folder = root.join(format!("package_{}", n % 20));
        fs::create_dir_all(&folder)?;
        let text = sources::program(100 + n % 200);
        let wrong = format!("{text}nothing_{n} = unknown_{n}\n");
        fs::write(folder.join(format!("module_{n}.py")), wrong)?;
    }
    Ok(root)
}

/// Wall clock and processor time in milliseconds of the quickest of several runs.
fn best(command: &mut Command) -> Result<(f64, f64)> {
    let mut best = (f64::INFINITY, f64::INFINITY);
    for _ in 0..RUNS {
        let mut timed = Command::new("bash");
        timed.args([
            "-c",
            "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>&1",
            "bash",
        ]);
        timed.arg(command.get_program()).args(command.get_args());
        let set = command.get_envs();
        timed.envs(set.filter_map(|(name, value)| Some((name, value?))));
        let output = timed.output()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let mut numbers = said
            .split_whitespace()
            .filter_map(|it| it.parse::<f64>().ok());
        let mut next = || numbers.next().context("no time was said");
        let (wall, user, system) = (next()?, next()?, next()?);
        best = (best.0.min(wall * 1e3), best.1.min((user + system) * 1e3));
    }
    Ok(best)
}

/// Milliseconds from the start of `garter lsp` to the last file's diagnostics, and peak MiB.
fn workspace(garter: &Path, tree: &Path) -> Result<(f64, f64)> {
    let folder = private_folder()?;
    let daemon = Daemon::start(garter, &folder)?;
    let start = Instant::now();
    let mut command = Command::new(garter);
    command.arg("lsp").env("GARTER_RUNTIME_DIR", &folder);
    let root = format!("file://{}", tree.display());
    let mut client = LanguageClient::start(&mut command, &root)?;
    let mut told = HashSet::new();
    let mut last = start;
    while told.len() < FILES {
        let mut uri = String::new();
        last = client.wait(|m| {
            let is_one = m["method"] == "textDocument/publishDiagnostics";
            uri = m["params"]["uri"].as_str().unwrap_or_default().to_owned();
            is_one
        })?;
        told.insert(uri);
    }
    let time = last.duration_since(start).as_secs_f64() * 1e3;
    Ok((time, process::peak_mib(daemon.id())?))
}
