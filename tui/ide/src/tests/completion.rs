//! What could be written is offered, chosen and taken.

use serde_json::{Value, json};

use super::harness::{cells, ide, marked, press, screen};
use crate::{
    effect::Effect,
    event::{Event, ServerEvent},
    lsp::{Query, completion::Answer},
    model::{Model, Pane, server::Link},
    update::update,
};

/// An IDE with a server, and the cursor in a text.
fn working(text: &str) -> Model {
    let mut model = ide(text);
    model.server.link = Link::Ready;
    model.server.completes_after = vec!['.', '"'];
    model.focus = Pane::Editor;
    model
}

/// The versions that the server was asked about.
fn asked(effects: &[Effect]) -> Vec<i32> {
    let version = |effect: &Effect| match effect {
        Effect::Request {
            query: Query::Completion { version },
            ..
        } => Some(*version),
        _ => None,
    };
    effects.iter().filter_map(version).collect()
}

fn item(label: &str, from: usize, to: usize) -> Value {
    json!({
        "label": label,
        "detail": format!("{label} of time"),
        "textEdit": {
            "range": {
                "start": { "line": 1, "character": from },
                "end": { "line": 1, "character": to },
            },
            "newText": label,
        },
    })
}

fn answer(model: &mut Model, version: i32, items: &[Value]) {
    let result = json!({ "isIncomplete": false, "items": items });
    let answer = Answer::read(result);
    let event = ServerEvent::Completed { version, answer };
    update(model, Event::Server(event));
}

/// A list is open behind `time.`.
fn offered() -> Model {
    let mut model = working("import time\ntime\u{2503}\n");
    let effects = press(&mut model, ".");
    // The server hears of the dot before it is asked.
    assert!(matches!(effects[0], Effect::Notify { .. }), "{effects:?}");
    let version = asked(&effects)[0];
    let items = ["sleep", "sleep_ms", "ticks_ms"].map(|label| item(label, 5, 5));
    answer(&mut model, version, &items);
    model
}

#[test]
fn a_list_opens_behind_a_dot_and_narrows_with_each_letter() {
    let mut model = offered();
    let shown = screen(&cells(&model));
    assert!(shown.contains(" sleep_ms  sleep_ms of time"), "{shown}");
    assert!(asked(&press(&mut model, "t")).is_empty());
    let shown = screen(&cells(&model));
    assert!(
        shown.contains(" ticks_ms") && !shown.contains(" sleep"),
        "{shown}"
    );
    press(&mut model, "<Tab>");
    assert_eq!(marked(&model), "import time\ntime.ticks_ms\u{2503}\n");
    assert_eq!(model.completion, None);
    press(&mut model, "<C-z>");
    assert_eq!(marked(&model), "import time\ntime.t\u{2503}\n");
}

#[test]
fn the_choice_moves_and_enter_takes_it() {
    let mut model = offered();
    press(&mut model, "<Down><Down><Up><Enter>");
    assert_eq!(marked(&model), "import time\ntime.sleep_ms\u{2503}\n");
}

#[test]
fn enter_ends_the_line_when_the_choice_is_written_already() {
    let mut model = offered();
    press(&mut model, "sleep<Enter>");
    assert_eq!(marked(&model), "import time\ntime.sleep\n\u{2503}\n");
}

#[test]
fn what_is_no_part_of_the_word_closes_the_list() {
    for keys in ["<Esc>", "(", " ", "<Left>", "<F8>", "x", "<C-s>"] {
        let mut model = offered();
        press(&mut model, keys);
        assert_eq!(model.completion, None, "{keys}");
    }
    let mut model = offered();
    press(&mut model, "sl<BS>");
    assert!(model.completion.is_some());
    press(&mut model, "<BS><BS>");
    assert_eq!(model.completion, None);
}

#[test]
fn an_answer_for_an_older_text_is_dropped() {
    let mut model = working("import time\ntime\u{2503}\n");
    let version = asked(&press(&mut model, "."))[0];
    press(&mut model, "<BS>");
    answer(&mut model, version, &[item("sleep", 5, 5)]);
    assert_eq!(model.completion, None);
}

#[test]
fn names_are_offered_from_their_second_letter_on_and_when_asked() {
    let mut model = working("import time\n\u{2503}\n");
    assert!(asked(&press(&mut model, "t")).is_empty());
    assert_eq!(asked(&press(&mut model, "i")).len(), 1);
    assert_eq!(asked(&press(&mut model, "<BS><BS><C- >")).len(), 1);
    press(&mut model, " Pin(");
    assert_eq!(asked(&press(&mut model, "\"")).len(), 1);
    // Numbers are no names, and nobody is asked who is not there.
    assert!(asked(&press(&mut model, "1234")).is_empty());
    model.server.link = Link::Connecting;
    assert!(asked(&press(&mut model, " ab.")).is_empty());
}

#[test]
fn a_name_comes_with_its_import() {
    let mut model = working("x = 1\nsle\u{2503}\n");
    let version = asked(&press(&mut model, "e"))[0];
    let mut sleep = item("sleep", 0, 4);
    sleep["additionalTextEdits"] = json!([{
        "range": {
            "start": { "line": 0, "character": 0 },
            "end": { "line": 0, "character": 0 },
        },
        "newText": "from time import sleep\n",
    }]);
    answer(&mut model, version, &[sleep]);
    press(&mut model, "<Tab>");
    assert_eq!(
        marked(&model),
        "from time import sleep\nx = 1\nsleep\u{2503}\n"
    );
}

#[test]
fn the_list_fits_every_screen() {
    for (columns, rows) in [(80, 24), (20, 6), (9, 4), (3, 3), (1, 1)] {
        let mut model = offered();
        update(&mut model, Event::Resize(columns, rows));
        cells(&model);
    }
    // At the lower edge it is above the cursor.
    let text = format!("{}time\u{2503}", "\n".repeat(60));
    let mut model = working(&text);
    let version = asked(&press(&mut model, "."))[0];
    let mut sleep = item("sleep", 5, 5);
    for end in ["start", "end"] {
        sleep["textEdit"]["range"][end]["line"] = json!(60);
    }
    answer(&mut model, version, &[sleep]);
    let shown = screen(&cells(&model));
    let at = |text: &str| shown.lines().position(|line| line.contains(text));
    assert!(at(" sleep ") < at("time."), "{shown}");
}
