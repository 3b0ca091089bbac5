//! `garter`: the terminal IDE.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
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
