//! Writing a file so that at every moment the old one or the new one is whole:
//! a full disk leaves the old file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Gives a file this content, written beside it and renamed. A link stays a link, and a file keeps
/// its permissions. What is no file (`/dev/null`, a pipe) keeps its place and is written to.
///
/// # Errors
/// It cannot be written, or the old file must not be.
pub(crate) fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let written = match target(path) {
        Some(target) => replace_file(&target, content),
        None => fs::write(path, content),
    };
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// The file that another can take the place of; none if there is only something to write to.
fn target(path: &Path) -> Option<PathBuf> {
    match fs::metadata(path) {
        Ok(old) if old.is_file() => path.canonicalize().ok(),
        Ok(_) => None,
        // A link that leads nowhere yet: what it leads to is made.
        Err(_) if path.is_symlink() => None,
        Err(_) => Some(path.to_owned()),
    }
}

fn replace_file(target: &Path, content: &[u8]) -> io::Result<()> {
    let permissions = match File::options().write(true).open(target) {
        Ok(old) => Some(old.metadata()?.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let beside = target.with_file_name(format!(".garter-{}.new", std::process::id()));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(content)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        drop(file);
        fs::rename(&beside, target)
    });
    if written.is_err() {
        // What was begun is of no use; it may not even have been made.
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_and_permissions_stay() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        symlink("file", &link).expect("a link can be made");
        replace(&link, b"made through the link").expect("it can be written");
        fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).expect("they can be set");
        replace(&link, b"new").expect("it can be written");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).expect("it is there"), b"new");
        let mode = fs::metadata(&file).expect("it is there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 2);
    }

    #[test]
    fn what_is_no_file_keeps_its_place() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (pipe, inner) = (folder.path().join("pipe"), folder.path().join("inner"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo can be started").success());
        // Whoever opens only one end of a pipe waits for the other.
        let both_ends = File::options().read(true).write(true).open(&pipe);
        let mut both_ends = both_ends.expect("it can be opened");
        replace(&pipe, b"through it").expect("it can be written to");
        let now = fs::metadata(&pipe).expect("it is there").file_type();
        assert!(now.is_fifo());
        let mut read = [0; 10];
        both_ends.read_exact(&mut read).expect("it was written to");
        assert_eq!(&read, b"through it");
        fs::create_dir(&inner).expect("a folder can be made");
        assert!(replace(&inner, b"").is_err());
        assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 2);
    }
}
