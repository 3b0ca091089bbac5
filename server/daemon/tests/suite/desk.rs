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
    let mut params = place.params();
    let argument = case.argument.as_str();
    let method = match feature {
        "diagnostics" => return show::diagnostics(&diagnostics, place),
        "call_hierarchy" => return calls(client, argument, place).await,
        "semantic_tokens_delta" => return colours_again(client, argument, place).await,
        "code_action" => {
            params["context"] = json!({ "diagnostics": diagnostics });
            if !argument.is_empty() {
                params["context"]["only"] = json!([argument]);
            }
            "textDocument/codeAction"
        }
        "references" => {
            params["context"] = json!({ "includeDeclaration": argument != "without" });
            "textDocument/references"
        }
        "rename" => {
            params["newName"] = json!(argument);
            "textDocument/rename"
        }
        "selection" => {
            params["positions"] = json!([params["position"]]);
            "textDocument/selectionRange"
        }
        "workspace_symbols" => {
            params = json!({ "query": argument });
            "workspace/symbol"
        }
        "semantic_tokens" if place.start != place.end && place.start > 0 => {
            "textDocument/semanticTokens/range"
        }
        "semantic_tokens" => "textDocument/semanticTokens/full",
        "completion" => "textDocument/completion",
        "signature" => "textDocument/signatureHelp",
        "hover" => "textDocument/hover",
        "definition" => "textDocument/definition",
        "declaration" => "textDocument/declaration",
        "type_definition" => "textDocument/typeDefinition",
        "highlight" => "textDocument/documentHighlight",
        "symbols" => "textDocument/documentSymbol",
        "folding" => "textDocument/foldingRange",
        "links" => "textDocument/documentLink",
        "formatting" => "textDocument/formatting",
        _ => panic!("nobody knows how to ask about {feature}"),
    };
    let answer = match client.ask(method, params).await {
        Err(error) => return format!("refused: {}", error["message"].as_str().unwrap()),
        Ok(Value::Null) => return "nothing".to_owned(),
        Ok(answer) => answer,
    };
    match feature {
        "code_action" => show::actions(&answer, place),
        "completion" if argument == "resolve" => {
            let first = answer["items"][0].clone();
            let item = client.ask("completionItem/resolve", first).await.unwrap();
            show::resolved(&item)
        }
        "completion" => show::completions(&answer, place),
        "signature" => show::signature(&answer),
        "hover" => show::hover(&answer, place),
        "definition" | "declaration" | "type_definition" | "references" => {
            show::locations(&answer, place)
        }
        "highlight" => show::highlights(&answer),
        "rename" => show::workspace_edit(&answer, place),
        "symbols" => show::symbols(&answer),
        "workspace_symbols" => show::workspace_symbols(&answer, place),
        "folding" => show::folds(&answer),
        "selection" => show::selections(&answer, place),
        "semantic_tokens" => show::colours(&answer["data"], place),
        "links" => show::links(&answer, place),
        "formatting" => show::edits(&answer, place),
        _ => panic!("nobody knows how to show {feature}"),
    }
}

/// Who calls the function at a place, or whom it calls.
async fn calls(client: &mut Client, direction: &str, place: &Place) -> String {
    let method = "textDocument/prepareCallHierarchy";
    let items = client.ask(method, place.params()).await.unwrap();
    let Some(item) = items.get(0) else {
        return "nothing".to_owned();
    };
    let method = if direction == "outgoing" {
        "callHierarchy/outgoingCalls"
    } else {
        "callHierarchy/incomingCalls"
    };
    let found = client.ask(method, json!({ "item": item })).await.unwrap();
    show::calls(item, &found, place)
}

/// What changes in the colours when a text is put where the cursor is.
async fn colours_again(client: &mut Client, text: &str, place: &Place) -> String {
    let params = place.params();
    let method = "textDocument/semanticTokens/full";
    let before = client.ask(method, params.clone()).await.unwrap();
    let range = &params["range"];
    let version = 1_000;
    let document = json!({ "uri": place.uri, "version": version });
    let changes = json!([{ "range": range, "text": text }]);
    let change = json!({ "textDocument": document, "contentChanges": changes });
    client.tell("textDocument/didChange", change).await;
    let question = json!({
        "textDocument": { "uri": place.uri },
        "previousResultId": before["resultId"],
    });
    let method = "textDocument/semanticTokens/full/delta";
    let delta = client.ask(method, question).await.unwrap();
    let method = "textDocument/semanticTokens/full";
    let after = client.ask(method, params).await.unwrap();
    show::colour_edits(&before["data"], &delta, &after["data"])
}
