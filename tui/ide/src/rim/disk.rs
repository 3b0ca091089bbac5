//! The disk, from a thread of its own: what is asked is done in order, and a slow disk
//! does not hold up a key.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};

use tokio::sync::mpsc::UnboundedSender;

use crate::{
    effect::{Effect, Expected},
    event::{DiskEvent, FolderEntry, Stamp},
};

/// Files longer than this are no programs.
const LONGEST: u64 = 64 << 20;
/// Names shown of one folder.
const MOST_NAMES: usize = 2000;

/// Begins to work. What the effects lead to goes to `answers`.
pub(crate) fn begin(answers: UnboundedSender<DiskEvent>) -> mpsc::Sender<Effect> {
    let (sender, effects) = mpsc::channel::<Effect>();
    thread::spawn(move || {
        for effect in effects {
            for event in perform(effect) {
                if answers.send(event).is_err() {
                    return;
                }
            }
        }
    });
    sender
}

/// Does one thing. Effects that are not for the disk do nothing.
pub(crate) fn perform(effect: Effect) -> Vec<DiskEvent> {
    match effect {
        Effect::Load { path, create } => vec![load(path, create)],
        Effect::Save {
            path,
            text,
            state,
            expected,
        } => vec![save(path, &text, state, expected)],
        Effect::CheckFiles(known) => known.into_iter().filter_map(check).collect(),
        Effect::ListFolder(path) => list(path).into_iter().collect(),
        Effect::Rename { from, to } => vec![rename(from, to)],
        Effect::Delete(path) => vec![delete(path)],
        _ => Vec::new(),
    }
}

fn stamp(path: &Path) -> io::Result<Stamp> {
    let metadata = fs::metadata(path)?;
    Ok(Stamp {
        modified: metadata.modified().ok(),
        length: metadata.len(),
    })
}

fn load(path: PathBuf, create: bool) -> DiskEvent {
    match read(&path) {
        Ok((bytes, stamp)) => {
            let (text, read_only) = match String::from_utf8(bytes) {
                Ok(text) => (text, None),
                Err(error) => {
                    let line = count_lines(error.as_bytes(), error.utf8_error().valid_up_to());
                    let why = format!("line {line} is not UTF-8");
                    (
                        String::from_utf8_lossy(error.as_bytes()).into_owned(),
                        Some(why),
                    )
                }
            };
            DiskEvent::Loaded {
                path,
                text,
                stamp: Some(stamp),
                read_only,
            }
        }
        Err(error) if create && error.kind() == io::ErrorKind::NotFound => DiskEvent::Loaded {
            path,
            text: String::new(),
            stamp: None,
            read_only: None,
        },
        Err(error) => DiskEvent::LoadFailed {
            path,
            why: error.to_string(),
        },
    }
}

fn count_lines(bytes: &[u8], end: usize) -> usize {
    bytes
        .iter()
        .take(end)
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

fn read(path: &Path) -> io::Result<(Vec<u8>, Stamp)> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        // Reading a pipe or a device could wait for ever.
        return Err(io::Error::other("it is not a file"));
    }
    if metadata.len() > LONGEST {
        return Err(io::Error::other("it is longer than 64 MiB"));
    }
    let stamp = stamp(path)?;
    Ok((fs::read(path)?, stamp))
}

fn save(path: PathBuf, text: &str, state: u64, expected: Expected) -> DiskEvent {
    if let Expected::Stamp(expected) = expected {
        let now = stamp(&path).ok();
        let is_gone = now.is_none();
        if now != expected && !is_gone {
            return DiskEvent::SaveConflict { path };
        }
    }
    match write(&path, text) {
        Ok(stamp) => DiskEvent::Saved { path, stamp, state },
        Err(error) => DiskEvent::SaveFailed {
            path,
            why: error.to_string(),
        },
    }
}

/// Writes beside and renames, so that at every moment the old file or the new one is whole.
fn write(path: &Path, text: &str) -> io::Result<Stamp> {
    // A link stays a link: what it points to is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.new", std::process::id()));
    let written = write_beside(&beside, &target, text);
    if written.is_err() {
        // Whether or not it can be removed, the error to tell is the first one.
        let _ = fs::remove_file(&beside);
    }
    written?;
    stamp(&target)
}

fn write_beside(beside: &Path, target: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(target) {
        if old.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "it is write-protected",
            ));
        }
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    drop(file);
    fs::rename(beside, target)
}

/// Writes what is not saved beside its file, when there is nobody left to ask.
pub(crate) fn rescue(path: &Path, text: &str) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!("{name}.unsaved"));
    write(&beside, text)?;
    Ok(beside)
}

/// Tells only of a file that is not as it was.
fn check((path, known): (PathBuf, Option<Stamp>)) -> Option<DiskEvent> {
    let stamp = match stamp(&path) {
        Ok(stamp) => Some(stamp),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // A disk that does not answer says nothing about the file.
        Err(_) => return None,
    };
    (stamp != known).then_some(DiskEvent::Changed { path, stamp })
}

fn list(path: PathBuf) -> Option<DiskEvent> {
    let entries = fs::read_dir(&path).ok()?;
    let mut entries: Vec<FolderEntry> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_folder = entry.path().is_dir();
            let is_hidden = name.starts_with('.') || name == "__pycache__";
            (!is_hidden).then_some(FolderEntry { name, is_folder })
        })
        .take(MOST_NAMES)
        .collect();
    entries.sort_by_key(|entry| {
        (
            !entry.is_folder,
            entry.name.to_lowercase(),
            entry.name.clone(),
        )
    });
    Some(DiskEvent::Folder { path, entries })
}

fn rename(from: PathBuf, to: PathBuf) -> DiskEvent {
    if to.exists() {
        return DiskEvent::Failed {
            what: format!("{} exists already", to.display()),
        };
    }
    match fs::rename(&from, &to) {
        Ok(()) => DiskEvent::Renamed { from, to },
        Err(error) => DiskEvent::Failed {
            what: format!("{} cannot be renamed: {error}", from.display()),
        },
    }
}

/// Files, and folders that are empty: a whole tree is not deleted by one letter.
fn delete(path: PathBuf) -> DiskEvent {
    let is_folder = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir());
    let deleted = match is_folder {
        true => fs::remove_dir(&path),
        false => fs::remove_file(&path),
    };
    match deleted {
        Ok(()) => DiskEvent::Deleted { path },
        Err(error) => DiskEvent::Failed {
            what: format!("{} cannot be deleted: {error}", path.display()),
        },
    }
}
