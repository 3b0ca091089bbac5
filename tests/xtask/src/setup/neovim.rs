//! A Neovim that is newer than the system's, for the way newer ones start language servers.
//!
//! It comes from Debian's testing suite with its libraries, into the cache folder: apt works
//! on lists and a package database of its own, so nothing of the system changes, and the
//! program is started by its own loader.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::shell::{self, installed};

/// Where the packages come from. Signed, and checked by apt with the system's keys.
const SOURCE: &str = "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] \
                      http://deb.debian.org/debian testing main\n";

/// Starts the Neovim beside it.
const START: &str = r#"#!/bin/sh
root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/root
export VIMRUNTIME="$root/usr/share/nvim/runtime"
for libraries in "$root"/usr/lib/*-linux-gnu; do
  for loader in "$libraries"/ld-linux*.so.*; do
    exec "$loader" --library-path "$libraries" --argv0 nvim "$root/usr/bin/nvim" "$@"
  done
done
"#;

/// The program, if it is there.
pub(crate) fn program(cache: &Path) -> Option<PathBuf> {
    let program = cache.join("neovim/nvim");
    program.is_file().then_some(program)
}

/// Fetches it. Where that cannot be, the tests do without, and the user is told.
pub(super) fn set_up(cache: &Path) {
    if program(cache).is_some() {
        return;
    }
    if let Err(error) = fetch(&cache.join("neovim")) {
        eprintln!("== no newer Neovim, so only the system's is tested: {error:#}");
    }
}

fn fetch(folder: &Path) -> Result<()> {
    for needed in ["apt-get", "dpkg-deb"] {
        if !installed(needed) {
            bail!("there is no {needed}");
        }
    }
    // What an earlier attempt left, if any.
    let _ = fs::remove_dir_all(folder);
    let apt = folder.join("apt");
    for part in ["lists/partial", "archives/partial"] {
        fs::create_dir_all(apt.join(part))?;
    }
    fs::write(apt.join("sources.list"), SOURCE)?;
    // Nothing is installed, so that every library is fetched.
    fs::write(apt.join("status"), "")?;
    shell::run(
        "lists of Debian's testing suite",
        apt_get(&apt).args(["update", "-q"]),
    )?;
    shell::run(
        "a newer Neovim",
        apt_get(&apt).args([
            "install",
            "-q",
            "-y",
            "--no-install-recommends",
            "--download-only",
            "neovim",
        ]),
    )?;
    let root = folder.join("root");
    for package in fs::read_dir(apt.join("archives"))? {
        let package = package?.path();
        if package.extension().is_some_and(|it| it == "deb") {
            let mut unpack = Command::new("dpkg-deb");
            unpack.arg("-x").arg(&package).arg(&root);
            shell::output("dpkg-deb", &mut unpack)?;
        }
    }
    let beside = folder.join("nvim.new");
    fs::write(&beside, START)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&beside, fs::Permissions::from_mode(0o755))?;
    }
    let version = shell::output("nvim", Command::new(&beside).arg("--version"))
        .context("it was fetched and does not start")?;
    eprintln!("== {}", version.lines().next().unwrap_or_default());
    fs::rename(&beside, folder.join("nvim"))?;
    // The packages are unpacked, and the lists are of today.
    fs::remove_dir_all(apt)?;
    Ok(())
}

fn apt_get(apt: &Path) -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    let mut set = |name: &str, value: &Path| {
        command.arg("-o").arg(format!("{name}={}", value.display()));
    };
    set("Dir::State", apt);
    set("Dir::State::status", &apt.join("status"));
    set("Dir::State::lists", &apt.join("lists"));
    set("Dir::Cache", apt);
    set("Dir::Cache::archives", &apt.join("archives"));
    set("Dir::Etc::sourcelist", &apt.join("sources.list"));
    set("Dir::Etc::sourceparts", &apt.join("none"));
    let user = env::var("USER").unwrap_or_else(|_| "root".to_owned());
    command.args(["-o", "Acquire::Languages=none", "-o", "Debug::NoLocking=1"]);
    // A mirror may be some days behind; the signature is looked at all the same.
    command.args(["-o", "Acquire::Check-Valid-Until=false"]);
    command.arg("-o").arg(format!("APT::Sandbox::User={user}"));
    command
}
