//! Whole screens, compared as text. `UPDATE_EXPECT=1 cargo test` writes them anew; read them.

use expect_test::{Expect, expect};
use garter_protocol::{Board, BoardId, BoardKind, BoardState, Output};
use ratatui::style::Modifier;
use serde_json::json;

use super::harness::{cells, ide, open, press, screen, styled};
use crate::{
    effect::Effect,
    event::{DiskEvent, Event, FolderEntry, ServerEvent},
    lsp::{decode, initialize::Welcome, position::Encoding},
    model::Model,
    update::update,
};

const PROGRAM: &str = "import pyb\n\n\ndef blink(led, times):\n    \"\"\"Blinks.\"\"\"\n    \
    for i in range(times):\n        led.toggle()\n        pyb.delay(100)\n\n\n\
    blink(pyb.LED(1), 10)\n";

/// Compares the screen, without the blanks that end its lines. The bar keeps those that
/// begin them.
#[track_caller]
fn check(model: &Model, expected: Expect) {
    let lines: Vec<String> = screen(&cells(model))
        .lines()
        .map(|line| format!("|{line}\n"))
        .collect();
    expected.assert_eq(&lines.concat());
}

fn working() -> Model {
    let mut model = ide(PROGRAM);
    let entry = |name: &str, is_folder| FolderEntry {
        name: name.into(),
        is_folder,
    };
    let entries = vec![
        entry("lib", true),
        entry("boot.py", false),
        entry("main.py", false),
    ];
    let path = model.folder.clone();
    update(&mut model, Event::Disk(DiskEvent::Folder { path, entries }));
    server(
        &mut model,
        ServerEvent::Welcome(Welcome {
            encoding: Encoding::Utf8,
            completes_after: vec!['.'],
        }),
    );
    server(
        &mut model,
        ServerEvent::Boards(vec![board(BoardState::Idle)]),
    );
    model
}

fn server(model: &mut Model, event: ServerEvent) {
    update(model, Event::Server(event));
}

fn told(model: &mut Model, method: &str, params: serde_json::Value) {
    server(model, decode::notification(method, params));
}

fn board(state: BoardState) -> Board {
    Board {
        id: BoardId::virtual_board(),
        name: "Virtual pyboard".into(),
        kind: BoardKind::Virtual,
        port: None,
        state,
        firmware: None,
        selected: true,
        has_inspect: true,
    }
}

fn print(model: &mut Model, text: &str) {
    let board = BoardId::virtual_board();
    server(
        model,
        ServerEvent::Output(Output {
            board,
            run: None,
            text: text.into(),
        }),
    );
}

fn picture(model: &mut Model) {
    told(
        model,
        "garter/heapChanged",
        json!({ "board": "virtual", "source": "live", "ageMs": 0, "blockBytes": 16,
            "kinds": [["M", 4], ["=", 60], ["h", 20], ["=", 100], ["L", 1], ["=", 199],
                ["S", 150], [".", 300], ["D", 1], ["=", 31], [".", 5534]],
            "totals": { "total": 102_400, "used": 9056, "free": 93_344, "maxFreeBlocks": 5534 },
            "gc": { "collections": 3, "lastPauseUs": 1210, "maxPauseUs": 2400,
                "freedBytes": 4160 },
            "running": { "file": "main.py", "line": 7, "function": "blink" } }),
    );
}

fn problem(model: &mut Model) {
    told(
        model,
        "textDocument/publishDiagnostics",
        json!({ "uri": "file:///my%20project/main.py", "version": 1, "diagnostics": [
            { "range": { "start": { "line": 6, "character": 8 },
                         "end": { "line": 6, "character": 18 } },
              "severity": 1, "source": "garter", "code": "E1", "message": "no such method" },
            { "range": { "start": { "line": 7, "character": 12 },
                         "end": { "line": 7, "character": 17 } },
              "severity": 2, "source": "garter", "message": "blocks the scheduler" } ] }),
    );
}

