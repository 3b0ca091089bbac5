//! The language suite alone, in a release build; and random programs under the oracle and ours.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup;
use crate::shell::{self, cargo};

/// Runs it. `--stress` collects garbage at every allocation, `--topic NAME` takes one folder,
/// `--explore SECONDS [--seed N]` runs random programs for so long instead.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let [first, rest @ ..] = arguments
        && first == "--explore"
    {
        let (seconds, rest) = rest
            .split_first()
            .context("--explore needs a number of seconds")?;
        return match rest {
            [] => explore(seconds, None),
            [option, seed] if option == "--seed" => explore(seconds, Some(seed)),
            other => bail!(
                "after --explore SECONDS comes --seed N, not {}",
                other.join(" ")
            ),
        };
    }
    let mut command = cargo();
    command.args([
        "test",
        "--quiet",
        "--locked",
        "--release",
        "-p",
        "garter-tests",
        "--test",
        "conformance",
    ]);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--stress" => command.env("GARTER_STRESS", "1"),
            "--topic" => command.env("GARTER_TOPIC", rest.next().map_or("", String::as_str)),
            other => bail!("conformance does not know {other}"),
        };
    }
    shell::run("conformance", command.args(["--", "--nocapture"]))
}

/// Runs random programs under the oracle and ours; fails at differences without an explanation.
/// Without a seed the script takes one from the clock; either way it says which.
fn explore(seconds: &str, seed: Option<&str>) -> Result<()> {
    number("--explore", seconds)?;
    if let Some(seed) = seed {
        number("--seed", seed)?;
    }
    let oracles = setup::run()?;
    let mut build = cargo();
    build.args(["build", "--quiet", "--locked", "--release"]);
    build.args(["-p", "garter-tests", "--example", "batch"]);
    shell::run("ours", &mut build)?;
    let mut python = Command::new("python3");
    python
        .arg(shell::root().join("tests/conformance/explore.py"))
        .args(["--seconds", seconds])
        .args(seed.iter().flat_map(|seed| ["--seed", seed]))
        .env(
            "GARTER_BATCH",
            shell::target().join("release/examples/batch"),
        );
    shell::run("random programs", oracles.tell(&mut python))
}

fn number(option: &str, text: &str) -> Result<()> {
    let parsed: Result<u64, _> = text.parse();
    parsed.map_or_else(|_| bail!("{option} takes a number, not {text}"), |_| Ok(()))
}
