//! `cargo xtask ram`: what the editor says modules cost in memory, against the virtual pyboard.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::{self, cargo, output};

/// Of so many programs of the language suite one is a module here.
const EVERY: usize = 15;
/// Where the table goes.
const PAGE: &str = "docs/ram.md";
const HEADING: &str = "## How exact it is";

/// Measures, and writes the table into the page, with the modules in a folder of packages beside
/// our own when there is `--and`; with files, only prints theirs.
pub(crate) fn run(files: &[String]) -> Result<()> {
    let (files, packages) = match files {
        [and, folder] if and == "--and" => (&[][..], Some(PathBuf::from(folder))),
        files => (files, None),
    };
    let mut command = cargo();
    command.args([
        "run",
        "--quiet",
        "--locked",
        "--release",
        "-p",
        "garter-tests",
    ]);
    command.args(["--example", "ram", "--"]);
    if !files.is_empty() {
        let named = files
            .iter()
            .map(PathBuf::from)
            .map(|file| named(&file, &file));
        print!("{}", output("ram", command.args(named))?);
        return Ok(());
    }
    for file in corpus()? {
        command.arg(named(&file, &file));
    }
    if let Some(folder) = &packages {
        for file in all_python_files(folder)? {
            command.arg(named(file.strip_prefix(folder)?, &file));
        }
    }
    let table = output("ram", &mut command)?;
    let (rows, summary): (Vec<&str>, Vec<&str>) =
        table.lines().partition(|line| line.starts_with('|'));
    let page = shell::root().join(PAGE);
    let text = fs::read_to_string(&page).context(PAGE)?;
    let before = text.split(HEADING).next().unwrap_or_default();
    let text = format!(
        "{before}{HEADING}\nWritten by `cargo xtask ram`: the virtual pyboard imports each module \
         at its prompt. Bytes. Modules\nthat cannot be counted in full are not in the table.\n{}\n\n{}\n",
        summary.join("\n"),
        rows.join("\n")
    );
    fs::write(&page, text)?;
    println!("{}", summary.join("\n"));
    Ok(())
}

/// A file as the program that measures takes it: what it is called in the table, and where it is.
fn named(name: &Path, file: &Path) -> String {
    format!("{}={}", name.display(), file.display())
}

/// The examples, and some programs of the language suite that boards can import.
fn corpus() -> Result<Vec<PathBuf>> {
    let root = shell::root();
    let mut files = python_files(&root.join("docs/examples"))?;
    let mut topics: Vec<PathBuf> = fs::read_dir(root.join("tests/conformance"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    topics.sort();
    let mut programs = Vec::new();
    for topic in topics {
        programs.extend(python_files(&topic)?);
    }
    files.extend(programs.into_iter().skip(2).step_by(EVERY));
    let relative = files.into_iter();
    Ok(relative
        .map(|file| file.strip_prefix(&root).map_or(file.clone(), PathBuf::from))
        .collect())
}

/// The Python files in a folder and in those in it.
fn all_python_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = python_files(folder)?;
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    for folder in folders {
        files.extend(all_python_files(&folder)?);
    }
    Ok(files)
}

fn python_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
        .collect();
    files.sort();
    Ok(files)
}
