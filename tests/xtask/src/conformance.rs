//! The language suite alone, in a release build.

use anyhow::{Result, bail};

use crate::shell::{self, cargo};

/// Runs it. `--stress` collects garbage at every allocation, `--topic NAME` takes one folder.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
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
