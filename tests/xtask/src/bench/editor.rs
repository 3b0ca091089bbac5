//! From a keystroke to its diagnostics, through `garter lsp` and its daemon.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::language_client::LanguageClient;
use super::{process, sources};
use crate::shell;

const EDITS: usize = 200;

struct Measured {
    /// Milliseconds from starting the server to the first diagnostics.
    first: f64,
    median: f64,
    high: f64,
    /// Peak MiB of the daemon.
    memory: f64,
}

/// Measures files of two sizes; gives a table.
pub(super) fn run(garter: &Path) -> Result<String> {
    let mut text =
        "## Keystroke to diagnostics\n\n| lines | first, ms | median, ms | 99th percentile, ms | \
         daemon's peak memory, MiB | wanted median, ms |\n|--:|--:|--:|--:|--:|--:|\n"
            .to_owned();
    for (lines, wanted) in [(2000, 1.5), (10_000, 5.0)] {
        let m = measure(garter, lines)?;
        writeln!(
            text,
            "| {lines} | {:.1} | {:.2} | {:.2} | {:.1} | {wanted} |",
            m.first, m.median, m.high, m.memory
        )?;
    }
    text +=
        "\nWanted: first diagnostics in 20 ms, the 99th percentile at most 3 medians, 40 MiB.\n\n";
    Ok(text)
}

/// A daemon of our own, which ends with its measurement.
struct Daemon(Child);

impl Daemon {
    fn start(garter: &Path, folder: &Path) -> Result<Daemon> {
        let mut child = Command::new(garter)
            .args(["daemon", "--announce", "--idle", "60"])
            .env("GARTER_RUNTIME_DIR", folder)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = child.stdout.take().context("the daemon has an output")?;
        BufReader::new(output).read_line(&mut line)?;
        Ok(Daemon(child))
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn measure(garter: &Path, lines: usize) -> Result<Measured> {
    let folder = shell::target().join("bench/run");
    std::fs::create_dir_all(&folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))?;
    }
    let daemon = Daemon::start(garter, &folder)?;
    let root = format!("file://{}", folder.display());
    let uri = format!("{root}/target.py");
    let source = sources::program(lines);
    let middle = source.lines().count() / 2;
    let line = (middle..).find(|i| source.lines().nth(*i).is_none_or(|l| l.starts_with("def ")));
    let line = line.unwrap_or(0);
    // An operand is missing, every time at another column.
    let edited = |n: usize| format!("total = ({})\n", "1 + ".repeat(1 + n % 5));
    let mut text: Vec<&str> = source.lines().collect();
    let first_edit = edited(0);
    text.insert(line, first_edit.trim_end());

    let start = Instant::now();
    let mut command = Command::new(garter);
    command.arg("lsp").env("GARTER_RUNTIME_DIR", &folder);
    let mut client = LanguageClient::start(&mut command, &root)?;
    client.notify(
        "textDocument/didOpen",
        json!({"textDocument": {
        "uri": uri, "languageId": "python", "version": 1, "text": text.join("\n") + "\n"}}),
    )?;
    let first = client.wait(told(0))?.duration_since(start).as_secs_f64() * 1e3;
    std::thread::sleep(Duration::from_millis(500));
    let mut times = Vec::new();
    for n in 1..=EDITS {
        let sent = Instant::now();
        client.notify(
            "textDocument/didChange",
            json!({
            "textDocument": {"uri": uri, "version": n + 1},
            "contentChanges": [{"range": {"start": {"line": line, "character": 0},
                "end": {"line": line + 1, "character": 0}}, "text": edited(n)}]}),
        )?;
        times.push(client.wait(told(n))?.duration_since(sent).as_secs_f64() * 1e3);
        std::thread::sleep(Duration::from_millis(20));
    }
    times.sort_by(f64::total_cmp);
    let memory = process::peak_mib(daemon.0.id())?;
    Ok(Measured {
        first,
        median: times[EDITS / 2],
        high: times[EDITS * 99 / 100],
        memory,
    })
}

/// Diagnostics about edit number `n`, with its mistake.
fn told(n: usize) -> impl Fn(&Value) -> bool {
    move |m| {
        m["method"] == "textDocument/publishDiagnostics"
            && m["params"]["version"] == n + 1
            && m["params"]["diagnostics"]
                .as_array()
                .is_some_and(|all| !all.is_empty())
    }
}
