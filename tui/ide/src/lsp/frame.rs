//! The frames of JSON-RPC over a byte stream: headers, an empty line, a body.

/// No message is longer; a peer that announces one is not speaking this protocol.
const LONGEST: usize = 64 << 20;
const LONGEST_HEADER: usize = 8 << 10;

/// Why a stream cannot be understood any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FrameError {
    #[error("the server sent a header without a Content-Length")]
    NoLength,
    #[error("the server announced a message of {0} bytes")]
    TooLong(usize),
    #[error("the server sent something that is no message header")]
    NoHeader,
}

/// Collects bytes until they are messages.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    bytes: Vec<u8>,
}

impl Frames {
    /// Bytes that arrived.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next whole message, if it is there.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<u8>>, FrameError> {
        let Some(header) = self.bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
            return match self.bytes.len() > LONGEST_HEADER {
                true => Err(FrameError::NoHeader),
                false => Ok(None),
            };
        };
        let head = String::from_utf8_lossy(self.bytes.get(..header).unwrap_or_default());
        let length = content_length(&head).ok_or(FrameError::NoLength)?;
        if length > LONGEST {
            return Err(FrameError::TooLong(length));
        }
        let start = header + 4;
        let Some(body) = self.bytes.get(start..start + length) else {
            return Ok(None);
        };
        let body = body.to_vec();
        self.bytes.drain(..start + length);
        Ok(Some(body))
    }
}

fn content_length(head: &str) -> Option<usize> {
    head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_it = name.trim().eq_ignore_ascii_case("content-length");
        is_it.then(|| value.trim().parse().ok()).flatten()
    })
}

/// A message as it goes over the wire.
pub(crate) fn frame(body: &serde_json::Value) -> Vec<u8> {
    let body = body.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_however_it_is_cut() {
        let wire = [
            frame(&serde_json::json!({"a": "\u{e4}"})),
            frame(&serde_json::json!(2)),
        ]
        .concat();
        for cut in 0..wire.len() {
            let mut frames = Frames::default();
            let mut found = Vec::new();
            for part in [&wire[..cut], &wire[cut..]] {
                frames.push(part);
                while let Some(body) = frames.next().unwrap() {
                    found.push(String::from_utf8(body).unwrap());
                }
            }
            assert_eq!(found, ["{\"a\":\"\u{e4}\"}", "2"]);
        }
    }

    #[test]
    fn nonsense_is_an_error_and_not_waited_for() {
        let mut frames = Frames::default();
        frames.push(b"Hello: there\r\n\r\n");
        assert_eq!(frames.next(), Err(FrameError::NoLength));
        let mut frames = Frames::default();
        frames.push(&vec![b'x'; 10_000]);
        assert_eq!(frames.next(), Err(FrameError::NoHeader));
        let mut frames = Frames::default();
        frames.push(b"Content-Length: 99999999999\r\n\r\n");
        assert_eq!(frames.next(), Err(FrameError::TooLong(99_999_999_999)));
    }
}
