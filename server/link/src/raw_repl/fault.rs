//! What can go wrong in the protocol: what was expected, what came.

/// A conversation that did not go as the protocol says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, but {}", came_text(.came))]
pub struct ReplFault {
    /// What the board should have sent.
    pub expected: &'static str,
    /// The last that it did send.
    pub came: Vec<u8>,
}

fn came_text(came: &[u8]) -> String {
    if came.is_empty() {
        return "nothing came".to_owned();
    }
    format!("the last that came was \"{}\"", came.escape_ascii())
}
