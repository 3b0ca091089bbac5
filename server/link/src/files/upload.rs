//! Writing a file: beside its name, checked by the board, then renamed.

use super::checksum::{self, Sums};
use super::{ask, base64, snippet, strange};
use crate::conversation::Conversation;
use crate::error::LinkError;
use crate::python_bytes::literal;

/// Bytes of one piece of source; small boards compile it in little memory.
const CHUNK: usize = 512;

pub(super) fn write(
    talk: &mut Conversation<'_>,
    path: &str,
    bytes: &[u8],
    progress: &mut dyn FnMut(usize),
) -> Result<(), LinkError> {
    let doing = format!("writing {path}");
    let part = format!("{path}.part");
    let written = send(talk, &doing, &part, bytes, progress)
        .and_then(|()| check(talk, &doing, path, &part, bytes))
        .and_then(|()| {
            let replace = snippet::replace(&part, path, &format!("{path}.old"));
            ask(talk, &doing, &replace).map(drop)
        });
    if written
        .as_ref()
        .is_err_and(|error| !matches!(error, LinkError::Lost { .. }))
    {
        // Of two errors the first is the one to tell; and this is done even
        // when the user has stopped the rest.
        let source = format!("{}{}", snippet::IMPORT_OS, snippet::abandon(&part));
        let _ = talk.execute(source.as_bytes(), &mut |_| {});
    }
    written
}

fn send(
    talk: &mut Conversation<'_>,
    doing: &str,
    part: &str,
    bytes: &[u8],
    progress: &mut dyn FnMut(usize),
) -> Result<(), LinkError> {
    let has_base64 = ask(talk, doing, &snippet::begin_write(part))?.trim_ascii() == b"True";
    let mut sent = 0;
    for chunk in bytes.chunks(CHUNK) {
        let plain = literal(chunk);
        let shorter = has_base64 && plain.len() > chunk.len() * 3 / 2;
        let source = if shorter {
            format!("_w(_g(b'{}'))", base64::encode(chunk))
        } else {
            format!("_w({plain})")
        };
        talk.ask(doing, &source)?;
        sent += chunk.len();
        progress(sent);
    }
    talk.ask(doing, snippet::END_WRITE).map(drop)
}

/// Has the board read what it has written.
fn check(
    talk: &mut Conversation<'_>,
    doing: &str,
    path: &str,
    part: &str,
    bytes: &[u8],
) -> Result<(), LinkError> {
    let answer = ask(talk, doing, &snippet::check(part))?;
    let found = checksum::parse(&answer).ok_or_else(|| strange(doing, &answer))?;
    let sums = Sums::of(bytes);
    if found == sums {
        return Ok(());
    }
    Err(LinkError::Damaged {
        path: path.to_owned(),
        found: sums.difference(found),
    })
}
