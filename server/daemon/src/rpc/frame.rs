//! Frames: `Content-Length: N`, a blank line, N bytes.
//!
//! A header that cannot be understood ends the connection, for nothing tells where the
//! next frame begins. Every size is bounded before anything is allocated for it.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};

/// Longest header line in bytes; a real one has 30.
const MAX_HEADER: usize = 4 * 1024;
/// Most header lines in a frame; a real one has one or two.
const MAX_HEADERS: usize = 32;
/// Largest content in bytes: many times the largest file anyone edits.
const MAX_CONTENT: usize = 128 * 1024 * 1024;
/// A content is read in pieces of at most this, so that a lying length costs nothing.
const PIECE: usize = 1024 * 1024;

/// Why no further frame can be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FrameError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("a header line is longer than {MAX_HEADER} bytes; expected `Content-Length: N`")]
    HeaderTooLong,
    #[error("more than {MAX_HEADERS} header lines; expected `Content-Length: N` and a blank line")]
    TooManyHeaders,
    #[error("the header `{0}` is not `Name: value`; expected `Content-Length: N`")]
    NotAHeader(String),
    #[error("the content length `{0}` is not a number")]
    NotALength(String),
    #[error("the header has no `Content-Length`")]
    NoLength,
    #[error("a message of {0} bytes is larger than the limit of {MAX_CONTENT}")]
    TooLarge(usize),
    #[error("the stream ended inside a message")]
    Cut,
}

/// Reads frames from a byte stream.
pub(crate) struct FrameReader<R> {
    stream: BufReader<R>,
    line: Vec<u8>,
}

impl<R: AsyncRead + Unpin> FrameReader<R> {
    pub(crate) fn new(stream: R) -> Self {
        FrameReader {
            stream: BufReader::with_capacity(64 * 1024, stream),
            line: Vec::new(),
        }
    }

    /// The next frame's content; none at a proper end of the stream.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<u8>>, FrameError> {
        let Some(length) = self.header().await? else {
            return Ok(None);
        };
        if length > MAX_CONTENT {
            return Err(FrameError::TooLarge(length));
        }
        let mut content = Vec::with_capacity(length.min(PIECE));
        while content.len() < length {
            let want = (length - content.len()).min(PIECE) as u64;
            let got = (&mut self.stream)
                .take(want)
                .read_to_end(&mut content)
                .await?;
            if got == 0 {
                return Err(FrameError::Cut);
            }
        }
        Ok(Some(content))
    }

    async fn header(&mut self) -> Result<Option<usize>, FrameError> {
        let mut length = None;
        for count in 0..MAX_HEADERS {
            if !self.read_line().await? {
                return if count == 0 && self.line.is_empty() {
                    Ok(None)
                } else {
                    Err(FrameError::Cut)
                };
            }
            let line = self.line.trim_ascii();
            if line.is_empty() {
                return length.map(Some).ok_or(FrameError::NoLength);
            }
            length = content_length(line)?.or(length);
        }
        Err(FrameError::TooManyHeaders)
    }

    /// Reads one line into `self.line`; false when the stream ended first.
    async fn read_line(&mut self) -> Result<bool, FrameError> {
        self.line.clear();
        let mut limited = (&mut self.stream).take(MAX_HEADER as u64);
        limited.read_until(b'\n', &mut self.line).await?;
        if self.line.ends_with(b"\n") {
            return Ok(true);
        }
        if self.line.len() >= MAX_HEADER {
            Err(FrameError::HeaderTooLong)
        } else {
            Ok(false)
        }
    }
}

/// The length, if the line is the header that gives it.
fn content_length(line: &[u8]) -> Result<Option<usize>, FrameError> {
    let text = String::from_utf8_lossy(line);
    let (name, value) = text
        .split_once(':')
        .ok_or_else(|| FrameError::NotAHeader(shortened(&text)))?;
    if !name.trim().eq_ignore_ascii_case("content-length") {
        return Ok(None);
    }
    let value = value.trim();
    value
        .parse()
        .map(Some)
        .map_err(|_| FrameError::NotALength(shortened(value)))
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(printable).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}

fn printable(c: char) -> char {
    if c.is_control() {
        char::REPLACEMENT_CHARACTER
    } else {
        c
    }
}

/// Writes one frame, without flushing.
pub(crate) async fn write_frame<W: AsyncWrite + Unpin>(
    stream: &mut W,
    content: &[u8],
) -> io::Result<()> {
    // In one piece, or who waits for it wakes up twice.
    let mut frame = format!("Content-Length: {}\r\n\r\n", content.len()).into_bytes();
    frame.extend_from_slice(content);
    stream.write_all(&frame).await
}

#[cfg(test)]
mod tests {
    use super::{FrameError, FrameReader, MAX_HEADER};

    async fn frames(bytes: &[u8]) -> (Vec<String>, Option<FrameError>) {
        let mut reader = FrameReader::new(bytes);
        let mut all = Vec::new();
        loop {
            match reader.next().await {
                Ok(Some(content)) => all.push(String::from_utf8(content).unwrap()),
                Ok(None) => return (all, None),
                Err(error) => return (all, Some(error)),
            }
        }
    }

    #[tokio::test]
    async fn frames_follow_each_other() {
        let (all, end) =
            frames(b"Content-Length: 2\r\n\r\n{}content-length:3\r\nX-Y: z\r\n\r\nabc").await;
        assert_eq!(all, ["{}", "abc"]);
        assert!(end.is_none());
    }

    #[tokio::test]
    async fn every_broken_header_says_what_is_wrong() {
        let long = vec![b'x'; MAX_HEADER + 10];
        let many = "A: b\r\n".repeat(100);
        let cases: [(&[u8], &str); 8] = [
            (b"hello\r\n\r\n", "`hello` is not `Name: value`"),
            (b"Content-Length: x\r\n\r\n", "`x` is not a number"),
            (b"Content-Length: -4\r\n\r\n", "`-4` is not a number"),
            (
                b"Content-Length: 99999999999\r\n\r\n",
                "larger than the limit",
            ),
            (b"Content-Type: a\r\n\r\n", "no `Content-Length`"),
            (b"Content-Length: 5\r\n\r\nabc", "ended inside a message"),
            (&long, "longer than"),
            (many.as_bytes(), "more than 32"),
        ];
        for (bytes, words) in cases {
            let (_, end) = frames(bytes).await;
            let text = end.expect("an error").to_string();
            assert!(text.contains(words), "{text:?} should say {words:?}");
        }
    }
}
