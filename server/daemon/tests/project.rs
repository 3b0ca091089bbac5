//! Several files of one project: what is typed in one reaches the others before it is saved.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod client;

use std::fs;
use std::path::{Path, PathBuf};

use std::time::Duration;

use client::Client;
use serde_json::{Value, json};

const METER: &str =
    "class Meter:\n    def read(self, scale):\n        return scale\n\ndef zero():\n    pass\n";
const MAIN: &str = "import meter\n\nm = meter.Meter()\nprint(m.read(1))\nmeter.zero()\nm.\n";

struct Desk {
    client: Client,
    root: PathBuf,
    _folder: tempfile::TempDir,
}

impl Desk {
    async fn new(files: &[(&str, &str)], roots: &[&str]) -> Desk {
        Desk::asking(files, roots, json!({}), json!({})).await
    }

    /// With a client that can more, and wants to be served so.
    async fn asking(
        files: &[(&str, &str)],
        roots: &[&str],
        capabilities: Value,
        options: Value,
    ) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for (name, text) in files {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mut client = Client::fresh().await;
        let uri = |name: &str| format!("file://{}", root.join(name).display());
        let folders: Vec<Value> = roots
            .iter()
            .map(|it| json!({ "uri": uri(it), "name": it }))
            .collect();
        let mut capabilities = capabilities;
        capabilities["general"] = json!({ "positionEncodings": ["utf-8"] });
        let params = json!({
            "capabilities": capabilities,
            "workspaceFolders": folders,
            "initializationOptions": options,
        });
        client.ask("initialize", params).await.unwrap();
        client.tell("initialized", json!({})).await;
        Desk {
            client,
            root,
            _folder: folder,
        }
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.root.join(name).display())
    }

    async fn open(&mut self, name: &str) {
        let text = fs::read_to_string(self.root.join(name)).unwrap();
        let uri = self.uri(name);
        self.client.open_as(&uri, &text).await;
    }

    /// Gives an open document another text.
    async fn write(&mut self, name: &str, version: i64, text: &str) {
        let document = json!({ "uri": self.uri(name), "version": version });
        let change = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.client.tell("textDocument/didChange", change).await;
    }

    /// Waits until these codes are told of a file.
    async fn told(&mut self, name: &str, codes: &[&str]) {
        let uri = self.uri(name);
        let meant = |message: &Value| {
            let params = &message["params"];
            let found = params["diagnostics"].as_array();
            let found = found.map(|all| all.iter().map(|it| it["code"].as_str()).collect());
            let wanted: Vec<Option<&str>> = codes.iter().map(|it| Some(*it)).collect();
            params["uri"] == json!(uri) && found == Some(wanted)
        };
        self.client.wait_for(meant).await;
    }

    async fn ask(&mut self, method: &str, name: &str, line: u32, column: u32) -> Value {
        let params = json!({
            "textDocument": { "uri": self.uri(name) },
            "position": { "line": line, "character": column },
        });
        self.client.ask(method, params).await.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_reaches_the_other_files_before_it_is_saved() {
    let user = "import meter\nmeter.zero()\n";
    let sound = MAIN.replace("m.\n", "");
    let files = [
        ("lib/meter.py", METER),
        ("main.py", &sound),
        ("closed.py", user),
    ];
    let mut desk = Desk::new(&files, &[""]).await;
    desk.open("main.py").await;
    desk.open("lib/meter.py").await;
    desk.told("main.py", &[]).await;
    let longer = METER.replace("(self, scale)", "(self, scale, offset)");
    let needy = longer.replace("zero()", "zero(level)");
    desk.write("lib/meter.py", 10, &needy).await;
    desk.told("main.py", &["GA405", "GA405"]).await;
    desk.told("closed.py", &["GA405"]).await;
    desk.write("lib/meter.py", 11, METER).await;
    desk.told("main.py", &[]).await;
    desk.told("closed.py", &[]).await;
    // What was never saved is gone with the document.
    desk.write("lib/meter.py", 12, &needy).await;
    desk.told("main.py", &["GA405", "GA405"]).await;
    let document = json!({ "textDocument": { "uri": desk.uri("lib/meter.py") } });
    desk.client.tell("textDocument/didClose", document).await;
    desk.told("main.py", &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn completion_and_definition_know_what_is_not_saved() {
    let files = [("lib/meter.py", METER), ("main.py", MAIN)];
    let mut desk = Desk::new(&files, &[""]).await;
    desk.open("main.py").await;
    desk.open("lib/meter.py").await;
    let text = format!("\n\n{METER}").replace("read", "measure");
    desk.write("lib/meter.py", 10, &text).await;
    let offered = desk.ask("textDocument/completion", "main.py", 5, 2).await;
    let labels: Vec<&Value> = offered["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["label"])
        .collect();
    assert_eq!(labels, ["measure"]);
    let there = desk.ask("textDocument/definition", "main.py", 4, 8).await;
    assert_eq!(there[0]["uri"], desk.uri("lib/meter.py"));
    assert_eq!(there[0]["range"]["start"]["line"], 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn workspaces_of_several_folders_are_one_project() {
    let files = [
        ("one/lib/meter.py", METER),
        ("two/main.py", "import meter\nmeter.zero(1)\n"),
        ("two/deep/note.py", "def note(): pass\n"),
        ("one/other.py", "from deep.note import note\nnote(1)\n"),
    ];
    let mut desk = Desk::new(&files, &["one", "two"]).await;
    desk.told("two/main.py", &["GA405"]).await;
    desk.told("one/other.py", &["GA405"]).await;
    desk.open("two/main.py").await;
    let there = desk
        .ask("textDocument/definition", "two/main.py", 1, 8)
        .await;
    assert_eq!(there[0]["uri"], desk.uri("one/lib/meter.py"));
}

#[tokio::test(flavor = "multi_thread")]
async fn main_knows_what_boot_binds() {
    let files = [
        ("boot.py", "import pyb\nlamp = pyb.LED(1)\n"),
        ("main.py", "lamp.on()\npyb.delay(1)\nother()\n"),
    ];
    let mut desk = Desk::new(&files, &[""]).await;
    desk.told("main.py", &["GA401"]).await;
    desk.open("main.py").await;
    desk.open("boot.py").await;
    desk.write("boot.py", 10, "import pyb\n").await;
    desk.told("main.py", &["GA401", "GA401"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_a_link_to_itself_is_no_other_project() {
    let files = [
        ("lib/meter.py", METER),
        ("main.py", "import meter\nmeter.zero(1)\n"),
    ];
    let mut desk = Desk::new(&files, &[""]).await;
    #[cfg(unix)]
    std::os::unix::fs::symlink(&desk.root, Path::new(&desk.root).join("again")).unwrap();
    desk.told("main.py", &["GA405"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_ask_for_diagnostics_are_not_told_but_asked_to_ask_again() {
    let files = [
        ("lib/meter.py", METER),
        ("main.py", "import meter\nmeter.zero()\n"),
        ("wrong.py", "x = = 1\n"),
    ];
    let capabilities = json!({
        "textDocument": { "diagnostic": {}, "publishDiagnostics": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    });
    let options = json!({ "pullDiagnostics": true });
    let mut desk = Desk::asking(&files, &[""], capabilities, options).await;
    desk.client
        .wait_for(|it| it["method"] == json!("workspace/diagnostic/refresh"))
        .await;
    let all = desk
        .client
        .ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let all = all.await.unwrap();
    let wrong = all["items"].as_array().unwrap().iter();
    let wrong: Vec<&Value> = wrong
        .filter(|it| it["uri"] == desk.uri("wrong.py"))
        .collect();
    assert_eq!(wrong[0]["items"][0]["code"], "GA101");
    let known = json!([{ "uri": desk.uri("wrong.py"), "value": wrong[0]["resultId"] }]);
    let again = json!({ "previousResultIds": known });
    let again = desk
        .client
        .ask("workspace/diagnostic", again)
        .await
        .unwrap();
    assert_eq!(again["items"][0]["kind"], "unchanged");
    desk.open("main.py").await;
    desk.open("lib/meter.py").await;
    let params = json!({ "textDocument": { "uri": desk.uri("main.py") } });
    let method = "textDocument/diagnostic";
    let found = desk.client.ask(method, params.clone()).await.unwrap();
    assert_eq!(
        (&found["kind"], &found["items"]),
        (&json!("full"), &json!([]))
    );
    tokio::time::sleep(Duration::from_millis(300)).await;
    while desk
        .client
        .kept_notification("workspace/diagnostic/refresh")
        .is_some()
    {}
    desk.write("lib/meter.py", 9, &METER.replace("zero()", "zero(n)"))
        .await;
    desk.client
        .wait_for(|it| it["method"] == json!("workspace/diagnostic/refresh"))
        .await;
    let found = desk.client.ask(method, params).await.unwrap();
    assert_eq!(found["items"][0]["code"], "GA405");
    let told = desk
        .client
        .kept_notification("textDocument/publishDiagnostics");
    assert_eq!(told, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_editor_says_counts_at_once_where_no_file_says_more() {
    let files = [
        ("main.py", "import pyb\nprint(pyb)\n"),
        ("other/garter.toml", "board = \"pyboard\"\n"),
        ("other/main.py", "import pyb, esp32\nprint(pyb, esp32)\n"),
    ];
    let options = json!({ "board": "pico" });
    let mut desk = Desk::asking(&files, &[""], json!({}), options).await;
    desk.told("main.py", &["GA301"]).await;
    desk.told("other/main.py", &["GA301"]).await;
    let method = "workspace/didChangeConfiguration";
    let params = json!({ "settings": { "garter": { "board": "pyboard", "path": "" } } });
    desk.client.tell(method, params).await;
    desk.told("main.py", &[]).await;
    let params =
        json!({ "settings": { "garter": { "levels": { "GA4": "off" }, "board": "toaster" } } });
    desk.client.tell(method, params).await;
    let said = desk.client.notification("window/showMessage").await;
    assert!(
        said["message"].as_str().unwrap().contains("toaster"),
        "{said}"
    );
}
