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
