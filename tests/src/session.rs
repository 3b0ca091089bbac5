//! The `garter` program as a user starts it, with a time limit and a daemon of its own.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What a command left behind.
#[derive(Debug)]
pub struct Done {
    /// Its exit code; `None` when a signal ended it or it was stopped after its time.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Where the program is: `GARTER_BIN`. `None` when it is not told: such tests do nothing, unless
/// `GARTER_MUST_RUN` says that they must.
///
/// # Panics
/// When it must be told and is not.
#[must_use]
pub fn garter() -> Option<PathBuf> {
    let path = std::env::var_os("GARTER_BIN").map(PathBuf::from);
    if path.is_none() {
        assert!(
            std::env::var_os("GARTER_MUST_RUN").is_none(),
            "GARTER_BIN names no program"
        );
        eprintln!("skipped: set GARTER_BIN to the garter program");
    }
    path
}

/// Runs a command to its end, at most for `time`, with `input` as its standard input.
///
/// # Panics
/// When it cannot be started.
pub fn finish(command: &mut Command, input: &[u8], time: Duration) -> Done {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let (mut stdin, mut stdout, mut stderr) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            if let Some(mut pipe) = stdin.take() {
                // A program that does not read all of its input is no failure of the test.
                let _ = pipe.write_all(input);
            }
        });
        let out = scope.spawn(|| read(stdout.as_mut()));
        let err = scope.spawn(|| read(stderr.as_mut()));
        let code = wait(&mut child, time);
        Done {
            code,
            out: out.join().expect("reading does not panic"),
            err: err.join().expect("reading does not panic"),
        }
    })
}

fn read(pipe: Option<&mut impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What came before an error is what there is.
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn wait(child: &mut Child, time: Duration) -> Option<i32> {
    let end = Instant::now() + time;
    while Instant::now() < end {
        if let Ok(Some(status)) = child.try_wait() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    // It may have ended just now.
    let _ = child.kill();
    let _ = child.wait();
    None
}

/// A user's session: a folder for files and for the daemon's socket.
pub struct Session {
    garter: PathBuf,
    /// Where its commands run.
    pub folder: tempfile::TempDir,
}

impl Session {
    /// A new one; `None` when the program is not told.
    ///
    /// # Panics
    /// When no folder can be made.
    #[must_use]
    pub fn new() -> Option<Session> {
        let folder = tempfile::tempdir().expect("a folder can be made");
        Some(Session {
            garter: garter()?,
            folder,
        })
    }

    /// Writes a file into its folder.
    ///
    /// # Panics
    /// When that fails.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).expect("a file can be written");
    }

    /// Where its commands keep what can be made again; no part of what they look through.
    pub fn cache(&self) -> PathBuf {
        self.folder.path().join(".cache")
    }

    /// A command of the program.
    pub fn command<S: AsRef<OsStr>>(&self, words: &[S]) -> Command {
        let mut command = Command::new(&self.garter);
        command
            .args(words)
            .current_dir(self.folder.path())
            .env("GARTER_RUNTIME_DIR", self.folder.path().join("run"))
            // Nor does it know of other boards that somebody had.
            .env("GARTER_CACHE_DIR", self.cache())
            // The virtual board's flash has one user.
            .env("XDG_DATA_HOME", self.folder.path().join("data"));
        command
    }

    /// Runs a command without input.
    pub fn run<S: AsRef<OsStr>>(&self, words: &[S]) -> Done {
        self.run_with(words, b"")
    }

    /// Runs a command with this as its standard input.
    pub fn run_with<S: AsRef<OsStr>>(&self, words: &[S], input: &[u8]) -> Done {
        finish(&mut self.command(words), input, Duration::from_secs(60))
    }

    /// A daemon that ends when it is dropped; waits until it is ready.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn daemon(&self) -> Daemon {
        let mut child = self
            .command(&["daemon", "--announce", "--idle", "60"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a daemon can be started");
        let mut byte = [0];
        let stdout = child.stdout.as_mut().expect("it has an output");
        stdout
            .read_exact(&mut byte)
            .expect("it says that it is ready");
        Daemon(child)
    }
}

/// A daemon of a session.
pub struct Daemon(Child);

impl Daemon {
    /// Ends it as the kernel ends a process that took too much memory.
    ///
    /// # Panics
    /// When it has ended by itself.
    pub fn kill(&mut self) {
        self.0.kill().expect("it was running");
        self.0.wait().expect("it has ended");
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
