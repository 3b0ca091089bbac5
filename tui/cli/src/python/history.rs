//! Lines typed at the prompt, kept from one session to the next in the file in which the
//! `micropython` command keeps them.

use std::io::Write;
use std::path::{Path, PathBuf};

use garter_runtime::repl::LineEditor;

/// Its name in the user's folder.
const NAME: &str = ".micropython.history";

/// The file.
pub(super) struct History(PathBuf);

impl History {
    /// The user's; `None` when it is not known where that is.
    pub(super) fn of_user() -> Option<History> {
        let home = std::env::var_os("HOME").filter(|home| !home.is_empty())?;
        Some(History(Path::new(&home).join(NAME)))
    }

    /// Has the editor know the lines of the file, the oldest of them first.
    pub(super) fn read(&self, editor: &mut LineEditor) {
        // Without a file there is no history yet.
        let text = std::fs::read(&self.0).unwrap_or_default();
        for line in text.split(|b| *b == b'\n') {
            editor.remember(line);
        }
    }

    /// Writes the editor's lines. Where that cannot be, nothing is kept, and nothing is lost but
    /// them: the new file takes the old one's place only when it is whole.
    pub(super) fn write(&self, editor: &LineEditor) {
        let count = (0..)
            .take_while(|i| editor.remembered(*i).is_some())
            .count();
        let lines = (0..count).rev().filter_map(|i| editor.remembered(i));
        let text: Vec<u8> = lines.flat_map(|line| [line, b"\n"].concat()).collect();
        if text.is_empty() {
            return;
        }
        let new = self
            .0
            .with_extension(format!("history.{}", std::process::id()));
        let written = create(&new).and_then(|mut file| file.write_all(&text));
        if written
            .and_then(|()| std::fs::rename(&new, &self.0))
            .is_err()
        {
            // It may not even have been made.
            let _ = std::fs::remove_file(&new);
        }
    }
}

/// A new file that only the user can read: people type passwords.
fn create(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
