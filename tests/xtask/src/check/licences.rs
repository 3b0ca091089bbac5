//! Licences of what is linked in, and packages that come in more than one version.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use serde_json::Value;

/// Licences that go with MIT. An `OR` needs one of them, an `AND` all.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "Unicode-3.0",
    "MIT-0",
    "BSL-1.0",
    "MPL-2.0",
    "Artistic-2.0",
    "WTFPL",
];

/// Most packages that may come in more than one version. Lower it when one goes.
const DUPLICATES: usize = 32;

/// Fails on a licence that is not in the list, or on more duplicates than there were.
pub(super) fn check(metadata: &Value) -> Result<()> {
    let mut wrong = Vec::new();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let packages = metadata["packages"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        if !permitted(licence) {
            wrong.push(format!("{name} {version}: {licence}"));
        }
        versions.entry(name).or_default().push(version);
    }
    if !wrong.is_empty() {
        bail!("licences:\n  {}", wrong.join("\n  "));
    }
    let twice: Vec<String> = versions
        .iter()
        .filter(|(_, v)| v.len() > 1)
        .map(|(n, v)| format!("{n} {}", v.join(" ")))
        .collect();
    if twice.len() > DUPLICATES {
        bail!(
            "{} duplicate dependencies, {DUPLICATES} allowed:\n  {}",
            twice.len(),
            twice.join("\n  ")
        );
    }
    eprintln!(
        "== licences: {} packages, {} in more than one version",
        packages.len(),
        twice.len()
    );
    Ok(())
}

fn permitted(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain
        .split(" AND ")
        .all(|part| part.split(" OR ").any(|l| ALLOWED.contains(&l.trim())))
}
