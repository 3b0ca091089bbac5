//! `workspace/didChangeConfiguration`: what the client's user set for all that has no settings of
//! its own.

use garter_analysis::{Settings, read_garter_toml};
use serde::Deserialize;
use serde_json::Value;

use crate::event::ClientId;
use crate::lsp::{MessageType, ShowMessageParams, method};
use crate::owner::State;
use crate::session::Session;

#[derive(Debug, Deserialize)]
pub(super) struct Params {
    #[serde(default)]
    settings: Value,
}

pub(super) fn handle(state: &mut State, client: ClientId, params: Params) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let settings = understood(session, &params.settings);
    let before = &session.workspace.client;
    if *before == settings {
        return;
    }
    let other_files = before.exclude != settings.exclude || before.stubs != settings.stubs;
    session.workspace.client = settings;
    state.settings_changed(client);
    if other_files {
        state.workspace_changed(client);
    }
}

/// The settings that a client sends; what is wrong with them its user is told.
pub(super) fn understood(session: &Session, said: &Value) -> Settings {
    let own = said.get("garter").unwrap_or(said);
    let Some(own) = own.as_object() else {
        return Settings::default();
    };
    // Clients have settings of their own beside these.
    const OURS: [&str; 7] = [
        "board",
        "version",
        "levels",
        "ordinary-mistakes",
        "heap",
        "exclude",
        "stubs",
    ];
    let own = own.iter();
    let own = own.filter(|(key, value)| OURS.contains(&key.as_str()) && !is_unset(value));
    let lines = own.map(|(key, value)| format!("{key} = {}\n", toml(value)));
    let (settings, wrong) = read_garter_toml(&lines.collect::<String>());
    for found in wrong {
        let message = format!("Garter's settings: {}", found.message);
        let r#type = MessageType::Error;
        let params = ShowMessageParams { r#type, message };
        session.outbox.notify(method::SHOW_MESSAGE, &params);
    }
    settings
}

/// Whether a client sends a setting that its user left alone.
fn is_unset(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some("")
}

/// A value as TOML has it.
fn toml(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(key, it)| format!("{} = {}", Value::from(&**key), toml(it)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(toml).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}
