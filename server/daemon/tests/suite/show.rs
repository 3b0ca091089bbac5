//! Answers as text: short, and complete in what matters.

use serde_json::Value;

use super::desk::Place;

/// A list, a line each.
fn lines(all: impl IntoIterator<Item = String>) -> String {
    let all: Vec<String> = all.into_iter().collect();
    if all.is_empty() {
        return "nothing".to_owned();
    }
    all.join("\n")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A range as `line:column-column`, or with both lines; lines and columns from 0.
pub fn range(range: &Value) -> String {
    let number = |path: &str| range.pointer(path).unwrap().as_u64().unwrap();
    let (line, end) = (number("/start/line"), number("/end/line"));
    let (from, to) = (number("/start/character"), number("/end/character"));
    if line == end {
        format!("{line}:{from}-{to}")
    } else {
        format!("{line}:{from}-{end}:{to}")
    }
}

/// The byte of a position.
fn byte(text: &str, position: &Value) -> usize {
    let line = position["line"].as_u64().unwrap() as usize;
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let start = std::iter::once(0).chain(starts).nth(line);
    start.unwrap_or(text.len()) + position["character"].as_u64().unwrap() as usize
}

/// The text after the edits of one document.
fn edited(text: &str, edits: &[Value]) -> String {
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(byte(text, &edit["range"]["start"])));
    let mut text = text.to_owned();
    for edit in edits {
        let start = byte(&text, &edit["range"]["start"]);
        let end = byte(&text, &edit["range"]["end"]);
        text.replace_range(start..end, word(&edit["newText"]));
    }
    text
}

/// The lines in which two texts differ, between what is the same.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[same..], &new[same..]);
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let gone = old[..old.len() - tail]
        .iter()
        .map(|line| format!("- {line}"));
    let come = new[..new.len() - tail]
        .iter()
        .map(|line| format!("+ {line}"));
    lines(gone.chain(come))
}

/// What a workspace edit does to the open document, and to which others.
pub fn workspace_edit(edit: &Value, place: &Place) -> String {
    let changes = edit["changes"].as_object().unwrap();
    let of = |(uri, edits): (&String, &Value)| {
        if *uri == place.uri {
            return difference(&place.text, &edited(&place.text, list(edits)));
        }
        let all = list(edits).iter();
        let all = all.map(|it| format!("{} {:?}", range(&it["range"]), word(&it["newText"])));
        format!("{uri}: {}", all.collect::<Vec<_>>().join(", "))
    };
    lines(changes.iter().map(of))
}

pub fn actions(answer: &Value, place: &Place) -> String {
    let action = |it: &Value| {
        let mark = if it["isPreferred"] == true { "*" } else { "" };
        let codes = list(&it["diagnostics"]).iter().map(|d| word(&d["code"]));
        let codes: Vec<_> = codes.collect();
        let head = format!(
            "{}{mark} {} [{}]",
            word(&it["kind"]),
            word(&it["title"]),
            codes.join(" ")
        );
        format!("{head}\n{}", workspace_edit(&it["edit"], place))
    };
    lines(list(answer).iter().map(action))
}

pub fn diagnostics(all: &[Value], place: &Place) -> String {
    let one = |found: &Value| {
        let level = ["", "error", "warning", "information", "hint"];
        let level = level[found["severity"].as_u64().unwrap() as usize];
        let mut shown = format!(
            "{} {} {level}: {}",
            range(&found["range"]),
            word(&found["code"]),
            word(&found["message"])
        );
        if found.get("tags").is_some() {
            shown += " (unnecessary)";
        }
        for other in list(&found["relatedInformation"]) {
            let uri = word(&other["location"]["uri"]);
            let file = if uri == place.uri { "" } else { uri };
            let at = range(&other["location"]["range"]);
            shown += &format!("\n  {file} {at} {}", word(&other["message"]));
        }
        shown
    };
    lines(all.iter().map(one))
}

const SYMBOLS: [(u64, &str); 6] = [
    (5, "class"),
    (6, "method"),
    (9, "constructor"),
    (12, "function"),
    (13, "variable"),
    (14, "constant"),
];
const ITEMS: [(u64, &str); 10] = [
    (2, "method"),
    (3, "function"),
    (5, "field"),
    (6, "variable"),
    (7, "class"),
    (9, "module"),
    (10, "argument"),
    (12, "value"),
    (14, "keyword"),
    (20, "pin"),
];

