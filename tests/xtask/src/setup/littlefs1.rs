//! littlefs of version 1 as others have it: its last release, which a package of bindings contains.
//! The tests of ours compile it and ask it about disks.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell;

/// A package of nothing but what it needs.
const MANIFEST: &str = r#"[package]
name = "littlefs1"
version = "0.0.0"
edition = "2024"

[lib]
path = "lib.rs"

[dependencies]
littlefs-sys = "=0.2.0"

[workspace]
"#;

/// The folder with `lfs.c`, if it is there.
pub(super) fn sources(cache: &Path) -> Option<PathBuf> {
    let sources = cache.join("littlefs1/sources");
    sources.join("lfs.c").is_file().then_some(sources)
}

/// Fetches it. Where that cannot be, the tests do without, and the user is told.
pub(super) fn set_up(cache: &Path) {
    if sources(cache).is_some() {
        return;
    }
    if let Err(error) = fetch(&cache.join("littlefs1")) {
        eprintln!("== no littlefs 1 of others, so ours is not held against it: {error:#}");
    }
}

fn fetch(folder: &Path) -> Result<()> {
    // What an earlier attempt left, if any.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("Cargo.toml"), MANIFEST)?;
    fs::write(folder.join("lib.rs"), "")?;
    let mut vendor = shell::cargo();
    shell::run(
        "cargo vendor",
        vendor.args(["vendor", "--quiet"]).current_dir(folder),
    )?;
    // What the bindings are made with is not needed.
    let vendored = folder.join("vendor");
    fs::rename(
        vendored.join("littlefs-sys/littlefs"),
        folder.join("sources"),
    )?;
    fs::remove_dir_all(vendored)?;
    Ok(())
}
