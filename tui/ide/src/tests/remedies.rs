//! What mends a problem is offered and made.

use serde_json::{Value, json};

use super::harness::{cells, ide, marked, press, screen};
use crate::{
    effect::Effect,
    event::{Event, ServerEvent},
    lsp::{Query, action::Actions},
    model::{Model, Pane, server::Link},
    update::update,
};

/// The version that the server was asked about, and what of it.
fn asked(effects: &[Effect]) -> Option<(i32, Value)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Request {
            query: Query::Remedies { version },
            params,
            ..
        } => Some((*version, params["range"].clone())),
        _ => None,
    })
}

fn action(title: &str, file: &str, text: &str) -> Value {
    json!({
        "title": title,
        "kind": "quickfix",
        "edit": { "changes": { (file): [{
            "range": {
                "start": { "line": 1, "character": 4 },
                "end": { "line": 1, "character": 6 },
            },
            "newText": text,
        }] } },
    })
}

/// The server was asked and offers two remedies, and one that is for another file.
fn offered() -> (Model, i32) {
    let mut model = ide("x = 1\nx = \u{2503}== 2\n");
    model.server.link = Link::Ready;
    model.focus = Pane::Editor;
    let (version, range) = asked(&press(&mut model, "<A-Enter>")).expect("a question");
    let line = json!({
        "start": { "line": 1, "character": 0 },
        "end": { "line": 1, "character": 8 },
    });
    assert_eq!(range, line);
    let own = "file:///my%20project/main.py";
    let actions = json!([
        action("Write nothing", own, ""),
        action("Elsewhere", "file:///other.py", "z"),
        { "title": "No edit" },
        action("Write `not`", own, "not"),
    ]);
    let actions = Actions::read(actions);
    let event = ServerEvent::Remedies { version, actions };
    update(&mut model, Event::Server(event));
    (model, version)
}

#[test]
fn a_remedy_is_chosen_from_a_list_and_can_be_undone() {
    let (mut model, _) = offered();
    let shown = screen(&cells(&model));
    assert!(
        shown.contains("\n Write nothing\n Write `not`\n What is"),
        "{shown}"
    );
    press(&mut model, "<Down><Enter>");
    assert_eq!(marked(&model), "x = 1\nx = not\u{2503} 2\n");
    press(&mut model, "<C-z>");
    assert_eq!(marked(&model), "x = 1\nx = \u{2503}== 2\n");
}

#[test]
fn nothing_happens_unless_it_is_chosen() {
    let (mut model, _) = offered();
    press(&mut model, "<Esc>");
    assert_eq!(
        (&model.prompt, marked(&model)),
        (&None, "x = 1\nx = \u{2503}== 2\n".into())
    );
}

#[test]
fn an_answer_for_another_text_is_dropped() {
    let (mut model, version) = offered();
    press(&mut model, "<Esc>y");
    let actions = Actions::read(json!([action("Write", "file:///my%20project/main.py", "")]));
    let event = ServerEvent::Remedies { version, actions };
    update(&mut model, Event::Server(event));
    assert_eq!(model.prompt, None);
}

#[test]
fn where_nothing_can_be_done_that_is_said() {
    let (mut model, version) = offered();
    press(&mut model, "<Esc>");
    let actions = Actions::read(Value::Null);
    let event = ServerEvent::Remedies { version, actions };
    update(&mut model, Event::Server(event));
    assert!(screen(&cells(&model)).contains("Nothing to mend here"));
}
