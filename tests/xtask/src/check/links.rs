//! Links in the documentation lead somewhere, and paths that ARCHITECTURE.md names exist.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{output, root};

/// The files git knows with one of these endings.
pub(super) fn tracked(endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root());
    Ok(output("git ls-files", &mut git)?
        .lines()
        .filter(|name| endings.iter().any(|e| name.ends_with(e)))
        .map(|name| root().join(name))
        .filter(|path| path.exists())
        .collect())
}

/// Fails on a relative link in a Markdown file, or a path in code marks in ARCHITECTURE.md, that
/// leads nowhere.
pub(super) fn check() -> Result<()> {
    let mut wrong = Vec::new();
    let files = tracked(&[".md"])?;
    for file in &files {
        let text = fs::read_to_string(file)?;
        let folder = file.parent().unwrap_or(Path::new("."));
        for link in targets(&text) {
            if !folder.join(link).exists() {
                wrong.push(format!("{}: {link}", file.display()));
            }
        }
        if file.ends_with("ARCHITECTURE.md") {
            for path in quoted(&text).filter(|p| looks_like_path(p)) {
                if !root().join(path).exists() {
                    wrong.push(format!("{}: {path}", file.display()));
                }
            }
        }
    }
    if !wrong.is_empty() {
        bail!("links that lead nowhere:\n  {}", wrong.join("\n  "));
    }
    eprintln!("== links: {} documents", files.len());
    Ok(())
}

/// Relative targets of `[text](target)`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| {
        let target = rest.split(')').next()?.split('#').next()?;
        let outside =
            target.is_empty() || target.contains(':') || target.contains(char::is_whitespace);
        (!outside).then_some(target)
    })
}

/// What stands in code marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
}

fn looks_like_path(text: &str) -> bool {
    let first = text.split('/').next().unwrap_or_default();
    text.contains('/')
        && [
            "vm", "firmware", "server", "tui", "editors", "tests", "docs",
        ]
        .contains(&first)
        && !text.contains(['*', ' ', '{', '<'])
}
