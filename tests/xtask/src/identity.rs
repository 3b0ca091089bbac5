//! `cargo xtask mpy-identity`: the compiler against the official cross compiler, on the project's
//! programs, generated ones, CPython's library, and packages made for MicroPython.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Result, bail};

use crate::setup;
use crate::shell::{self, cargo, output};

/// Packages from PyPI that are made for MicroPython or for its relatives. They are only read.
const PACKAGES: [&str; 22] = [
    "microdot",
    "micropython-servo",
    "umail",
    "uplot",
    "upydev",
    "adafruit-ampy",
    "aioble",
    "micropython-mpu9250",
    "micropython-oled",
    "micropython-umqtt.robust",
    "micropython-string",
    "adafruit-circuitpython-requests",
    "adafruit-circuitpython-minimqtt",
    "adafruit-circuitpython-display-text",
    "adafruit-circuitpython-neopixel",
    "adafruit-circuitpython-motor",
    "adafruit-circuitpython-bme280",
    "adafruit-circuitpython-register",
    "adafruit-circuitpython-busdevice",
    "adafruit-circuitpython-httpserver",
    "adafruit-circuitpython-ble",
    "adafruit-circuitpython-bitmap-font",
];

/// Generated programs of each kind, unless `--programs` says otherwise.
const PROGRAMS: &str = "3000";

/// Compares and prints a table; fails on any difference.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let oracles = setup::run()?;
    let mut command = cargo();
    command.args([
        "test",
        "--quiet",
        "--locked",
        "--release",
        "-p",
        "garter-compiler",
    ]);
    command.args(["--test", "official"]);
    command.env("GARTER_MPY_PROGRAMS", PROGRAMS);
    let mut folders = vec![library()?, packages(&oracles.folder)];
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().map_or("", String::as_str);
        match argument.as_str() {
            "--programs" => command.env("GARTER_MPY_PROGRAMS", value()),
            "--seed" => command.env("GARTER_MPY_SEED", value()),
            folder if Path::new(folder).is_dir() => {
                folders.push(fs::canonicalize(folder)?);
                &mut command
            }
            other => bail!("mpy-identity does not know {other}"),
        };
    }
    command.env("GARTER_MPY_CORPUS", env::join_paths(folders)?);
    eprintln!(
        "| programs | compared | identical | refused alike | beyond its memory | different |"
    );
    command.args(["--", "--nocapture", "--test-threads", "1"]);
    shell::run("mpy-identity", oracles.tell(&mut command))
}

/// The folder of CPython's library.
fn library() -> Result<PathBuf> {
    let mut python = Command::new("python3");
    python.args(["-c", "import os; print(os.path.dirname(os.__file__))"]);
    Ok(PathBuf::from(output("python3", &mut python)?.trim()))
}

/// The packages in the cache, each fetched once. Those that cannot be had are left out.
fn packages(cache: &Path) -> PathBuf {
    let folder = cache.join("packages");
    for package in PACKAGES {
        let own = folder.join(package);
        if own.is_dir() {
            continue;
        }
        let mut install = Command::new(cache.join("venv/bin/pip"));
        install.args(["install", "-q", "--no-deps", "--no-compile", "--target"]);
        let done = shell::output("pip install", install.arg(&own).arg(package));
        if let Err(error) = done {
            eprintln!("== {package} is left out: {error}");
        }
    }
    folder
}
