//! Asking a board what it has: once for each build of a firmware, for the answer is kept on disk.
//!
//! No program is interrupted: a board that is not at its prompt is asked another time.

use std::path::Path;

use garter_analysis::Census;
use garter_link::{Board, LinkError};

use crate::kept;

/// What a board has. With a folder its answer is kept there, as that of the board with this
/// identity.
pub(super) fn of(
    board: &Board,
    folder: Option<&Path>,
    identity: Option<&str>,
) -> Result<Census, LinkError> {
    let ask = |code: &str| {
        let answer = board.ask_politely("asking what the board has", code);
        answer.map(|answer| String::from_utf8_lossy(&answer).into_owned())
    };
    let who = ask(Census::WHO)?;
    let mut census = Census::default();
    census.hear(&who);
    let known = folder.and_then(|folder| kept::of_firmware(folder, &census.firmware));
    if let Some(mut known) = known {
        known.hear(&who);
        known.attached = true;
        keep(folder, &known, identity);
        return Ok(known);
    }
    census.hear(&ask(Census::WHAT)?);
    census.hear(&ask(&census.names_query())?);
    if !census.is_whole() {
        return Err(LinkError::Answer {
            doing: "asking what the board has".to_owned(),
            answer: who,
        });
    }
    keep(folder, &census, identity);
    Ok(census)
}

fn keep(folder: Option<&Path>, census: &Census, identity: Option<&str>) {
    if let Some(folder) = folder {
        kept::keep(folder, census, identity);
    }
}
