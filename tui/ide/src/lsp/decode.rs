//! What a message of the server means.

use garter_protocol::{ErrorData, Notification as _, method};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Query, action::Actions, completion, initialize};
use crate::event::ServerEvent;

/// The meaning of a notification.
pub(crate) fn notification(name: &str, params: Value) -> ServerEvent {
    match name {
        "textDocument/publishDiagnostics" => parsed(name, params, ServerEvent::Diagnostics),
        method::OUTPUT => parsed(name, params, ServerEvent::Output),
        method::RUN_ENDED => parsed(name, params, ServerEvent::RunEnded),
        garter_protocol::HeapChanged::METHOD => parsed(name, params, ServerEvent::HeapChanged),
        method::BOARDS_CHANGED => parsed(name, params, ServerEvent::BoardsChanged),
        "window/showMessage" => message(&params),
        _ => ServerEvent::Nothing,
    }
}

/// The meaning of an answer.
pub(crate) fn answer(query: Query, result: Value) -> ServerEvent {
    match query {
        Query::Initialize => ServerEvent::Welcome(initialize::welcome(&result)),
        Query::Boards => parsed(method::BOARDS, result, ServerEvent::Boards),
        Query::Select => parsed(method::SELECT, result, ServerEvent::Selected),
        Query::Run => parsed(method::RUN, result, ServerEvent::RunStarted),
        Query::Stop => ServerEvent::Stopped,
        Query::Heap => parsed(method::HEAP, result, ServerEvent::Heap),
        Query::Ignored => parsed(method::IGNORED, result, ServerEvent::Ignored),
        Query::Hover => ServerEvent::Explained(hover(&result)),
        Query::Completion { version } => ServerEvent::Completed {
            version,
            answer: completion::Answer::read(result),
        },
        Query::Remedies { version } => ServerEvent::Remedies {
            version,
            actions: Actions::read(result),
        },
        Query::WatchHeap | Query::Input | Query::SoftReset | Query::Shutdown => {
            ServerEvent::Nothing
        }
    }
}

/// The meaning of an answer that is an error: its message and what the user can do.
pub(crate) fn refusal(query: Query, error: &Value) -> ServerEvent {
    let message = error
        .get("message")
        .and_then(Value::as_str)
        .unwrap_or("no reason given");
    let data = error.get("data").cloned().unwrap_or_default();
    let remedy = serde_json::from_value::<ErrorData>(data)
        .unwrap_or_default()
        .remedy;
    ServerEvent::Refused {
        what: query,
        why: sentences(message, &remedy),
    }
}

/// The text of a hover: a string, `MarkupContent`, or a list of either.
fn hover(result: &Value) -> String {
    let one = |value: &Value| {
        let text = value
            .as_str()
            .or_else(|| value.get("value").and_then(Value::as_str));
        text.unwrap_or_default().to_owned()
    };
    match result.get("contents") {
        Some(Value::Array(parts)) => parts.iter().map(one).collect::<Vec<_>>().join("\n"),
        Some(contents) => one(contents),
        None => String::new(),
    }
}

/// What went wrong and what to do about it, told apart by a full stop.
fn sentences(message: &str, remedy: &str) -> String {
    let message = message.trim_end();
    match (remedy.is_empty(), message.ends_with(['.', '!', '?'])) {
        (true, _) => message.to_owned(),
        (false, true) => format!("{message} {remedy}"),
        (false, false) => format!("{message}. {remedy}"),
    }
}

fn parsed<T: DeserializeOwned>(
    name: &str,
    value: Value,
    event: impl FnOnce(T) -> ServerEvent,
) -> ServerEvent {
    match serde_json::from_value(value) {
        Ok(value) => event(value),
        Err(error) => ServerEvent::Message {
            is_error: true,
            text: format!("The server's {name} cannot be understood: {error}"),
        },
    }
}

fn message(params: &Value) -> ServerEvent {
    let is_error = params.get("type").and_then(Value::as_u64) == Some(1);
    let text = params
        .get("message")
        .and_then(Value::as_str)
        .unwrap_or_default();
    ServerEvent::Message {
        is_error,
        text: crate::model::console::plain(text),
    }
}
