//! `garter sync`: a folder's files on a board, as they are here.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use garter_daemon::workspace::{Bounds, walk_all};
use garter_protocol::{
    BoardId, Content, EntryKind, ListFiles, MakeDirectory, ReadFile, RemoveFile, WriteFile,
};

use super::files::{must_be_on_board, plural};
use crate::client::Client;
use crate::out::out;

/// Copy to the board what differs in a folder
///
/// Hidden files and what .gitignore names stay here. Nothing on the board is removed unless
/// --delete is given. Each file is written beside the old one and then renamed.
#[derive(Args)]
#[command(after_help = "Example: garter sync src :\n         garter sync . :/flash --dry-run")]
pub(crate) struct Sync {
    /// The folder here
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The folder on the board, `:path`
    #[arg(default_value = ":")]
    target: String,
    /// Also remove from the board what is not in the folder
    #[arg(long)]
    delete: bool,
    /// Only say what would be done
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

/// What was done.
#[derive(Default)]
struct Done {
    copied: usize,
    same: usize,
    removed: usize,
}

impl Sync {
    /// Copies what differs.
    pub(crate) fn run(self) -> Result<ExitCode> {
        if !self.folder.is_dir() {
            bail!("{} is no folder", self.folder.display());
        }
        let target = must_be_on_board(&self.target)?;
        super::wait_for(async {
            let mut board = OnBoard {
                client: Client::connect().await?,
                id: self.board.clone().map(BoardId),
            };
            let done = self.copy(&mut board, &target).await?;
            let would = if self.dry_run { "would be " } else { "" };
            write!(
                out(),
                "{} {would}copied, {} as before",
                plural(done.copied, "file"),
                done.same
            )?;
            if self.delete {
                write!(out(), ", {} {would}removed", done.removed)?;
            }
            writeln!(out())?;
            Ok(ExitCode::SUCCESS)
        })
    }

    async fn copy(&self, board: &mut OnBoard, target: &str) -> Result<Done> {
        let here = files_of(&self.folder)?;
        let mut there = board.tree(target).await?;
        let mut done = Done::default();
        for (name, path) in &here {
            let data =
                std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            let on_board = format!("{}/{name}", target.trim_end_matches('/'));
            let known = there.remove(name);
            if known == Some(Found::File(data.len() as u64)) && board.read(&on_board).await? == data
            {
                done.same += 1;
                continue;
            }
            writeln!(out(), "{name}")?;
            done.copied += 1;
            if !self.dry_run {
                board.make_folders(&on_board, target).await?;
                board.write(&on_board, &data).await?;
            }
        }
        if self.delete {
            let wanted = |folder: &str| {
                here.keys()
                    .any(|name| name.starts_with(&format!("{folder}/")))
            };
            // Files before the folders that they are in.
            for (name, found) in there.iter().rev() {
                if *found == Found::Folder && wanted(name) {
                    continue;
                }
                writeln!(out(), "-{name}")?;
                done.removed += usize::from(*found != Found::Folder);
                if !self.dry_run {
                    board
                        .remove(&format!("{}/{name}", target.trim_end_matches('/')))
                        .await?;
                }
            }
        }
        Ok(done)
    }
}

/// The files of a folder by their names on the board.
fn files_of(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let name = |path: PathBuf| {
        let below = path.strip_prefix(folder).unwrap_or(&path);
        let parts = below.iter().map(|part| part.to_str());
        let parts: Option<Vec<&str>> = parts.collect();
        let parts = parts.with_context(|| format!("{} has no name for a board", path.display()))?;
        Ok((parts.join("/"), path.clone()))
    };
    walk_all(folder, Bounds::NONE)
        .files
        .into_iter()
        .map(name)
        .collect()
}

/// What is on the board under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// So many bytes.
    File(u64),
    Folder,
}

/// The files of one board.
struct OnBoard {
    client: Client,
    id: Option<BoardId>,
}

impl OnBoard {
    /// Everything below a folder, by path from there. A folder that is not there is empty.
    async fn tree(&mut self, root: &str) -> Result<BTreeMap<String, Found>> {
        let mut all = BTreeMap::new();
        let mut pending = vec![String::new()];
        while let Some(folder) = pending.pop() {
            let path = format!("{}/{folder}", root.trim_end_matches('/'));
            let request = ListFiles {
                board: self.id.clone(),
                path: path.trim_end_matches('/').to_owned(),
            };
            let list = match self.client.ask(&request).await {
                Ok(list) => list,
                // Made when something is put there.
                Err(error) if folder.is_empty() && error.to_string().contains("ENOENT") => break,
                Err(error) => return Err(error),
            };
            for entry in list.entries {
                let name = match folder.as_str() {
                    "" => entry.name,
                    folder => format!("{folder}/{}", entry.name),
                };
                if entry.kind == EntryKind::Folder {
                    pending.push(name.clone());
                    all.insert(name, Found::Folder);
                } else {
                    all.insert(name, Found::File(entry.size));
                }
            }
        }
        Ok(all)
    }

    async fn read(&mut self, path: &str) -> Result<Vec<u8>> {
        let (board, path) = (self.id.clone(), path.to_owned());
        let file = self.client.ask(&ReadFile { board, path }).await?;
        file.content
            .into_bytes()
            .context("the daemon sent no base64")
    }

    async fn write(&mut self, path: &str, data: &[u8]) -> Result<()> {
        let request = WriteFile {
            board: self.id.clone(),
            path: path.to_owned(),
            content: Content::from_bytes(data),
        };
        self.client.ask(&request).await?;
        Ok(())
    }

    async fn remove(&mut self, path: &str) -> Result<()> {
        let (board, path) = (self.id.clone(), path.to_owned());
        self.client.ask(&RemoveFile { board, path }).await?;
        Ok(())
    }

    /// Makes the folders of a file, from the target on.
    async fn make_folders(&mut self, file: &str, target: &str) -> Result<()> {
        let from = target.trim_end_matches('/').len();
        let ends = file.match_indices('/').map(|(at, _)| at);
        for end in ends.filter(|at| *at >= from) {
            let (board, path) = (self.id.clone(), file[..end].to_owned());
            // One that is there already refuses, and writing the file says what is wrong.
            let _ = self.client.ask(&MakeDirectory { board, path }).await;
        }
        Ok(())
    }
}
