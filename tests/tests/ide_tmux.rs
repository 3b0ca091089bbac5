//! The terminal IDE as a person uses it: a real terminal (tmux), the real program, the virtual
//! pyboard.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Longest wait for anything to appear on the screen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal with the IDE in it. Ends with the test.
struct Screen {
    socket: PathBuf,
}

impl Screen {
    fn start(program: &Path, home: &Path, file: &Path) -> Screen {
        let screen = Screen {
            socket: home.join("tmux.sock"),
        };
        let runtime = home.join("run");
        std::fs::create_dir_all(&runtime).expect("a folder");
        let mut command = screen.tmux();
        command
            .args([
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "120",
                "-y",
                "40",
                "-c",
            ])
            .arg(home)
            .arg("env")
            .arg(format!("HOME={}", home.display()))
            .arg(format!("XDG_RUNTIME_DIR={}", runtime.display()))
            .arg(format!("XDG_DATA_HOME={}", home.join("data").display()))
            .arg("TERM=tmux-256color")
            .arg("LANG=C.UTF-8")
            .arg(program)
            .arg(file);
        let output = command.output().expect("tmux starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        screen
    }

    fn tmux(&self) -> Command {
        let mut command = Command::new("tmux");
        command.arg("-u").arg("-S").arg(&self.socket);
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.tmux().args(words).output().expect("tmux runs")
    }

    fn keys(&self, keys: &[&str]) {
        let mut words = vec!["send-keys"];
        words.extend(keys);
        self.run(&words);
    }

    fn text(&self, text: &str) {
        self.run(&["send-keys", "-l", text]);
    }

    /// What is on the screen; with escape sequences for attributes.
    fn see(&self, attributes: bool) -> String {
        let mut words = vec!["capture-pane", "-p"];
        if attributes {
            words.push("-e");
        }
        String::from_utf8_lossy(&self.run(&words).stdout).into_owned()
    }

    /// Waits until the screen is as it should be.
    fn until(&self, what: &str, good: impl Fn(&str) -> bool) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let screen = self.see(false);
            if good(&screen) {
                return screen;
            }
            assert!(
                Instant::now() < end,
                "waited for {what}; the screen is:\n{screen}"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn edit_see_the_fault_run_watch_the_heap_and_stop() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("work.py");
    std::fs::write(&file, "print('hello from', 6 * 7)\n").expect("writable");
    let screen = Screen::start(&program, home.path(), &file);
    screen.until("the file", |s| s.contains("hello from"));

    // A mistake is underlined and told.
    screen.keys(&["C-End"]);
    screen.text("x = = 1");
    screen.until("the fault's message", |s| s.contains("invalid syntax"));
    let attributes = screen.see(true);
    assert!(
        attributes.contains("\x1b[4"),
        "something is underlined:\n{attributes}"
    );

    // Mended, it goes.
    for _ in 0..3 {
        screen.keys(&["BSpace"]);
    }
    screen.text("1");
    screen.until("no fault", |s| !s.contains("invalid syntax"));

    // F5 runs it on the virtual pyboard.
    screen.keys(&["F5"]);
    screen.until("the output", |s| s.contains("hello from 42"));

    // A program that goes on for ever: the heap map moves, and F6 stops it.
    screen.keys(&["C-a"]);
    for line in [
        "kept = []",
        "while True:",
        "if len(kept) < 900: kept.append(bytearray(20))",
    ] {
        // The editor indents after the colon by itself.
        screen.text(line);
        screen.keys(&["Enter"]);
    }
    screen.keys(&["F7"]);
    screen.keys(&["F5"]);
    let first = screen.until("the heap's totals", |s| s.contains("free"));
    screen.until("another heap", |s| s != first && s.contains("free"));
    screen.keys(&["F6"]);
    screen.until("the interrupt", |s| {
        s.contains("KeyboardInterrupt") || s.contains("interrupted") || s.contains("stopped")
    });

    // The board is at its prompt again.
    screen.keys(&["C-a"]);
    screen.text("print('again', 1 + 1)");
    screen.keys(&["F5"]);
    screen.until("the output of another run", |s| s.contains("again 2"));
}

/// How often the threads of a process went to sleep of their own will.
#[cfg(target_os = "linux")]
fn times_awake(process: &str) -> u64 {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).expect("it runs");
    let of_thread = |thread: std::fs::DirEntry| {
        // A thread may just have ended.
        let status = std::fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        let mut lines = status.lines();
        let count = lines.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
        count.trim().parse::<u64>().ok()
    };
    threads.flatten().filter_map(of_thread).sum()
}

#[test]
#[cfg(target_os = "linux")]
fn who_is_left_alone_sleeps_until_a_file_changes() {
    let Some(program) = garter_tests::program("GARTER_BIN") else {
        return;
    };
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("work.py");
    std::fs::write(&file, "print('first')\n").expect("writable");
    let screen = Screen::start(&program, home.path(), &file);
    screen.until("the file", |s| s.contains("first"));
    let process = screen.run(&["list-panes", "-F", "#{pane_pid}"]).stdout;
    let process = String::from_utf8_lossy(&process).trim().to_owned();

    // Work that was put off is no idling, and the daemon may still have something to say.
    let end = Instant::now() + PATIENCE;
    let in_between = loop {
        let before = times_awake(&process);
        std::thread::sleep(Duration::from_secs(4));
        let after = times_awake(&process);
        if after == before || Instant::now() > end {
            break after.abs_diff(before);
        }
    };
    assert_eq!(in_between, 0, "times awake in 4 seconds");

    // Nobody presses a key, and what another program writes is shown.
    std::fs::write(&file, "print('second')\n").expect("writable");
    screen.until("the other text", |s| s.contains("second"));
    let folder = home.path().join("more");
    std::fs::create_dir(&folder).expect("writable");
    screen.until("the new folder", |s| s.contains("more"));
}
