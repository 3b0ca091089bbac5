//! The IDE with a server at the other end of a pipe: a session on a screen in memory.

use std::{fs, io, time::Duration};

use ratatui::{Terminal, backend::TestBackend, style::Modifier};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};

use super::harness::{keys, screen, styled};
use crate::{
    Connection, Options,
    event::Event,
    lsp::frame::{Frames, frame},
    rim::session::Session,
    view::theme::{Palette, Theme},
};

type Connecting = std::future::Ready<io::Result<Connection>>;
type Ide = Session<TestBackend, Box<dyn FnMut() -> Connecting + Send>, fn(&str)>;

/// The IDE and the server it talks to.
struct Both {
    ide: Ide,
    input: UnboundedSender<Event>,
    pipes: UnboundedReceiver<DuplexStream>,
    server: Option<Server>,
    _folder: TempDir,
}

/// The server's end: says what it is told to, and remembers what it heard.
struct Server {
    pipe: DuplexStream,
    frames: Frames,
}

impl Server {
    /// The next message, if one comes.
    async fn hear(&mut self) -> Option<Value> {
        let mut bytes = [0; 4096];
        loop {
            if let Some(body) = self.frames.next().unwrap() {
                return Some(serde_json::from_slice(&body).unwrap());
            }
            match self.pipe.read(&mut bytes).await {
                Ok(0) | Err(_) => return None,
                Ok(count) => self.frames.push(&bytes[..count]),
            }
        }
    }

    async fn say(&mut self, message: Value) {
        self.pipe.write_all(&frame(&message)).await.unwrap();
    }
}

impl Both {
    fn new(text: &str) -> Both {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("main.py"), text).unwrap();
        let (pipe_out, pipes) = unbounded_channel();
        let connect: Box<dyn FnMut() -> Connecting + Send> = Box::new(move || {
            let (ours, theirs) = duplex(1 << 16);
            let (reader, writer) = tokio::io::split(ours);
            let kept = pipe_out
                .send(theirs)
                .map_err(|_| io::Error::other("no server"));
            std::future::ready(kept.map(|()| Connection::new(reader, writer)))
        });
        let (input, receiver) = unbounded_channel();
        let options = Options {
            folder: folder.path().canonicalize().unwrap(),
            files: vec!["main.py".into()],
        };
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let theme = Theme::new(Palette::Sixteen);
        let ide = Session::new(
            options,
            connect,
            terminal,
            theme,
            receiver,
            (|_| ()) as fn(&str),
        );
        Both {
            ide: ide.unwrap(),
            input,
            pipes,
            server: None,
            _folder: folder,
        }
    }

    /// Lets the IDE work until the server hears a message with that method.
    async fn until_heard(&mut self, method: &str) -> Value {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        loop {
            if self.server.is_none()
                && let Ok(pipe) = self.pipes.try_recv()
            {
                self.server = Some(Server {
                    pipe,
                    frames: Frames::default(),
                });
            }
            let hear = async {
                match &mut self.server {
                    Some(server) => server.hear().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                heard = hear => {
                    let heard = heard.expect("the connection is open");
                    if heard["method"] == method {
                        return heard;
                    }
                }
                step = self.ide.step() => { step.unwrap(); }
                () = tokio::time::sleep_until(deadline) => panic!("{method} never came"),
            }
        }
    }

    /// Lets the IDE work until the screen shows something.
    async fn until_shown(&mut self, text: &str) -> String {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        loop {
            let shown = self.screen();
            if shown.contains(text) {
                return shown;
            }
            tokio::select! {
                step = self.ide.step() => { step.unwrap(); }
                () = tokio::time::sleep_until(deadline) => panic!("no {text:?} on\n{shown}"),
            }
        }
    }

    fn screen(&self) -> String {
        screen(self.ide.terminal.backend().buffer())
    }

    fn press(&self, text: &str) {
        for key in keys(text) {
            self.input.send(Event::Key(key)).unwrap();
        }
    }

    async fn say(&mut self, message: Value) {
        self.server.as_mut().unwrap().say(message).await;
    }

    async fn answer(&mut self, request: &Value, result: Value) {
        self.say(json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }))
            .await;
    }

    async fn notify(&mut self, method: &str, params: Value) {
        self.say(json!({ "jsonrpc": "2.0", "method": method, "params": params }))
            .await;
    }

    /// Greets, and tells of one board.
    async fn greet(&mut self, encoding: &str) -> Value {
        let initialize = self.until_heard("initialize").await;
        let capabilities = json!({ "capabilities": { "positionEncoding": encoding } });
        self.answer(&initialize, capabilities).await;
        let mut opened = None;
        // The file may be read before or after the greeting.
        let boards = loop {
            let heard = self
                .until_any(&["textDocument/didOpen", "garter/boards"])
                .await;
            match heard["method"].as_str() {
                Some("garter/boards") if opened.is_some() => break heard,
                Some("garter/boards") => {
                    self.answer(&heard, json!([board()])).await;
                    return self.until_heard("textDocument/didOpen").await;
                }
                _ => opened = Some(heard),
            }
        };
        self.answer(&boards, json!([board()])).await;
        opened.unwrap()
    }

    async fn until_any(&mut self, methods: &[&str]) -> Value {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        loop {
            let server = self.server.as_mut().unwrap();
            tokio::select! {
                biased;
                heard = server.hear() => {
                    let heard = heard.expect("the connection is open");
                    if methods.iter().any(|method| heard["method"] == **method) {
                        return heard;
                    }
                }
                step = self.ide.step() => { step.unwrap(); }
                () = tokio::time::sleep_until(deadline) => panic!("none of {methods:?}"),
            }
        }
    }
}

