//! Nobody does anything, and neither does the daemon: with a workspace open, and after a program
//! ran on the virtual board.
//!
//! What a process used is counted by the system for that process alone, so a busy machine changes
//! nothing.

#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long nobody does anything.
const REST: Duration = Duration::from_secs(5);

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An editor at `garter lsp`.
struct Editor {
    child: Running,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Editor {
    fn say(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("it reads");
        self.input.flush().expect("it reads");
    }

    /// Reads until a message is what is waited for.
    fn hear(&mut self, wanted: impl Fn(&Value) -> bool) {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                let count = self.output.read_line(&mut line).expect("it writes");
                assert!(count > 0, "the server has gone");
                match line.trim().split_once(": ") {
                    Some((_, value)) => length = value.parse().expect("a length"),
                    None => break,
                }
            }
            let mut content = vec![0; length];
            self.output.read_exact(&mut content).expect("all of it");
            if wanted(&serde_json::from_slice(&content).expect("JSON")) {
                return;
            }
        }
    }
}

/// What a process has used: hundredths of a second of processors,
/// and how often one was given to it.
fn used(process: u32) -> (u64, u64) {
    let folder = format!("/proc/{process}");
    let stat = std::fs::read_to_string(format!("{folder}/stat")).expect("it runs");
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    let time = fields.skip(11).take(2).map(|n| n.parse().unwrap_or(0));
    let time = time.sum::<u64>();
    let mut switches = 0;
    for thread in std::fs::read_dir(format!("{folder}/task"))
        .expect("it runs")
        .flatten()
    {
        // A thread may just have ended.
        let status = std::fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        switches += line.map_or(0, |count| count.trim().parse::<u64>().unwrap_or(0));
    }
    (time, switches)
}

/// What processes use in a while, once they have come to rest: work that was put off is no idling.
fn used_at_rest(processes: [u32; 2], enough: impl Fn((u64, u64)) -> bool) -> (u64, u64) {
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let all = || {
            processes
                .map(used)
                .into_iter()
                .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
        };
        let before = all();
        std::thread::sleep(REST);
        let after = all();
        // Threads that ended took their switches with them.
        let in_between = (after.0 - before.0, after.1.saturating_sub(before.1));
        if enough(in_between) || Instant::now() > patience {
            return in_between;
        }
    }
}

fn daemon(garter: &Path, folder: &Path) -> Running {
    let mut child = command(garter, folder)
        .args(["daemon", "--announce", "--idle", "600"])
        .stdout(Stdio::piped())
        .spawn()
        .map(Running)
        .expect("it starts");
    let mut line = String::new();
    let output = child.0.stdout.take().expect("it has an output");
    BufReader::new(output)
        .read_line(&mut line)
        .expect("it says that it is ready");
    child
}

fn command(garter: &Path, folder: &Path) -> Command {
    let mut command = Command::new(garter);
    command
        .env("GARTER_RUNTIME_DIR", folder.join("run"))
        .env("GARTER_CACHE_DIR", folder.join("cache"))
        .env("XDG_DATA_HOME", folder.join("data"));
    command
}

fn editor(garter: &Path, folder: &Path) -> Editor {
    let mut child = command(garter, folder)
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map(Running)
        .expect("it starts");
    let mut editor = Editor {
        input: child.0.stdin.take().expect("it has an input"),
        output: BufReader::new(child.0.stdout.take().expect("it has an output")),
        child,
    };
    let root = format!("file://{}", folder.join("project").display());
    editor.say(json!({ "id": 1, "method": "initialize", "params": {
        "processId": null, "capabilities": {}, "rootUri": root,
        "workspaceFolders": [{ "uri": root, "name": "project" }],
    } }));
    editor.hear(|m| m["id"] == json!(1));
    editor.say(json!({ "method": "initialized", "params": {} }));
    editor.say(
        json!({ "method": "textDocument/didOpen", "params": { "textDocument": {
        "uri": format!("{root}/main.py"), "languageId": "python", "version": 1,
        "text": "import part\nprint(part.f(1))\n",
    } } }),
    );
    editor.hear(|m| m["method"] == json!("textDocument/publishDiagnostics"));
    editor
}

#[test]
fn who_is_left_alone_does_nothing() {
    let Some(garter) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("project");
    std::fs::create_dir(&project).expect("a folder");
    std::fs::write(project.join("part.py"), "def f(x):\n    return x\n").expect("a file");
    std::fs::write(project.join("main.py"), "import part\n").expect("a file");
    let daemon = daemon(&garter, folder.path());
    let mut editor = editor(&garter, folder.path());
    let processes = [daemon.0.id(), editor.child.0.id()];

    // One look at the ports, all 30 seconds, may fall into the while.
    let (time, switches) = used_at_rest(processes, |(time, switches)| time <= 1 && switches <= 20);
    assert!(
        time <= 1 && switches <= 20,
        "with a workspace open: {time} hundredths of a second, {switches} times awake"
    );

    editor.say(json!({ "id": 2, "method": "garter/run", "params": {
        "text": "print(1)\n", "board": "virtual",
    } }));
    editor.hear(|m| m["method"] == json!("garter/runEnded"));
    // The readers of the board's two lines look twice a second whether they are still wanted.
    let (time, switches) = used_at_rest(processes, |(time, switches)| time <= 1 && switches <= 60);
    assert!(
        time <= 1 && switches <= 60,
        "after a run: {time} hundredths of a second, {switches} times awake"
    );
}