fn named(kinds: &[(u64, &'static str)], number: &Value) -> &'static str {
    let number = number.as_u64().unwrap();
    let found = kinds.iter().find(|kind| kind.0 == number);
    found.map_or("unknown", |kind| kind.1)
}

/// Completions that are shown of one answer.
const MOST: usize = 12;

pub fn completions(answer: &Value, place: &Place) -> String {
    let items = list(&answer["items"]);
    let one = |it: &Value| {
        let kind = named(&ITEMS, &it["kind"]);
        let mut shown = format!("{} {kind}", word(&it["label"]));
        if let Some(detail) = it["detail"].as_str() {
            shown += &format!(", {detail}");
        }
        if it.get("additionalTextEdits").is_some() {
            let more = list(&it["additionalTextEdits"]);
            let after = edited(&place.text, more);
            shown += &format!(
                "\n  {}",
                difference(&place.text, &after).replace('\n', "\n  ")
            );
        }
        shown
    };
    let mut shown = lines(items.iter().take(MOST).map(one));
    if items.len() > MOST {
        shown += "\nand more";
    }
    shown
}

pub fn resolved(item: &Value) -> String {
    format!(
        "{}\n{}",
        word(&item["label"]),
        word(&item["documentation"]["value"])
    )
}

pub fn signature(answer: &Value) -> String {
    let one = &answer["signatures"][0];
    let label = word(&one["label"]);
    let said = one["documentation"]["value"].as_str();
    let said = said.map_or_else(String::new, |it| format!("\n{it}"));
    let active = answer["activeParameter"].as_u64().unwrap_or(0) as usize;
    let Some(range) = one["parameters"].get(active).map(|it| &it["label"]) else {
        return format!("{label}{said}");
    };
    let units: Vec<u16> = label.encode_utf16().collect();
    let at = |place: usize| range[place].as_u64().unwrap() as usize;
    let piece = |from: usize, to: usize| String::from_utf16(&units[from..to]).unwrap();
    format!(
        "{}<{}>{}{said}",
        piece(0, at(0)),
        piece(at(0), at(1)),
        piece(at(1), units.len())
    )
}

pub fn hover(answer: &Value, place: &Place) -> String {
    let at = &answer["range"];
    let meant = &place.text[byte(&place.text, &at["start"])..byte(&place.text, &at["end"])];
    format!("{meant}\n{}", word(&answer["contents"]["value"]))
}

fn file(uri: &str, place: &Place) -> String {
    if uri == place.uri {
        return String::new();
    }
    // Views of modules are in somebody's caches.
    match uri.rsplit_once("/modules/") {
        Some((_, module)) => format!("view of {module} "),
        None => format!("{uri} "),
    }
}

pub fn locations(answer: &Value, place: &Place) -> String {
    let one = |it: &Value| {
        let uri = word(&it["uri"]);
        let file = file(uri, place);
        if file.starts_with("view") {
            let path = uri.strip_prefix("file://").unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            let line = it["range"]["start"]["line"].as_u64().unwrap() as usize;
            return format!("{file}{:?}", text.lines().nth(line).unwrap().trim());
        }
        format!("{file}{}", range(&it["range"]))
    };
    lines(list(answer).iter().map(one))
}

pub fn highlights(answer: &Value) -> String {
    let one = |it: &Value| {
        let kind = if it["kind"] == 3 { "written" } else { "read" };
        format!("{} {kind}", range(&it["range"]))
    };
    lines(list(answer).iter().map(one))
}

pub fn symbols(answer: &Value) -> String {
    fn one(it: &Value, deep: usize, all: &mut Vec<String>) {
        // As the protocol wants it: the name lies in its thing, and what is in it, too.
        let place = |range: &Value, end: &str| {
            let at = &range[end];
            (
                at["line"].as_u64().unwrap(),
                at["character"].as_u64().unwrap(),
            )
        };
        let inside = |inner: &Value| {
            let outer = &it["range"];
            place(outer, "start") <= place(inner, "start")
                && place(inner, "end") <= place(outer, "end")
        };
        assert!(inside(&it["selectionRange"]), "{it}");
        assert!(
            list(&it["children"]).iter().all(|it| inside(&it["range"])),
            "{it}"
        );
        all.push(format!(
            "{}{} {} {}",
            "  ".repeat(deep),
            named(&SYMBOLS, &it["kind"]),
            word(&it["name"]),
            range(&it["selectionRange"])
        ));
        for inner in list(&it["children"]) {
            one(inner, deep + 1, all);
        }
    }
    let mut all = Vec::new();
    for it in list(answer) {
        one(it, 0, &mut all);
    }
    lines(all)
}

pub fn workspace_symbols(answer: &Value, place: &Place) -> String {
    let one = |it: &Value| {
        let location = &it["location"];
        let container = it["containerName"].as_str().map(|it| format!(" in {it}"));
        format!(
            "{} {}{} {}{}",
            named(&SYMBOLS, &it["kind"]),
            word(&it["name"]),
            container.unwrap_or_default(),
            file(word(&location["uri"]), place),
            range(&location["range"])
        )
    };
    lines(list(answer).iter().map(one))
}

pub fn folds(answer: &Value) -> String {
    let one = |it: &Value| {
        let kind = it["kind"].as_str().map(|kind| format!(" {kind}"));
        format!(
            "{}-{}{}",
            it["startLine"],
            it["endLine"],
            kind.unwrap_or_default()
        )
    };
    lines(list(answer).iter().map(one))
}

pub fn selections(answer: &Value, place: &Place) -> String {
    let mut all = Vec::new();
    let mut at = &answer[0];
    while at.is_object() {
        let text = &place.text;
        let piece = &text[byte(text, &at["range"]["start"])..byte(text, &at["range"]["end"])];
        all.push(format!("{piece:?}"));
        at = &at["parent"];
    }
    lines(all)
}

const COLOURS: [&str; 11] = [
    "keyword",
    "number",
    "string",
    "function",
    "class",
    "parameter",
    "decorator",
    "variable",
    "module",
    "property",
    "method",
];

fn numbers(data: &Value) -> Vec<u64> {
    list(data).iter().map(|it| it.as_u64().unwrap()).collect()
}

pub fn colours(data: &Value, place: &Place) -> String {
    let data = numbers(data);
    let (mut line, mut column) = (0, 0);
    let mut shown: Vec<String> = Vec::new();
    let mut last = None;
    for token in data.chunks(5) {
        column = if token[0] == 0 {
            column + token[1]
        } else {
            token[1]
        };
        line += token[0];
        let start = byte(
            &place.text,
            &serde_json::json!({ "line": line, "character": column }),
        );
        let piece = &place.text[start..start + token[2] as usize];
        let piece = format!("{piece}:{}", COLOURS[token[3] as usize]);
        if last == Some(line) {
            let here = shown.last_mut().unwrap();
            *here = format!("{here} {piece}");
        } else {
            shown.push(piece);
        }
        last = Some(line);
    }
    lines(shown)
}

/// What changed, once it is certain that the change leads from one list to the other.
pub fn colour_edits(before: &Value, delta: &Value, after: &Value) -> String {
    let mut data = numbers(before);
    let mut shown = Vec::new();
    for edit in list(&delta["edits"]) {
        let start = edit["start"].as_u64().unwrap() as usize;
        let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
        let new = numbers(&edit["data"]);
        shown.push(format!("at {start}: {} for {}", new.len(), end - start));
        data.splice(start..end, new);
    }
    assert_eq!(data, numbers(after));
    lines(shown)
}

pub fn links(answer: &Value, place: &Place) -> String {
    let one = |it: &Value| {
        format!(
            "{} {}",
            range(&it["range"]),
            file(word(&it["target"]), place).trim_end()
        )
    };
    lines(list(answer).iter().map(one))
}

pub fn edits(answer: &Value, place: &Place) -> String {
    difference(&place.text, &edited(&place.text, list(answer)))
}

pub fn calls(item: &Value, answer: &Value, place: &Place) -> String {
    let other = |it: &Value| {
        if it["from"].is_object() {
            it["from"].clone()
        } else {
            it["to"].clone()
        }
    };
    let one = |it: &Value| {
        let other = other(it);
        let places = list(&it["fromRanges"])
            .iter()
            .map(range)
            .collect::<Vec<_>>();
        format!(
            "{}{} at {}",
            file(word(&other["uri"]), place),
            word(&other["name"]),
            places.join(", ")
        )
    };
    let all = list(answer).iter().map(one);
    format!("{}\n{}", word(&item["name"]), lines(all))
}