fn board() -> Value {
    json!({ "id": "virtual", "name": "Virtual pyboard", "kind": "virtual", "state": "idle",
            "selected": true, "hasInspect": true })
}

fn range(line: u32, start: u32, end: u32) -> Value {
    json!({ "start": { "line": line, "character": start },
            "end": { "line": line, "character": end } })
}

#[tokio::test]
async fn diagnostics_are_underlined_told_and_cleared() {
    let mut both = Both::new("x = 1\ny = )\n");
    let opened = both.greet("utf-8").await;
    assert_eq!(opened["params"]["textDocument"]["text"], "x = 1\ny = )\n");
    let uri = &opened["params"]["textDocument"]["uri"];
    let problem = json!({ "range": range(1, 4, 5), "severity": 1, "source": "garter",
                          "message": "invalid syntax" });
    let published = json!({ "uri": uri, "version": 1, "diagnostics": [problem] });
    both.notify("textDocument/publishDiagnostics", published)
        .await;
    both.until_shown("\u{2716}1").await;
    let cells = both.ide.terminal.backend().buffer().clone();
    assert_eq!(styled(&cells, 2, Modifier::UNDERLINED).trim(), ")");
    both.press("<F8>");
    let shown = both.until_shown("invalid syntax [garter]").await;
    assert!(shown.contains("\u{25cf}  2 y = )"), "{shown}");
    assert!(shown.contains("2:5"), "the cursor is there\n{shown}");

    both.press("<Del>2");
    let changed = both.until_heard("textDocument/didChange").await;
    let change = &changed["params"]["contentChanges"][0];
    assert_eq!(change, &json!({ "range": range(1, 4, 5), "text": "" }));
    let changed = both.until_heard("textDocument/didChange").await;
    assert_eq!(changed["params"]["textDocument"]["version"], 3);
    let none = json!({ "uri": uri, "version": 3, "diagnostics": [] });
    both.notify("textDocument/publishDiagnostics", none).await;
    loop {
        both.ide.step().await.unwrap();
        if !both.screen().contains("invalid syntax") {
            break;
        }
    }
    let cells = both.ide.terminal.backend().buffer().clone();
    assert_eq!(styled(&cells, 2, Modifier::UNDERLINED), "");
}

#[tokio::test]
async fn positions_are_counted_as_the_server_wants() {
    let mut both = Both::new("s = '\u{1f40d}'\n");
    both.greet("utf-16").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.press("<End>x");
    let changed = both.until_heard("textDocument/didChange").await;
    let at = json!({ "line": 0, "character": 8 });
    assert_eq!(
        changed["params"]["contentChanges"][0]["range"],
        json!({ "start": at, "end": at })
    );
}

#[tokio::test]
async fn running_saves_first_then_shows_the_output_and_how_it_ended() {
    let mut both = Both::new("print(1)\n");
    both.greet("utf-8").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.press("#<F5>");
    let run = both.until_heard("garter/run").await;
    let path = both.ide.model.buffer().unwrap().path.clone();
    assert_eq!(fs::read_to_string(path).unwrap(), "#print(1)\n");
    assert!(run["params"]["uri"].as_str().unwrap().ends_with("/main.py"));
    both.answer(&run, json!({ "run": 1, "board": "virtual" }))
        .await;
    let output =
        json!({ "board": "virtual", "run": 1, "text": "one\r\n\u{1b}]0;evil\u{7}two\r\n" });
    both.notify("garter/output", output).await;
    let shown = both.until_shown("two").await;
    assert!(
        shown.contains("\u{25b6} main.py on Virtual pyboard"),
        "{shown}"
    );
    assert!(
        shown.contains("one\n") && !shown.contains("evil"),
        "{shown}"
    );
    both.press("<F5>");
    both.until_shown("A program is running").await;
    both.press("<F6>");
    let stop = both.until_heard("garter/stop").await;
    both.answer(&stop, json!({ "run": 1 })).await;
    let ended = json!({ "board": "virtual", "run": 1, "outcome": { "kind": "interrupted" },
                        "exitCode": 130 });
    both.notify("garter/runEnded", ended).await;
    both.until_shown("\u{25a0} stopped").await;
}

