//! `cargo xtask check`: what must hold of the whole tree, whatever the tests say.

mod headers;
mod layers;
mod licences;
mod links;

use anyhow::Result;

use crate::shell::{self, cargo, output};

/// Runs every check.
pub(crate) fn run() -> Result<()> {
    let metadata = serde_json::from_str(&output(
        "cargo metadata",
        cargo().args(["metadata", "--format-version", "1", "--locked"]),
    )?)?;
    layers::check(&metadata)?;
    licences::check(&metadata)?;
    headers::check()?;
    links::check()?;
    shell::run("format", cargo().args(["fmt", "--all", "--check"]))?;
    shell::run(
        "lints",
        cargo()
            .args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--quiet",
                "--locked",
            ])
            .args(["--", "-D", "warnings"]),
    )?;
    shell::run(
        "docs",
        cargo()
            .args([
                "doc",
                "--workspace",
                "--no-deps",
                "--quiet",
                "--locked",
                "--document-private-items",
            ])
            .env(
                "RUSTDOCFLAGS",
                "-D warnings -A rustdoc::private_intra_doc_links",
            ),
    )
}
