//! `garter ls`, `cat`, `cp`, `rm`, `mkdir`: files of a board. Board paths begin with `:`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use garter_protocol::{
    BoardId, Content, EntryKind, ListFiles, MakeDirectory as MakeFolder, ReadFile, RemoveFile,
    WriteFile,
};

use crate::client::Client;
use crate::out::out;
use crate::replace::replace;

/// Where a board keeps its files.
const HOME: &str = "/flash";

#[derive(Args)]
struct On {
    /// The board, as `garter boards` names it
    #[arg(long, short)]
    board: Option<String>,
}

impl On {
    fn id(&self) -> Option<BoardId> {
        self.board.clone().map(BoardId)
    }
}

/// List a folder of the board
#[derive(Args)]
#[command(after_help = "Example: garter ls :/flash/lib")]
pub(crate) struct List {
    /// The folder, `:path`
    #[arg(default_value = ":")]
    path: String,
    #[command(flatten)]
    on: On,
}

/// Print a file of the board
#[derive(Args)]
#[command(after_help = "Example: garter cat :main.py")]
pub(crate) struct Cat {
    /// The file, `:path`
    path: String,
    #[command(flatten)]
    on: On,
}

/// Copy files to the board or from it
///
/// A file on the board is written beside the old one and then renamed: a full disk or a lost
/// connection leaves the old file.
#[derive(Args)]
#[command(after_help = "Example: garter cp main.py :\n         garter cp :data.csv .")]
pub(crate) struct Copy {
    /// What to copy, and last where to
    #[arg(required = true, num_args = 2..)]
    paths: Vec<String>,
    #[command(flatten)]
    on: On,
}

/// Remove files of the board
#[derive(Args)]
#[command(after_help = "Example: garter rm :old.py")]
pub(crate) struct Remove {
    /// Files or empty folders, `:path`
    #[arg(required = true)]
    paths: Vec<String>,
    #[command(flatten)]
    on: On,
}

/// Make a folder on the board
#[derive(Args)]
#[command(after_help = "Example: garter mkdir :lib")]
pub(crate) struct MakeDirectory {
    /// The folder, `:path`
    path: String,
    #[command(flatten)]
    on: On,
}

/// The absolute path on the board of `:path`; `None` for a path on this machine.
fn on_board(path: &str) -> Option<String> {
    let path = path.strip_prefix(':')?;
    if path.starts_with('/') {
        return Some(path.to_owned());
    }
    Some(format!("{HOME}/{path}").trim_end_matches('/').to_owned())
}

pub(super) fn must_be_on_board(path: &str) -> Result<String> {
    on_board(path).with_context(|| format!("paths on the board begin with a colon: `:{path}`"))
}

/// `1 file`, `2 files`.
pub(super) fn plural(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

impl List {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let path = must_be_on_board(&self.path)?;
        super::wait_for(async {
            let mut client = Client::connect().await?;
            let list = client
                .ask(&ListFiles {
                    board: self.on.id(),
                    path,
                })
                .await?;
            for entry in list.entries {
                match entry.kind {
                    EntryKind::File => writeln!(out(), "{:>10} {}", entry.size, entry.name),
                    EntryKind::Folder => writeln!(out(), "{:>10} {}/", "", entry.name),
                }?;
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

impl Cat {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let path = must_be_on_board(&self.path)?;
        super::wait_for(async {
            let mut client = Client::connect().await?;
            let data = read(&mut client, self.on.id(), path).await?;
            let mut out = out();
            out.write_all(&data)?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        })
    }
}

impl Copy {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let Some((target, sources)) = self.paths.split_last() else {
            bail!("nothing to copy")
        };
        super::wait_for(async {
            let mut client = Client::connect().await?;
            for source in sources {
                copy(&mut client, self.on.id(), source, target, sources.len() > 1).await?;
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

async fn read(client: &mut Client, board: Option<BoardId>, path: String) -> Result<Vec<u8>> {
    let file = client.ask(&ReadFile { board, path }).await?;
    file.content
        .into_bytes()
        .context("the daemon sent no base64")
}

async fn copy(
    client: &mut Client,
    board: Option<BoardId>,
    source: &str,
    target: &str,
    several: bool,
) -> Result<()> {
    let name = source
        .trim_start_matches(':')
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default();
    let data = match on_board(source) {
        Some(path) => read(client, board.clone(), path).await?,
        None => std::fs::read(source).with_context(|| format!("cannot read {source}"))?,
    };
    match on_board(target) {
        Some(mut path) => {
            if target == ":" || target.ends_with('/') || several {
                path = format!("{}/{name}", path.trim_end_matches('/'));
            }
            let content = Content::from_bytes(&data);
            client
                .ask(&WriteFile {
                    board,
                    path,
                    content,
                })
                .await?;
        }
        None => {
            let mut path = Path::new(target).to_path_buf();
            if path.is_dir() {
                path.push(name);
            }
            replace(&path, &data)?;
        }
    }
    Ok(())
}

impl Remove {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let paths: Vec<String> = self
            .paths
            .iter()
            .map(|p| must_be_on_board(p))
            .collect::<Result<_>>()?;
        super::wait_for(async {
            let mut client = Client::connect().await?;
            for path in paths {
                client
                    .ask(&RemoveFile {
                        board: self.on.id(),
                        path,
                    })
                    .await?;
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}

impl MakeDirectory {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let path = must_be_on_board(&self.path)?;
        super::wait_for(async {
            let mut client = Client::connect().await?;
            client
                .ask(&MakeFolder {
                    board: self.on.id(),
                    path,
                })
                .await?;
            Ok(ExitCode::SUCCESS)
        })
    }
}
