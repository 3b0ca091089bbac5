//! Commands that programs hand to the system's shell.

use std::collections::BTreeMap;
use std::process::{Command, ExitStatus};

use garter_runtime::port::Errno;

use crate::failure::errno;

/// Variables that were set, and those that were removed.
pub(crate) type Environment = BTreeMap<String, Option<String>>;

/// Runs a command to its end; gives what a wait for it gives.
pub(crate) fn run(command: &[u8], environment: &Environment) -> Result<i32, Errno> {
    let text = std::str::from_utf8(command).map_err(|_| Errno(22))?;
    let (shell, option) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("/bin/sh", "-c")
    };
    let mut command = Command::new(shell);
    command.args([option, text]);
    for (name, value) in environment {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.status().map(status).map_err(|e| errno(&e))
}

/// As programs for Unix know it: 256 times the exit code, or the signal.
#[cfg(unix)]
fn status(status: ExitStatus) -> i32 {
    std::os::unix::process::ExitStatusExt::into_raw(status)
}

#[cfg(not(unix))]
fn status(status: ExitStatus) -> i32 {
    status.code().unwrap_or(1)
}
