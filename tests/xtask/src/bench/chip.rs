//! What the firmware takes of the chip: its sizes, and under QEMU the work of the collector and of
//! floats.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::firmware;
use crate::shell::{self, cargo, output};

/// What the shapes of `tests/examples/collector.rs` are, by name.
const SHAPES: [(&str, &str); 7] = [
    ("one_list", "one list of integers"),
    ("tuples", "tuples of two in one list"),
    ("linked_list", "a chain of tuples, each in the next"),
    ("tree", "trees of tuples"),
    ("strings", "short strings in one list"),
    (
        "program",
        "objects with names, numbers and lists, in a dict",
    ),
    ("garbage", "nothing but garbage"),
];

/// The firmware's figures, where it can be built.
pub(super) fn run() -> String {
    let mut text = "## Firmware\n\n".to_owned();
    let image = match firmware::build() {
        Ok(image) => image,
        Err(error) => return format!("{text}Not measured: {error}.\n"),
    };
    match sizes(&image) {
        Ok(table) => text += &table,
        Err(error) => text += &format!("Sizes not measured: {error}.\n\n"),
    }
    match collector(&image) {
        Ok(table) => text += &table,
        Err(error) => text += &format!("The collector is not measured: {error}.\n"),
    }
    match floats(&image) {
        Ok(table) => text += &table,
        Err(error) => text += &format!("\nFloats are not measured: {error}.\n"),
    }
    text
}

fn sizes(image: &Path) -> Result<String> {
    let sizes = firmware::sizes(image)?;
    Ok(format!(
        "| what | bytes | wanted |\n|---|--:|--:|\n| code and constants | {} | 400000 |\n\
         | initialised variables | {} | |\n| other variables | {} | |\n\n",
        sizes.text, sizes.data, sizes.bss
    ))
}

/// Instructions of a full collection, as the example `collector` counts them.
fn collector(image: &Path) -> Result<String> {
    let said = example("collector", image)?;
    let mut text =
        "A collection of a full heap, in instructions of the chip (QEMU counts them; the \
                    chip does 168 in a microsecond):\n\n\
                    | what the heap is full of | bytes in use | of | instructions | wanted |\n\
                    |---|--:|--:|--:|--:|\n"
            .to_owned();
    for (name, what) in SHAPES {
        let line = said
            .lines()
            .find_map(|l| l.strip_prefix(name)?.strip_prefix(' '))
            .with_context(|| format!("collector does not say {name}"))?;
        let mut numbers = line.split(' ');
        let mut next = || numbers.next().context("a number is missing");
        let (instructions, used, total) = (next()?, next()?, next()?);
        writeln!(
            text,
            "| {what} | {used} | {total} | {instructions} | 400000 |"
        )?;
    }
    Ok(text)
}

/// What floats cost, as the example `floats` counts it.
fn floats(image: &Path) -> Result<String> {
    let said = example("floats", image)?;
    let mut text =
        "\nFloats, in instructions of the chip; the programs with their collections:\n\n\
                    | what | instructions |\n|---|--:|\n"
            .to_owned();
    for line in said.lines() {
        let (what, instructions) = line.split_once('\t').context("floats says no number")?;
        writeln!(text, "| {what} | {instructions} |")?;
    }
    Ok(text)
}

/// What an example of the tests says of an image.
fn example(name: &str, image: &Path) -> Result<String> {
    shell::run(
        name,
        cargo()
            .args(["build", "--quiet", "--locked", "--release", "-p"])
            .args(["garter-tests", "--example", name]),
    )?;
    let program = shell::target().join("release/examples").join(name);
    output(name, Command::new(program).arg(image))
}
