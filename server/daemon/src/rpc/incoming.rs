//! A message from a client, told apart but with its parameters still unread.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Refusal, code};

/// The id of a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Number(i64),
    Text(String),
}

/// A message from a client.
#[derive(Debug)]
pub(crate) enum Incoming {
    Request {
        id: Id,
        method: String,
        params: Option<Box<RawValue>>,
    },
    Notification {
        method: String,
        params: Option<Box<RawValue>>,
    },
    /// An answer to a request of ours. We never wait for one.
    Answer,
}

/// A frame that held no message; what to answer, and to which request if that is known.
#[derive(Debug)]
pub(crate) struct Malformed {
    pub(crate) id: Option<Id>,
    pub(crate) refusal: Refusal,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(default)]
    id: Option<Box<RawValue>>,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    params: Option<Box<RawValue>>,
    #[serde(default)]
    result: Option<Box<RawValue>>,
    #[serde(default)]
    error: Option<Box<RawValue>>,
}

impl Incoming {
    pub(crate) fn parse(content: &[u8]) -> Result<Self, Malformed> {
        let wire: Wire = serde_json::from_slice(content).map_err(|error| {
            let (code, words) = match error.classify() {
                serde_json::error::Category::Data => (code::INVALID_REQUEST, "not a message"),
                _ => (code::PARSE_ERROR, "not JSON"),
            };
            Malformed {
                id: None,
                refusal: Refusal::new(code, format!("{words}: {error}")),
            }
        })?;
        let id = match &wire.id {
            None => None,
            Some(raw) => Some(serde_json::from_str(raw.get()).map_err(|_| Malformed {
                id: None,
                refusal: Refusal::new(code::INVALID_REQUEST, "the id is no number and no string"),
            })?),
        };
        match (wire.method, id) {
            (Some(method), Some(id)) => Ok(Incoming::Request {
                id,
                method,
                params: wire.params,
            }),
            (Some(method), None) => Ok(Incoming::Notification {
                method,
                params: wire.params,
            }),
            (None, _) if wire.result.is_some() || wire.error.is_some() => Ok(Incoming::Answer),
            // A `result` of null reads as none: an answer all the same.
            (None, Some(_)) => Ok(Incoming::Answer),
            (None, None) => Err(Malformed {
                id: None,
                refusal: Refusal::new(code::INVALID_REQUEST, "the message has no method"),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, Incoming, code};

    #[test]
    fn requests_and_notifications_are_told_apart_by_their_id() {
        let parse = |text: &str| Incoming::parse(text.as_bytes()).unwrap();
        assert!(matches!(
            parse(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#),
            Incoming::Request {
                id: Id::Number(1),
                ..
            }
        ));
        assert!(matches!(
            parse(r#"{"id":"x","method":"a","params":[1]}"#),
            Incoming::Request {
                id: Id::Text(_),
                params: Some(_),
                ..
            }
        ));
        assert!(matches!(
            parse(r#"{"method":"a"}"#),
            Incoming::Notification { .. }
        ));
        assert!(matches!(
            parse(r#"{"id":3,"result":null}"#),
            Incoming::Answer
        ));
    }

    #[test]
    fn what_is_no_message_is_refused_with_the_code_of_json_rpc() {
        let refused = |text: &str| Incoming::parse(text.as_bytes()).unwrap_err().refusal.code;
        assert_eq!(refused("{"), code::PARSE_ERROR);
        assert_eq!(refused("\u{0}"), code::PARSE_ERROR);
        assert_eq!(refused("[]"), code::INVALID_REQUEST);
        assert_eq!(refused("{}"), code::INVALID_REQUEST);
        assert_eq!(refused(r#"{"id":[1],"method":"a"}"#), code::INVALID_REQUEST);
        assert_eq!(refused(r#"{"id":1,"method":5}"#), code::INVALID_REQUEST);
    }
}
