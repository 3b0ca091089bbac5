//! A client that puts questions: opens the texts, sends the request, shows the answer as text.

use std::fs;

use serde_json::{Value, json};

use super::case::Case;
use super::show;
use crate::client::Client;

/// The mark of the cursor, and those around a selection.
const CURSOR: &str = "<|>";
const FROM: &str = "<[>";
const TO: &str = "<]>";

pub struct Desk {
    client: Client,
    count: usize,
}

/// A question about a text: where it is, and what is selected.
pub struct Place {
    pub uri: String,
    pub text: String,
    pub start: usize,
    pub end: usize,
}

impl Place {
    fn of(uri: &str, marked: &str) -> Place {
        // `\r` and the like are written out, as no editor keeps them in a file.
        let marked = marked
            .replace("\\r\n", "\r\n")
            .replace("<tab>", "\t")
            .replace("<bom>", "\u{feff}");
        let (start, end, text) = match (marked.find(CURSOR), marked.find(FROM)) {
            (Some(at), _) => (at, at, marked.replacen(CURSOR, "", 1)),
            (None, Some(from)) => {
                let text = marked.replacen(FROM, "", 1);
                let to = text.find(TO).unwrap();
                (from, to, text.replacen(TO, "", 1))
            }
            (None, None) => (0, marked.len(), marked),
        };
        Place {
            uri: uri.to_owned(),
            text,
            start,
            end,
        }
    }

    fn position(&self, byte: usize) -> Value {
        let before = &self.text[..byte];
        let line = before.matches('\n').count();
        let character = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        json!({ "line": line, "character": character })
    }

    pub fn params(&self) -> Value {
        let start = self.position(self.start);
        json!({
            "textDocument": { "uri": self.uri },
            "position": start,
            "range": { "start": start, "end": self.position(self.end) },
        })
    }
}

impl Desk {
    pub async fn new() -> Desk {
        Desk {
            client: Client::utf8().await,
            count: 0,
        }
    }

    /// The answer to a case, as text.
    pub async fn answer(&mut self, feature: &str, case: &Case) -> String {
        self.count += 1;
        let marked = &case.files[0].1;
        if case.files.len() == 1 {
            let place = Place::of(&format!("file:///work{}/main.py", self.count), marked);
            return ask(&mut self.client, feature, case, &place).await;
        }
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let uri = |name: &str| format!("file://{}", root.join(name).display());
        let place = Place::of(&uri("main.py"), marked);
        fs::write(root.join("main.py"), &place.text).unwrap();
        for (name, body) in &case.files[1..] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), body).unwrap();
        }
        let mut client = Client::fresh().await;
        let capabilities = json!({ "general": { "positionEncodings": ["utf-8"] } });
        let folders = json!([{ "uri": uri(""), "name": "work" }]);
        let params = json!({ "capabilities": capabilities, "workspaceFolders": folders });
        client.ask("initialize", params).await.unwrap();
        client.tell("initialized", json!({})).await;
        client.scanned().await;
        let answer = ask(&mut client, feature, case, &place).await;
        answer.replace(&uri(""), "")
    }
}

async fn ask(client: &mut Client, feature: &str, case: &Case, place: &Place) -> String {
    client.open_as(&place.uri, &place.text).await;
    let diagnostics = client.diagnostics().await;
    let params = place.params();
    let answer = match feature {
        "diagnostics" => return show::diagnostics(&diagnostics, place),
        "code_action" => {
            let mut params = params;
            params["context"] = json!({ "diagnostics": diagnostics });
            if !case.argument.is_empty() {
                params["context"]["only"] = json!([case.argument]);
            }
            client.ask("textDocument/codeAction", params).await
        }
        _ => panic!("nobody knows how to ask about {feature}"),
    };
    match answer {
        Err(error) => format!("refused: {}", error["message"].as_str().unwrap()),
        Ok(Value::Null) => "nothing".to_owned(),
        Ok(answer) => match feature {
            "code_action" => show::actions(&answer, place),
            _ => panic!("nobody knows how to show {feature}"),
        },
    }
}
