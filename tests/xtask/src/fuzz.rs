//! Fuzzing with coverage: from what is kept in the repository, through `cargo fuzz`, and back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{self, cargo, installed};

/// How long a target runs when nothing else is said.
const SECONDS: u32 = 60;
/// What a target may take for one input.
const TIMEOUT: u32 = 10;

/// Runs the targets that are named, or all, for `--seconds N` each.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let home = shell::root().join("tests/fuzz");
    let (targets, seconds) = read(arguments, all(&home)?)?;
    if !installed("cargo-fuzz") {
        bail!("cargo-fuzz is not installed: cargo install cargo-fuzz");
    }
    for target in targets {
        // The fuzzer changes what is in the first folder only.
        let mine = format!("corpus/{target}");
        let suites = format!("corpus/{target}.suites");
        corpus("kept", &target, &home.join(&mine))?;
        corpus("suites", &target, &home.join(&suites))?;
        let mut run = fuzz(&home, &target, &[&mine, &suites]);
        run.args([
            format!("-max_total_time={seconds}"),
            format!("-timeout={TIMEOUT}"),
            "-print_final_stats=1".into(),
        ]);
        shell::run(&format!("{target}, {seconds} s"), &mut run)?;
        keep(&home, &target, &mine)?;
    }
    Ok(())
}

/// Makes anew what is kept of a target: inputs that reach code which neither smaller ones nor the
/// programs of the suites do.
fn keep(home: &Path, target: &str, mine: &str) -> Result<()> {
    let least = format!("{mine}.least");
    let folder = home.join(&least);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    corpus("suites", target, &folder)?;
    let mut merge = fuzz(home, target, &[&least, mine]);
    // How often code is reached does not matter here.
    merge.args(["-merge=1", "-use_counters=0"]);
    shell::run(&format!("{target}, what adds coverage"), &mut merge)?;
    corpus("pack", target, &folder)
}

/// `cargo fuzz run TARGET FOLDER... --`, by a nightly toolchain if there is one.
fn fuzz(home: &Path, target: &str, folders: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(home);
    if nightly() {
        command.arg("+nightly");
    } else {
        command.env("RUSTC_BOOTSTRAP", "1");
    }
    // No code of ours is unsafe: a sanitizer would find nothing.
    command.args(["fuzz", "run", "-s", "none", target]);
    command.args(folders).arg("--");
    command
}

fn nightly() -> bool {
    let mut version = Command::new("cargo");
    version.args(["+nightly", "--version"]);
    version.output().is_ok_and(|o| o.status.success())
}

/// Runs the program that knows how the corpora are written.
fn corpus(what: &str, target: &str, folder: &Path) -> Result<()> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--locked", "--release"]);
    command.args(["-p", "garter-tests", "--example", "fuzz_corpus", "--"]);
    shell::run("corpus", command.args([what, target]).arg(folder))
}

/// The targets, by the names of their files.
fn all(home: &Path) -> Result<Vec<String>> {
    let files = fs::read_dir(home.join("targets")).context("the targets")?;
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let name = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut targets: Vec<String> = paths.filter_map(name).collect();
    targets.sort();
    Ok(targets)
}

fn read(arguments: &[String], all: Vec<String>) -> Result<(Vec<String>, u32)> {
    let (mut targets, mut seconds) = (Vec::new(), SECONDS);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--seconds" {
            let number = rest.next().context("--seconds needs a number")?;
            seconds = number.parse().context("--seconds takes a number")?;
        } else if all.contains(argument) {
            targets.push(argument.clone());
        } else {
            bail!("the targets are {}, not {argument}", all.join(", "));
        }
    }
    if targets.is_empty() {
        targets = all;
    }
    Ok((targets, seconds))
}