#[test]
fn an_ide_without_a_file_says_what_to_do() {
    let mut model = Model::new("/my project".into(), (60, 10));
    update(&mut model, Event::Resize(60, 10));
    check(
        &model,
        expect![[r#"
            | Garter  /my project
            | my project
            | (empty)           │  Garter
            |                   │
            |                   │  Choose a file, Enter opens it.
            |                   │  Ctrl-O opens a file by name.
            |                   │  Ctrl-N makes a new one.
            |                   │  F1 shows every key.
            |                   │
            |                                                 connecting
        "#]],
    );
}

#[test]
fn a_file_with_problems() {
    let mut model = working();
    problem(&mut model);
    press(&mut model, "<F8>");
    check(
        &model,
        expect![[r#"
            | main.py
            | my project            1 import pyb
            |▸ lib              │   2
            |  boot.py          │   3
            |  main.py          │   4 def blink(led, times):
            |                   │   5     """Blinks."""
            |                   │   6     for i in range(times):
            |                   │●  7         led.toggle()
            |                   │●  8         pyb.delay(100)
            |                   │   9
            |                   │  10
            |                   │  11 blink(pyb.LED(1), 10)
            |                   │  12
            |                   │
            |                   │
            |                   │
            |                   │
            |                   │
            |                   │
            |                   │
            |                   │
            |                   │
            | no such method [garter E1]                   ✖1 ▲1  7:9  Virtual pyboard: idle
            |F1 Help  F5 Run  F6 Stop  F7 Heap  F8 Problem  F9 Console  F2 Pane  F10 Quit
        "#]],
    );
    let cells = cells(&model);
    let line = styled(&cells, 7, Modifier::UNDERLINED);
    assert_eq!(line.trim(), "led.toggle");
}

#[test]
fn a_run_with_its_output_and_the_heap() {
    let mut model = working();
    press(&mut model, "<F5><F7>");
    print(
        &mut model,
        "hello\r\nTraceback (most recent call last):\r\n>>> ",
    );
    for _ in 0..20 {
        picture(&mut model);
    }
    check(
        &model,
        expect![[r#"
            | main.py
            | my project            1 import pyb
            |▸ lib              │   2
            |  boot.py          │   3
            |  main.py          │   4 def blink(led, times):
            |                   │   5     """Blinks."""
            |                   │   6     for i in range(times):
            |                   │   7         led.toggle()
            |                   │   8         pyb.delay(100)
            |                   │   9
            |                   │  10
            |                   │  11 blink(pyb.LED(1), 10)
            | Console  Virtual pyboard: starting      Heap  live, at main.py:7 blink
            |▶ main.py on Virtual pyboard           │ 8.8K of 100.0K, 8 %  max free 86.4K
            |hello                                  │ GC 3  last 1.2 max 2.4 ms  freed 4.0K
            |Traceback (most recent call last):     │ ████████████████████
            |>>>                                    │ 1=32x16B L list 200  S str 150
            |                                       │MMhhhhLLLLLLSSSSS.........DD............
            |                                       │........................................
            |                                       │........................................
            |                                       │........................................
            |                                       │........................................
            | main.py                                         1:1  Virtual pyboard: starting
            |F1 Help  F5 Run  F6 Stop  F7 Heap  F8 Problem  F9 Console  F2 Pane  F10 Quit
        "#]],
    );
}

#[test]
fn the_heap_map_fills_the_screen() {
    let mut model = working();
    picture(&mut model);
    press(&mut model, "<A-4><F12>");
    check(
        &model,
        expect![[r#"
            | main.py
            | Heap  live, at main.py:7 blink
            | 8.8K of 100.0K, 8 %  max free 86.4K
            | GC 3  last 1.2 max 2.4 ms  freed 4.0K
            | █
            | 1=16B L list 200  S str 150  h other 120  M module 64  D dict 32  . free 5834
            |MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMhhhhhhhhhhhhhhhh
            |hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
            |hhhhhhhhhhhhhhhhhhhhhhhhLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL
            |LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL
            |LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLSSSSSSSSSSSSSSSS
            |SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS
            |SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS..........................
            |................................................................................
            |................................................................................
            |................................................................................
            |..................................DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD..............
            |................................................................................
            |................................................................................
            |................................................................................
            |................................................................................
            |................................................................................
            | main.py                                             1:1  Virtual pyboard: idle
            |F1 Help  F5 Run  F6 Stop  F7 Heap  F8 Problem  F9 Console  F2 Pane  F10 Quit
        "#]],
    );
}

#[test]
fn problems_in_a_list() {
    let mut model = working();
    problem(&mut model);
    press(&mut model, "<A-F8><Down>");
    check(
        &model,
        expect![[r#"
            | main.py
            | my project            1 import pyb
            |▸ lib              │   2
            |  boot.py          │   3
            |  main.py          │   4 def blink(led, times):
            |                   │   5     """Blinks."""
            |                   │   6     for i in range(times):
            |                   │●  7         led.toggle()
            |                   │●  8         pyb.delay(100)
            |                   │   9
            |                   │  10
            |                   │  11 blink(pyb.LED(1), 10)
            |                   │  12
            |                   │
            | Problems (2)
            |● main.py:7: no such method
            |● main.py:8: blocks the scheduler
            |
            |
            |
            |
            |
            | main.py                                      ✖1 ▲1  1:1  Virtual pyboard: idle
            |F1 Help  F5 Run  F6 Stop  F7 Heap  F8 Problem  F9 Console  F2 Pane  F10 Quit
        "#]],
    );
    press(&mut model, "<Enter>");
    let document = &model.buffer().unwrap().document;
    assert_eq!(document.place(document.selection().head).line, 7);
}

#[test]
fn a_question_and_a_search() {
    let mut model = working();
    open(&mut model, "/my project/boot.py", "x = 1\n");
    press(&mut model, "y<C-w>");
    let shown = screen(&cells(&model));
    assert!(shown.contains("boot.py is not saved.  [s] save  [d] drop the changes  [c] cancel"));
    assert!(shown.contains(" main.py  boot.py +"));
    press(&mut model, "d<C-f>led");
    let shown = screen(&cells(&model));
    assert!(shown.contains(" Find: led   3 found"), "{shown}");
}

#[test]
fn the_board_is_chosen_from_a_list() {
    let mut model = working();
    let serial = Board {
        id: BoardId::serial("/dev/ttyACM0"),
        name: "Pyboard (ttyACM0)".into(),
        kind: BoardKind::Serial,
        selected: false,
        ..board(BoardState::Lost)
    };
    server(
        &mut model,
        ServerEvent::Boards(vec![board(BoardState::Idle), serial]),
    );
    press(&mut model, "<F4>");
    let shown = screen(&cells(&model));
    assert!(shown.contains("\n Virtual pyboard"), "{shown}");
    assert!(shown.contains("\n Pyboard (ttyACM0)"), "{shown}");
    let effects = press(&mut model, "<Down><Enter>");
    let wanted = json!({ "board": "serial:/dev/ttyACM0" });
    assert!(effects.iter().any(|effect| matches!(effect,
        crate::effect::Effect::Request { params, .. } if *params == wanted)));
}

#[test]
fn a_small_terminal() {
    let mut model = working();
    problem(&mut model);
    print(&mut model, "hello\r\n");
    update(&mut model, Event::Resize(40, 10));
    press(&mut model, "<F5><F8>");
    check(
        &model,
        expect![[r#"
            | main.py
            |   1 import pyb
            |   2
            |   3
            |   4 def blink(led, times):
            |   5     """Blinks."""
            |   6     for i in range(times):
            |●  7         led.toggle()
            |●  8         pyb.delay(100)
            | no such method [garter E1]
        "#]],
    );
    press(&mut model, "<F9><A-3>");
    check(
        &model,
        expect![[r#"
            | main.py
            | Console  Virtual pyboard: starting
            |hello
            |▶ main.py on Virtual pyboard
            |
            |
            |
            |
            |
            | no such method [garter E1]
        "#]],
    );
}

#[test]
fn wide_combining_and_control_characters() {
    let mut model = ide("s = '漢字'  # e\u{301}\n\tx = '\u{7}'\n\u{301}\n");
    press(&mut model, "<C-b>");
    update(&mut model, Event::Resize(40, 8));
    check(
        &model,
        expect![[r#"
            | main.py
            |   1 s = '漢字'  # é
            |   2     x = '�'
            |   3 ◌́
            |   4
            |
            |
            | main.py                1:1  connecting
        "#]],
    );
}

#[test]
fn help_lists_every_key() {
    let mut model = ide("");
    press(&mut model, "<F1>");
    check(
        &model,
        expect![[r#"
            | Keys   up and down scroll, Esc closes
            | Everywhere
            |   F1               This page; again or Esc closes it
            |   F5               Save and run the file on the board
            |   F6               Stop the program on the board
            |   F7               Heap map: show or hide
            |   F8               Go to the next problem
            |   Shift-F8         Go to the problem before
            |   Alt-F8           Problems: show or hide the list
            |   F9               Console: show or hide
            |   F2               Go to the next pane
            |   Shift-F2         Go to the pane before
            |   Alt-1            Go to the files
            |   Alt-2            Go to the editor
            |   Alt-3            Go to the console
            |   Alt-4            Go to the heap map
            |   Alt-5            Go to the problems
            |   F12              Make this pane fill the screen, or not
            |   F4               Choose the board
            |   Alt-R            Restart the board's interpreter
            |   Alt-C            Connect to the server again
            |   F10              Leave; asks when something is not saved
            |   Alt-Right        Next open file
            |   Alt-Left         Open file before
        "#]],
    );
    press(&mut model, "<PgDn><Down><Esc>");
    assert!(model.help.is_none());
}

#[test]
fn no_size_is_too_small() {
    let mut model = working();
    problem(&mut model);
    picture(&mut model);
    press(&mut model, "<F5><F7><A-F8>");
    for columns in 0..45 {
        for rows in 0..14 {
            update(&mut model, Event::Resize(columns, rows));
            cells(&model);
        }
    }
}

#[test]
fn characters_that_turn_or_hide_text_are_shown_as_unknown() {
    let mut model = ide("a\u{202e}b\u{200b}\n");
    print(&mut model, "c\u{202e}d\r\n");
    press(&mut model, "<F9>");
    let shown = screen(&cells(&model));
    assert!(shown.contains("1 a\u{fffd}b\u{fffd}\n"), "{shown}");
    assert!(shown.contains("\ncd\n"), "{shown}");
}

#[test]
fn a_megabyte_of_random_bytes_is_shown_without_delay() {
    let mut seed = 1u32;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    })
    .take(1 << 20)
    .collect();
    let text = String::from_utf8_lossy(&bytes);
    let began = std::time::Instant::now();
    let mut model = ide(&text);
    press(&mut model, "<PgDn><PgDn><C-End><PgUp><C-f>zzzz<Esc>");
    cells(&model);
    assert!(
        began.elapsed() < std::time::Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    let one_line = text.replace(['\n', '\r'], " ");
    let mut model = ide(&one_line);
    press(&mut model, "<End>x<Home>");
    cells(&model);
    assert!(
        began.elapsed() < std::time::Duration::from_secs(15),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn no_color_means_none_and_few_colours_mean_few() {
    use crate::view::theme::Palette;
    use ratatui::style::Color;
    let mut model = working();
    problem(&mut model);
    picture(&mut model);
    press(&mut model, "<F5><F7><C-a>");
    let colours = |palette| {
        let cells = super::harness::cells_in(&model, palette);
        cells
            .content()
            .iter()
            .flat_map(|cell| [cell.fg, cell.bg])
            .collect::<Vec<_>>()
    };
    assert!(
        colours(Palette::None)
            .iter()
            .all(|colour| *colour == Color::Reset)
    );
    assert!(
        !colours(Palette::Sixteen)
            .iter()
            .any(|colour| matches!(colour, Color::Rgb(..)))
    );
    assert!(
        colours(Palette::True)
            .iter()
            .any(|colour| matches!(colour, Color::Rgb(..)))
    );
    let environment = |set: &[(&str, &str)]| {
        let set: Vec<(String, String)> = set
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect();
        Palette::of_environment(move |name| {
            set.iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.clone())
        })
    };
    assert_eq!(environment(&[]), Palette::Sixteen);
    assert_eq!(environment(&[("COLORTERM", "truecolor")]), Palette::True);
    assert_eq!(
        environment(&[("COLORTERM", "truecolor"), ("NO_COLOR", "1")]),
        Palette::None
    );
    assert_eq!(environment(&[("NO_COLOR", "")]), Palette::Sixteen);
}

#[test]
fn the_line_that_runs_is_marked() {
    let mut model = working();
    press(&mut model, "<F5>");
    let run = json!({ "run": 1, "board": "virtual" });
    server(&mut model, decode::answer(crate::lsp::Query::Run, run));
    picture(&mut model);
    let shown = screen(&cells(&model));
    assert!(
        shown.contains("\u{25b6}  7         led.toggle()"),
        "{shown}"
    );
    let ended = json!({ "board": "virtual", "run": 1, "outcome": { "kind": "ok" }, "exitCode": 0 });
    told(&mut model, "garter/runEnded", ended);
    let shown = screen(&cells(&model));
    assert!(
        shown.contains("   7         led.toggle()") && shown.contains("finished"),
        "{shown}"
    );
}

#[test]
fn what_nobody_works_on_is_faint_in_the_tree() {
    let mut model = working();
    let uri = crate::lsp::uri::from_path(&model.folder);
    let said = json!({ "uri": uri, "names": ["boot.py", "gone"] });
    server(&mut model, decode::answer(crate::lsp::Query::Ignored, said));
    let shown = super::harness::cells_in(&model, crate::view::theme::Palette::None);
    let faint: String = (0..6)
        .map(|row| styled(&shown, row, Modifier::DIM))
        .collect();
    assert!(faint.contains("boot.py"), "{faint}");
    assert!(
        !faint.contains("main.py") && !faint.contains("lib"),
        "{faint}"
    );
}

#[test]
fn the_server_is_asked_of_every_folder_that_is_listed() {
    let mut model = working();
    let path = model.folder.join("lib");
    let entries = Vec::new();
    let event = Event::Disk(DiskEvent::Folder {
        path: path.clone(),
        entries,
    });
    let effects = update(&mut model, event);
    let uri = crate::lsp::uri::from_path(&path);
    let expected = Effect::Request {
        query: crate::lsp::Query::Ignored,
        method: "garter/ignored",
        params: json!({ "uri": uri }),
    };
    assert_eq!(effects, [expected]);
}
