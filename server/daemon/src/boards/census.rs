//! Asking a board what it has: once for each build of a firmware, for the answer is kept on disk.
//!
//! No program is interrupted: a board that is not at its prompt is asked another time.

use std::fs;
use std::path::PathBuf;

use garter_analysis::Census;
use garter_link::{Board, LinkError};

/// What a board has. The answer of one that `is_lasting` is kept.
pub(super) fn of(board: &Board, is_lasting: bool) -> Result<Census, LinkError> {
    let ask = |code: &str| {
        let answer = board.ask_politely("asking what the board has", code);
        answer.map(|answer| String::from_utf8_lossy(&answer).into_owned())
    };
    let who = ask(Census::WHO)?;
    let mut census = Census::default();
    census.hear(&who);
    let kept = is_lasting.then(|| kept_at(&census.firmware)).flatten();
    if let Some(text) = kept.as_ref().and_then(|path| fs::read_to_string(path).ok()) {
        let mut known = Census::default();
        known.hear(&text);
        if known.is_whole() && known.firmware == census.firmware {
            known.hear(&who);
            return Ok(known);
        }
    }
    census.hear(&ask(Census::WHAT)?);
    census.hear(&ask(&census.names_query())?);
    if !census.is_whole() {
        return Err(LinkError::Answer {
            doing: "asking what the board has".to_owned(),
            answer: who,
        });
    }
    if let Some(path) = kept {
        keep(&path, &census.kept());
    }
    Ok(census)
}

/// Where the answer of a firmware is kept.
fn kept_at(firmware: &str) -> Option<PathBuf> {
    if firmware.is_empty() {
        return None;
    }
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = firmware.chars().map(plain).take(120).collect();
    let folders = directories::ProjectDirs::from("", "", "garter")?;
    let folder = folders.cache_dir().join("boards");
    Some(folder.join(format!("{name}-{:08x}.txt", hash(firmware))))
}

/// Tells names apart that differ only in what file names cannot have.
fn hash(text: &str) -> u32 {
    // FNV-1a
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Writes beside and renames; what cannot be kept is asked again next time.
fn keep(path: &std::path::Path, text: &str) {
    let Some(folder) = path.parent() else { return };
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&beside, text));
    if written.and_then(|()| fs::rename(&beside, path)).is_err() {
        let _ = fs::remove_file(&beside);
    }
}