#[tokio::test]
async fn keys_in_the_console_go_to_the_board() {
    let mut both = Both::new("");
    both.greet("utf-8").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.press("<F9><A-3>1<C-c><Enter><Up>");
    for expected in ["1", "\u{3}", "\r", "\u{1b}[A"] {
        let input = both.until_heard("garter/input").await;
        assert_eq!(input["params"]["data"], expected);
    }
    let output = json!({ "board": "virtual", "text": ">>> prin\u{8}\u{8}X\u{1b}[K" });
    both.notify("garter/output", output).await;
    let shown = both.until_shown(">>> prX").await;
    assert!(!shown.contains("prXn"), "{shown}");
}

#[tokio::test]
async fn heap_pictures_become_a_map() {
    let mut both = Both::new("");
    both.greet("utf-8").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.press("<F7>");
    let watch = both.until_heard("garter/watchHeap").await;
    assert_eq!(watch["params"]["on"], true);
    let heap = both.until_heard("garter/heap").await;
    let picture = |used: u32, line: u32| {
        json!({ "board": "virtual", "source": "live", "ageMs": 0, "blockBytes": 16,
            "kinds": [["L", 1], ["=", 9], [".", 30], ["S", 10], [".", 50]],
            "totals": { "total": 1600, "used": used, "free": 1600 - used, "maxFreeBlocks": 50 },
            "gc": { "collections": 2, "lastPauseUs": 1500, "maxPauseUs": 2500, "freedBytes": 64 },
            "running": { "file": "main.py", "line": line, "function": "blink" } })
    };
    both.answer(&heap, picture(320, 7)).await;
    let shown = both.until_shown("at main.py:7 blink").await;
    assert!(shown.contains("320B of 1.5K, 20 %"), "{shown}");
    assert!(
        shown.contains("GC 2  last 1.5 max 2.5 ms  freed 64B"),
        "{shown}"
    );
    let row = "LLLLLLLLLL..............................SSSSSSSSSS";
    assert!(shown.contains(row), "{shown}");
    both.notify("garter/heapChanged", picture(640, 8)).await;
    both.until_shown("at main.py:8 blink").await;
    assert_eq!(both.ide.model.heap.used, [320, 640]);
    both.press("<F7>");
    let watch = both.until_heard("garter/watchHeap").await;
    assert_eq!(watch["params"]["on"], false);
}

#[tokio::test]
async fn a_lost_server_is_told_and_editing_goes_on() {
    let mut both = Both::new("x\n");
    both.greet("utf-8").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.server = None;
    both.until_shown("No server").await;
    both.press("y<C-s>");
    both.until_shown("main.py saved").await;
    both.press("<F5>");
    both.until_shown("Alt-C connects again").await;
    both.press("<A-c>");
    let opened = both.greet("utf-8").await;
    assert_eq!(opened["params"]["textDocument"]["text"], "yx\n");
    both.until_shown("Virtual pyboard: idle").await;
}

#[tokio::test]
async fn a_refusal_says_what_to_do() {
    let mut both = Both::new("x\n");
    both.greet("utf-8").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.press("<F5>");
    let run = both.until_heard("garter/run").await;
    let error = json!({ "code": 1004, "message": "the port is held by another program",
                        "data": { "remedy": "Close Thonny." } });
    both.say(json!({ "jsonrpc": "2.0", "id": run["id"], "error": error }))
        .await;
    both.until_shown("not run: the port is held by another program. Close Thonny.")
        .await;
}

#[test]
fn a_crash_puts_what_is_not_saved_beside() {
    let folder = tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("main.py");
    let kept = path.clone();
    let crashed = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let _inside = runtime.enter();
        let mut both = Both::new("");
        super::harness::open(&mut both.ide.model, &kept.display().to_string(), "old");
        super::harness::press(&mut both.ide.model, "new ");
        panic!("a crash, on purpose");
    });
    assert!(crashed.join().is_err());
    assert_eq!(
        fs::read_to_string(path.with_file_name("main.py.unsaved")).unwrap(),
        "new old"
    );
}

#[tokio::test]
async fn what_is_under_the_cursor_is_explained_until_the_next_key() {
    let mut both = Both::new("x = led\n");
    both.greet("utf-8").await;
    both.until_shown("Virtual pyboard: idle").await;
    both.press("<End><A-h>");
    let hover = both.until_heard("textDocument/hover").await;
    assert_eq!(
        hover["params"]["position"],
        json!({ "line": 0, "character": 7 })
    );
    let value = "```python\nled: LED\n```\nA light.\n\n[Documentation](https://led.example/a)\n";
    both.answer(
        &hover,
        json!({ "contents": { "kind": "markdown", "value": value } }),
    )
    .await;
    let shown = both.until_shown("A light.").await;
    assert!(shown.contains("\n led: LED\n A light.\n"), "{shown}");
    // What can be opened from a terminal is the address.
    assert!(shown.contains("\n https://led.example/a\n"), "{shown}");
    both.press("<Left><A-h>");
    let hover = both.until_heard("textDocument/hover").await;
    assert!(!both.screen().contains("A light."));
    both.answer(&hover, Value::Null).await;
    both.until_shown("Nothing is known of this").await;
}
