//! From a keystroke to its diagnostics, through `garter lsp` and its daemon.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::language_client::LanguageClient;
use super::{process, sources};
use crate::shell;

const EDITS: usize = 200;
/// How often a server is started.
const STARTS: usize = 9;

struct Measured {
    /// Milliseconds from starting the server to the first diagnostics;
    /// the median of several starts.
    first: f64,
    median: f64,
    high: f64,
    /// Of a completion that is asked for right after an edit.
    completion: f64,
    completion_high: f64,
    /// Milliseconds of processor time in a second in which nobody does anything.
    idle: f64,
    /// Peak MiB of the daemon.
    memory: f64,
}

/// Measures files of two sizes; gives a table.
pub(super) fn run(garter: &Path, ruff: Option<&Path>) -> Result<String> {
    let mut text =
        "## Keystroke to diagnostics\n\n| lines | server | first, ms | median, ms | 99th percentile, ms | \
         completion after an edit, median and 99th percentile, ms | peak memory, MiB | idle, ms of \
         processor time in a second | wanted median, ms |\n|--:|---|--:|--:|--:|--:|--:|--:|--:|\n"
            .to_owned();
    for (lines, wanted) in [(2000, 1.5), (10_000, 5.0)] {
        let m = measure(garter, lines)?;
        writeln!(
            text,
            "| {lines} | Garter | {:.1} | {:.2} | {:.2} | {:.2}, {:.2} | {:.1} | {:.2} | {wanted} |",
            m.first, m.median, m.high, m.completion, m.completion_high, m.memory, m.idle
        )?;
        if let Some(ruff) = ruff {
            let (first, median, high, memory) = measure_other(ruff, lines)?;
            writeln!(
                text,
                "| {lines} | ruff | {first:.1} | {median:.2} | {high:.2} | | {memory:.1} | | |"
            )?;
        }
    }
    text += "\nFirst diagnostics are the median of nine starts. Wanted: first diagnostics in 20 ms, the 99th percentile at most 3 medians, a completion \
             in 5 ms, 40 MiB, nothing while idle. The memory is the daemon's, and all of ruff's.\n\n";
    Ok(text)
}

/// A daemon of our own, which ends with its measurement.
pub(super) struct Daemon(Child);

impl Daemon {
    pub(super) fn start(garter: &Path, folder: &Path) -> Result<Daemon> {
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

    pub(super) fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder that is ours alone, for a daemon's socket and the file that is edited.
pub(super) fn private_folder() -> Result<PathBuf> {
    let folder = shell::target().join("bench/run");
    std::fs::create_dir_all(&folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(folder)
}

fn measure(garter: &Path, lines: usize) -> Result<Measured> {
    let folder = private_folder()?;
    let mut command = Command::new(garter);
    command.arg("lsp").env("GARTER_RUNTIME_DIR", &folder);
    let mut firsts = Vec::new();
    for _ in 1..STARTS {
        let _daemon = Daemon::start(garter, &folder)?;
        firsts.push(Editor::open(&mut command, &folder, lines)?.first);
    }
    let daemon = Daemon::start(garter, &folder)?;
    let mut editor = Editor::open(&mut command, &folder, lines)?;
    firsts.push(editor.first);
    let (median, high) = of(editor.keystrokes()?);
    let (completion, completion_high) = of(editor.completions()?);
    std::thread::sleep(Duration::from_secs(1));
    let before = process::processor_ms(daemon.id())?;
    std::thread::sleep(IDLE);
    let idle = (process::processor_ms(daemon.id())? - before) / IDLE.as_secs_f64();
    Ok(Measured {
        first: of(firsts).0,
        median,
        high,
        completion,
        completion_high,
        idle,
        memory: process::peak_mib(daemon.id())?,
    })
}

/// How long nobody does anything.
const IDLE: Duration = Duration::from_secs(5);

/// First diagnostics, median, 99th percentile and peak MiB of `ruff server`.
fn measure_other(ruff: &Path, lines: usize) -> Result<(f64, f64, f64, f64)> {
    let folder = private_folder()?;
    let mut command = Command::new(ruff);
    command.args(["server", "--isolated"]).stderr(Stdio::null());
    let mut firsts = Vec::new();
    for _ in 1..STARTS {
        firsts.push(Editor::open(&mut command, &folder, lines)?.first);
    }
    let mut editor = Editor::open(&mut command, &folder, lines)?;
    firsts.push(editor.first);
    let (median, high) = of(editor.keystrokes()?);
    let memory = process::peak_mib(editor.client.id())?;
    Ok((of(firsts).0, median, high, memory))
}

/// The median and the 99th percentile.
fn of(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

/// An editor with one file, in the middle of which something is typed.
struct Editor {
    client: LanguageClient,
    uri: String,
    line: usize,
    edits: usize,
    /// Milliseconds from starting the server to the first diagnostics.
    first: f64,
}

impl Editor {
    fn open(command: &mut Command, folder: &Path, lines: usize) -> Result<Editor> {
        let root = format!("file://{}", folder.display());
        let uri = format!("{root}/target.py");
        let source = sources::program(lines);
        let middle = source.lines().count() / 2;
        let line =
            (middle..).find(|i| source.lines().nth(*i).is_none_or(|l| l.starts_with("def ")));
        let line = line.unwrap_or(0);
        let mut text: Vec<&str> = source.lines().collect();
        let first_edit = edited(0);
        text.insert(line, first_edit.trim_end());

        let start = Instant::now();
        let mut client = LanguageClient::start(command, &root)?;
        client.notify(
            "textDocument/didOpen",
            json!({"textDocument": {
        "uri": uri, "languageId": "python", "version": 1, "text": text.join("\n") + "\n"}}),
        )?;
        let first = client.wait(told(0))?.duration_since(start).as_secs_f64() * 1e3;
        std::thread::sleep(Duration::from_millis(500));
        Ok(Editor {
            client,
            uri,
            line,
            edits: 0,
            first,
        })
    }

    /// Types once more; gives when.
    fn edit(&mut self) -> Result<Instant> {
        self.edits += 1;
        let (n, line) = (self.edits, self.line);
        let sent = Instant::now();
        self.client.notify(
            "textDocument/didChange",
            json!({
            "textDocument": {"uri": self.uri, "version": n + 1},
            "contentChanges": [{"range": {"start": {"line": line, "character": 0},
                "end": {"line": line + 1, "character": 0}}, "text": edited(n)}]}),
        )?;
        Ok(sent)
    }

    /// Milliseconds from each of many edits to its diagnostics.
    fn keystrokes(&mut self) -> Result<Vec<f64>> {
        let mut times = Vec::new();
        for _ in 0..EDITS {
            let sent = self.edit()?;
            let told = self.client.wait(told(self.edits))?;
            times.push(told.duration_since(sent).as_secs_f64() * 1e3);
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(times)
    }

    /// Milliseconds from each of many edits to the names that could follow it.
    fn completions(&mut self) -> Result<Vec<f64>> {
        let mut times = Vec::new();
        for n in 0..EDITS {
            let sent = self.edit()?;
            let id = 1000 + n;
            let place = json!({"textDocument": {"uri": self.uri},
                "position": {"line": self.line, "character": 0}});
            self.client.ask(id, "textDocument/completion", place)?;
            let answered = self.client.wait(|m| m["id"] == id)?;
            times.push(answered.duration_since(sent).as_secs_f64() * 1e3);
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(times)
    }
}

/// A line in which an operand is missing, every time at another column.
fn edited(n: usize) -> String {
    format!("total = ({})\n", "1 + ".repeat(1 + n % 5))
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
