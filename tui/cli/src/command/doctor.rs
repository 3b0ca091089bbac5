//! `garter doctor`: what is wrong around Garter, and how to mend it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::Result;
use clap::Args;
use garter_daemon::{Serve, Via, connect};
use garter_link::ports;

use crate::client::Client;
use crate::out::out;

/// Say what is wrong with ports, permissions, the daemon and editors, and how to mend it
///
/// Changes nothing and opens no port, for opening may reset a board. The exit code is 1 when
/// something is wrong.
#[derive(Args)]
#[command(after_help = "Example: garter doctor")]
pub(crate) struct Doctor {}

/// What was found.
enum Finding {
    Good(String),
    /// Not wrong, but worth knowing.
    Note(String),
    /// What is wrong, and what to do.
    Bad(String, String),
}

use Finding::{Bad, Good, Note};

impl Doctor {
    /// Looks at everything.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let mut all = vec![program()];
        all.push(super::wait_for(async { Ok(daemon().await) })?);
        all.extend(super::wait_for(async { Ok(boards().await) })?);
        all.extend(port_grabbers());
        all.extend(watches());
        all.extend(editors());
        let mut bad = 0;
        for finding in &all {
            match finding {
                Good(what) => writeln!(out(), "ok    {what}")?,
                Note(what) => writeln!(out(), "note  {what}")?,
                Bad(what, remedy) => {
                    bad += 1;
                    writeln!(out(), "WRONG {what}\n      {remedy}")?;
                }
            }
        }
        Ok(if bad == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// The file that a shell would start.
fn on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&folders)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())
}

/// Editors start `garter` by name.
fn program() -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    let this = env::current_exe().and_then(fs::canonicalize);
    let Ok(this) = this else {
        return Note(format!("garter {version}"));
    };
    let folder = this.parent().unwrap_or(Path::new("")).display();
    match on_path("garter").map(fs::canonicalize) {
        Some(Ok(found)) if found == this => Good(format!("garter {version}, {}", this.display())),
        Some(Ok(found)) => Bad(
            format!("editors start {}, which is another garter", found.display()),
            format!("Put {folder} before it in PATH, or remove the other one."),
        ),
        _ => Bad(
            format!("garter {version} is not on the PATH, so editors do not find it"),
            format!(
                "Add {folder} to PATH, or link {} from a folder in it.",
                this.display()
            ),
        ),
    }
}

async fn daemon() -> Finding {
    match connect(Serve::Daemon).await.via() {
        Via::Daemon => Good("the daemon answers".to_owned()),
        Via::InProcess(why) => {
            let why = why.as_deref().unwrap_or("nobody knows why");
            Bad(
                format!("no daemon: {why}"),
                "Editors, IDE and command line work, but each for itself. GARTER_RUNTIME_DIR can \
                 name a folder of yours for the daemon's socket."
                    .to_owned(),
            )
        }
    }
}

async fn boards() -> Vec<Finding> {
    let found = match ports::list() {
        Ok(found) => found,
        Err(error) => return vec![Bad(error.to_string(), error.remedy())],
    };
    if found.is_empty() {
        return vec![Note(
            "no board on a USB port; programs run on the virtual pyboard. If one is plugged in, \
             try another cable: some only charge"
                .to_owned(),
        )];
    }
    let states = states().await.unwrap_or_default();
    let state = |path: &str| {
        let board = states.iter().find(|it| it.port.as_deref() == Some(path));
        board.and_then(|it| it.firmware.clone()).unwrap_or_default()
    };
    let finding = |port: &ports::Port| {
        let what = port.known.map_or("a serial port", |known| known.name);
        let firmware = state(&port.path);
        if may_open(&port.path) {
            Good(
                format!("{}: {what} {firmware}", port.path)
                    .trim_end()
                    .to_owned(),
            )
        } else {
            Bad(
                format!("{}: {what}, which you may not open", port.path),
                ports::permission_advice(&port.path),
            )
        }
    };
    found.iter().map(finding).collect()
}

async fn states() -> Result<Vec<garter_protocol::Board>> {
    Client::connect()
        .await?
        .ask(&garter_protocol::Boards {})
        .await
}

#[cfg(unix)]
fn may_open(path: &str) -> bool {
    use rustix::fs::{Access, access};
    access(path, Access::READ_OK | Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn may_open(_: &str) -> bool {
    true
}

/// Programs that talk to every new serial port, boards included.
fn port_grabbers() -> Vec<Finding> {
    let mut all = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let name = fs::read_to_string(entry.path().join("comm")).unwrap_or_default();
        if name.trim() == "ModemManager" {
            all.push(Bad(
                "ModemManager takes new serial ports for modems and types on them".to_owned(),
                "`sudo systemctl disable --now ModemManager`, unless you have a modem.".to_owned(),
            ));
        }
    }
    all
}

/// Linux counts the folders that a user may watch.
fn watches() -> Option<Finding> {
    /// As many as a large project has folders, several times.
    const ENOUGH: u64 = 16 * 1024;
    let text = fs::read_to_string("/proc/sys/fs/inotify/max_user_watches").ok()?;
    let count: u64 = text.trim().parse().ok()?;
    if count >= ENOUGH {
        return Some(Good(format!("{count} folders can be watched")));
    }
    Some(Bad(
        format!("only {count} folders can be watched, so changes on disk may be missed"),
        format!("`sudo sysctl fs.inotify.max_user_watches={}`", 8 * ENOUGH),
    ))
}

fn editors() -> Vec<Finding> {
    let mut all = Vec::new();
    if let Some(version) = version_of("nvim") {
        all.push(match plugin() {
            Some(path) => Good(format!(
                "{version}, with Garter's plugin in {}",
                path.display()
            )),
            None => Note(format!(
                "{version}, without Garter's plugin; editors/neovim/README.md says how to add it"
            )),
        });
    }
    if let Some(version) = version_of("code") {
        all.push(Note(format!("VS Code {version}")));
    }
    all
}

/// The first line that a program says of itself.
fn version_of(program: &str) -> Option<String> {
    let output = Command::new(on_path(program)?)
        .arg("--version")
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().next().map(str::to_owned)
}

/// The plugin in one of the places that Neovim looks at by itself.
fn plugin() -> Option<PathBuf> {
    let dirs = directories::BaseDirs::new()?;
    let config = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    let config = config.unwrap_or_else(|| dirs.home_dir().join(".config"));
    let data = env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    let data = data.unwrap_or_else(|| dirs.home_dir().join(".local/share"));
    for base in [
        config.join("nvim"),
        data.join("nvim/site"),
        data.join("nvim"),
    ] {
        let packages = fs::read_dir(base.join("pack"))
            .into_iter()
            .flatten()
            .flatten();
        let starts = packages.map(|package| package.path().join("start"));
        for start in starts.chain([base.join("lazy"), base.join("plugged")]) {
            for plugin in fs::read_dir(start).into_iter().flatten().flatten() {
                for path in [plugin.path(), plugin.path().join("editors/neovim")] {
                    if path.join("lua/garter/init.lua").is_file() {
                        return Some(path);
                    }
                }
            }
        }
    }
    None
}
