//! `garter`: the terminal IDE.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use garter_daemon::{Serve, connect};
use garter_ide::{Connection, Options};

/// Files or a folder to open.
#[derive(Args)]
pub(crate) struct Ide {
    /// Files to open, or the folder to work in
    paths: Vec<PathBuf>,
}

impl Ide {
    /// Runs the IDE until the user leaves.
    pub(crate) fn run(self) -> Result<ExitCode> {
        if let Some(word) = self.paths.iter().find(|path| is_mistyped(path)) {
            bail!(
                "`{0}` is neither a command nor a file: garter --help lists the commands, and \
                 garter ./{0} begins a new file",
                word.display()
            );
        }
        let (folders, files): (Vec<_>, Vec<_>) = self.paths.into_iter().partition(|p| p.is_dir());
        let folder = match folders.into_iter().next() {
            Some(folder) => folder,
            None => std::env::current_dir()?,
        };
        let files = files
            .into_iter()
            .map(|f| std::path::absolute(&f).unwrap_or(f))
            .collect();
        super::wait_for(async {
            garter_ide::run(Options { folder, files }, || async {
                let (reader, writer) = tokio::io::split(connect(Serve::Daemon).await);
                Ok(Connection::new(reader, writer))
            })
            .await?;
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// Whether a path is a word that may have been meant as a command.
fn is_mistyped(path: &Path) -> bool {
    let word = path.as_os_str().as_encoded_bytes();
    word.iter()
        .all(|byte| byte.is_ascii_alphabetic() || *byte == b'-')
        && !path.exists()
}
