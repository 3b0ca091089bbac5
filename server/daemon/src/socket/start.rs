//! Starting a daemon on demand: our own program, as `garter daemon`, apart from us.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

use super::Name;

/// How long a daemon may take until it listens.
const START_TIME: Duration = Duration::from_secs(5);

/// What a daemon says on its standard output once it listens.
const READY: &str = "ready";

/// Why no daemon came up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error("cannot start `{0} daemon`: {1}")]
    Spawn(PathBuf, io::Error),
    #[error("the daemon said nothing for {} seconds", START_TIME.as_secs())]
    Silent,
    #[error("the daemon ended at once; its log is {0}")]
    Ended(PathBuf),
}

/// Starts a daemon and waits until it listens, or until it found another one listening.
pub(crate) async fn start_daemon(executable: PathBuf, name: &Name) -> Result<(), StartError> {
    let mut command = Command::new(&executable);
    command.arg("daemon").arg("--announce");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log(name));
    command.current_dir(std::env::temp_dir());
    detach(&mut command);
    let mut child = command
        .spawn()
        .map_err(|error| StartError::Spawn(executable, error))?;
    let Some(output) = child.stdout.take() else {
        return Err(StartError::Silent);
    };
    let mut line = String::new();
    let mut output = BufReader::new(output);
    match timeout(START_TIME, output.read_line(&mut line)).await {
        Err(_) => Err(StartError::Silent),
        Ok(Ok(_)) if line.trim() == READY => Ok(()),
        Ok(_) => Err(StartError::Ended(name.log())),
    }
}

/// Tells whoever started this daemon that clients can connect now.
pub(crate) fn announce_ready() {
    let mut output = io::stdout();
    // The starter may have given up; that is no reason not to serve others.
    let _ = writeln!(output, "{READY}").and_then(|()| output.flush());
}

fn log(name: &Name) -> Stdio {
    File::create(name.log()).map_or_else(|_| Stdio::null(), Stdio::from)
}

/// Ctrl-C in the terminal of the client that happened to start it is not meant for it.
#[cfg(unix)]
fn detach(command: &mut Command) {
    command.process_group(0);
}

#[cfg(windows)]
fn detach(command: &mut Command) {
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
    const DETACHED_PROCESS: u32 = 0x8;
    command.creation_flags(CREATE_NEW_PROCESS_GROUP | DETACHED_PROCESS);
}
