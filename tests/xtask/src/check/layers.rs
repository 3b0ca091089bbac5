//! Which crate may know which: held against what `cargo metadata` says.

use anyhow::{Result, bail};
use serde_json::Value;

/// A crate, and the crates of this workspace that its code may use. Tests may use more.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("garter-syntax", &[]),
    ("garter-bytecode", &[]),
    ("garter-compiler", &["garter-syntax", "garter-bytecode"]),
    (
        "garter-runtime",
        &[
            "garter-compiler",
            "garter-syntax",
            "garter-bytecode",
            "garter-files",
            "garter-collector",
        ],
    ),
    ("garter-files", &[]),
    ("garter-collector", &[]),
    ("garter-host", &["garter-runtime"]),
    ("garter-inspect", &[]),
    (
        "garter-board",
        &["garter-runtime", "garter-files", "garter-inspect"],
    ),
    ("garter-stm32f405", &["garter-board", "garter-runtime"]),
    (
        "garter-virtual",
        &["garter-board", "garter-runtime", "garter-inspect"],
    ),
    ("garter-protocol", &[]),
    (
        "garter-analysis",
        &[
            "garter-syntax",
            "garter-bytecode",
            "garter-compiler",
            "garter-runtime",
        ],
    ),
    ("garter-link", &["garter-inspect", "garter-bytecode"]),
    (
        "garter-daemon",
        &[
            "garter-analysis",
            "garter-link",
            "garter-protocol",
            "garter-virtual",
        ],
    ),
    ("garter-ide", &["garter-protocol", "garter-syntax"]),
    ("garter", &["*"]),
    ("garter-tests", &["*"]),
    ("xtask", &[]),
];

/// Fails on a dependency that the list does not have, and on a crate it does not name.
pub(super) fn check(metadata: &Value) -> Result<()> {
    let mut wrong = Vec::new();
    let packages = metadata["packages"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    for package in packages.iter().filter(|p| p["source"].is_null()) {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(n, _)| *n == name) else {
            wrong.push(format!("{name} is not in the list of layers"));
            continue;
        };
        let dependencies = package["dependencies"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        for dependency in dependencies {
            let used = dependency["name"].as_str().unwrap_or_default();
            let ours = MAY_KNOW.iter().any(|(n, _)| *n == used);
            let in_tests = dependency["kind"] == "dev";
            if ours && !in_tests && !allowed.contains(&"*") && !allowed.contains(&used) {
                wrong.push(format!("{name} must not know {used}"));
            }
        }
    }
    if !wrong.is_empty() {
        bail!("layers:\n  {}", wrong.join("\n  "));
    }
    eprintln!("== layers: {} crates", MAY_KNOW.len());
    Ok(())
}
