//! The imperative rim: the terminal, the disk, the connection, and the loop between them.

pub(crate) mod clipboard;
pub(crate) mod connection;
pub(crate) mod disk;
mod input;
pub(crate) mod session;
mod terminal;
mod watch;
mod wire;

use std::{io, io::IsTerminal, path::PathBuf};

use crate::view::theme::{Palette, Theme};
use connection::Connect;
use session::Session;

/// What the IDE is started with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder to work in.
    pub folder: PathBuf,
    /// Files to open, absolute or within the folder. Those that do not exist are new.
    pub files: Vec<PathBuf>,
}

/// How the IDE ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exit {
    /// The user left.
    Quit,
    /// The system asked the program to end.
    Signal,
}

/// Why the IDE could not begin or go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IdeError {
    /// Input or output is not a terminal.
    #[error("the terminal IDE needs a terminal: start it in one, or with `ssh -t`")]
    NoTerminal,
    /// The folder cannot be used.
    #[error("cannot work in {folder}: {cause}")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The terminal does not work any more.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

/// Runs the IDE on this process's terminal until the user leaves. `connect` is asked for a
/// connection to a language server now, and again whenever the user wants to reconnect;
/// without one editing and saving work all the same.
pub async fn run(options: Options, connect: impl Connect) -> Result<Exit, IdeError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(IdeError::NoTerminal);
    }
    let folder = options.folder.canonicalize().map(without_verbatim);
    let folder = folder.and_then(|folder| folder.read_dir().map(|_| folder));
    let folder = folder.map_err(|cause| IdeError::Folder {
        folder: options.folder.clone(),
        cause,
    })?;
    let theme = Theme::new(Palette::of_environment(|name| std::env::var(name).ok()));
    // Restores the terminal when it is dropped, before a panic is reported.
    let (mut guard, terminal) = terminal::enter()?;
    let input = input::listen();
    let files = options
        .files
        .into_iter()
        .map(|file| one_name(folder.join(file)))
        .collect();
    let options = Options { folder, files };
    let mut session = Session::new(
        options,
        connect,
        terminal,
        theme,
        input,
        clipboard::to_terminal,
    )?;
    let exit = session.run().await;
    guard.leave();
    exit.map_err(IdeError::Terminal)
}

/// The name that the folder's list has for a file too, so that it is one file and not two.
fn one_name(path: PathBuf) -> PathBuf {
    path.canonicalize().map(without_verbatim).unwrap_or(path)
}

/// Windows puts `\\?\` before what it has resolved, which no URI can say.
fn without_verbatim(path: PathBuf) -> PathBuf {
    let plain = path.to_str().and_then(|text| text.strip_prefix(r"\\?\"));
    let has_drive = |text: &&str| text.as_bytes().get(1) == Some(&b':');
    plain.filter(has_drive).map(PathBuf::from).unwrap_or(path)
}
