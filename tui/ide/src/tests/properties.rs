//! What must hold whatever is pressed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use super::harness::{cells, ide};
use serde_json::Value;

use crate::{
    action::Action,
    effect::Effect,
    event::{Event, ServerEvent},
    highlight::Highlight,
    keys::{KEYS, Scope},
    lsp::{
        initialize::Welcome,
        position::{self, Encoding},
    },
    model::console::Console,
    update::update,
};

fn any_key() -> impl Strategy<Value = KeyEvent> {
    let bound = (0..KEYS.len()).prop_map(|at| KeyEvent::new(KEYS[at].code, KEYS[at].modifiers));
    let typed = prop::sample::select(
        "ab :#\"'(\\\u{301}漢🐍\u{200d}1"
            .chars()
            .collect::<Vec<_>>(),
    )
    .prop_map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
    prop_oneof![bound, typed]
}

fn editing_key() -> impl Strategy<Value = KeyEvent> {
    let wanted = |at: &usize| {
        let binding = KEYS[*at];
        let leaves = matches!(binding.action, Action::Undo | Action::Close | Action::Quit);
        let asks = matches!(
            binding.action,
            Action::Find
                | Action::Replace
                | Action::GoToLine
                | Action::Open
                | Action::NewFile
                | Action::ToggleFiles
                | Action::Save
        );
        binding.scope == Scope::Editor && !leaves && !asks
    };
    let places: Vec<usize> = (0..KEYS.len()).filter(wanted).collect();
    let bound = prop::sample::select(places)
        .prop_map(|at| KeyEvent::new(KEYS[at].code, KEYS[at].modifiers));
    let typed = prop::sample::select(
        "ab :#\"'(\\\u{301}漢🐍\u{200d}1"
            .chars()
            .collect::<Vec<_>>(),
    )
    .prop_map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
    prop_oneof![bound, typed]
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "x",
            " ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "    ",
            "if a:",
            "\"\"\"",
            "'",
            "\\",
            "#",
            "漢",
            "e\u{301}",
            "\u{0}",
            "👨\u{200d}👩",
            "def f",
            "(",
        ]),
        0..40,
    )
    .prop_map(|parts| parts.concat())
}

fn any_mouse() -> impl Strategy<Value = MouseEvent> {
    let kinds = vec![
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::Up(MouseButton::Left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ];
    (prop::sample::select(kinds), 0u16..90, 0u16..30).prop_map(|(kind, column, row)| MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => any_key().prop_map(Event::Key),
        2 => any_mouse().prop_map(Event::Mouse),
        1 => any_text().prop_map(Event::Paste),
        1 => (0u16..130, 0u16..50).prop_map(|(x, y)| Event::Resize(x, y)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_that_happens_is_a_panic(
        text in any_text(),
        events in prop::collection::vec(any_event(), 0..60),
    ) {
        let mut model = ide(&text);
        for event in events {
            update(&mut model, event);
            cells(&model);
        }
    }

    #[test]
    fn undoing_everything_gives_the_text_back(
        text in any_text(),
        keys in prop::collection::vec(editing_key(), 0..60),
    ) {
        let mut model = ide(&text);
        for key in keys {
            update(&mut model, Event::Key(key));
        }
        let edited = model.buffer().unwrap().document.text().to_string();
        let document = &mut model.buffer_mut().unwrap().document;
        while document.undo() {}
        prop_assert_eq!(document.text().to_string(), text);
        prop_assert!(!document.is_dirty());
        while document.redo() {}
        prop_assert_eq!(document.text().to_string(), edited);
    }

    #[test]
    fn a_server_that_hears_of_the_changes_has_the_same_text(
        text in any_text(),
        keys in prop::collection::vec(
            prop_oneof![editing_key(), Just(KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL))],
            0..40,
        ),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16]),
    ) {
        let mut model = ide(&text);
        update(&mut model, Event::Server(ServerEvent::Welcome(Welcome { encoding, completes_after: vec!['.'] })));
        let mut copy = ropey::Rope::from_str(&text);
        for key in keys {
            for effect in update(&mut model, Event::Key(key)) {
                let Effect::Notify { method: "textDocument/didChange", params } = effect else {
                    continue;
                };
                for change in params["contentChanges"].as_array().unwrap() {
                    let place = |position: &Value| {
                        let at = |key: &str| position[key].as_u64().unwrap() as usize;
                        position::read(&copy, at("line"), at("character"), encoding)
                    };
                    let (start, end) =
                        (place(&change["range"]["start"]), place(&change["range"]["end"]));
                    copy.remove(start..end);
                    copy.insert(start, change["text"].as_str().unwrap());
                }
            }
            let ours = model.buffer().unwrap().document.text().to_string();
            prop_assert_eq!(copy.to_string(), ours);
        }
    }

    #[test]
    fn colours_found_line_by_line_are_those_found_at_once(
        text in any_text(),
        keys in prop::collection::vec(editing_key(), 0..40),
    ) {
        let mut model = ide(&text);
        for key in keys {
            update(&mut model, Event::Key(key));
            let buffer = model.buffer().unwrap();
            let mut fresh = Highlight::default();
            let text = buffer.document.text();
            fresh.settle(text, usize::MAX);
            let mut ours = buffer.highlight.clone();
            ours.settle(text, usize::MAX);
            for row in 0..text.len_lines() {
                prop_assert_eq!(ours.carry(row), fresh.carry(row), "line {}", row);
            }
        }
    }

    #[test]
    fn no_output_of_a_board_reaches_the_terminal_as_a_control(output in ".{0,200}") {
        let mut console = Console::default();
        console.print(&output);
        for at in 0..console.len() {
            prop_assert!(!console.line(at).text.chars().any(char::is_control));
        }
    }
}
