//! What `garter check` writes for programs: JSON and SARIF held against their schemas by Python's
//! `jsonschema`, GitHub's workflow commands against a strict reading of their grammar, and all
//! three against one another, for files whose names are hard to write.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use garter_tests::session::{Session, finish};
use serde_json::{Value, json};

/// Reads a schema's path from the arguments and a document from the input; says what is wrong.
const VALIDATE: &str = "
import json, sys
from jsonschema import FormatChecker
from jsonschema.validators import validator_for
schema = json.load(open(sys.argv[1], encoding='utf-8'))
Validator = validator_for(schema)
Validator.check_schema(schema)
formats = FormatChecker()
assert 'uri-reference' in formats.checkers
document = json.loads(sys.stdin.buffer.read().decode('utf-8'))
for error in Validator(schema, format_checker=formats).iter_errors(document):
    print(error.json_path, error.message)
";

/// What a validator says against a document; nothing when it is right.
fn complaints(python: &Path, schema: &Path, document: &str) -> String {
    let mut command = Command::new(python);
    command.args(["-c", VALIDATE]).arg(schema);
    let patience = Duration::from_secs(60);
    let done = finish(&mut command, document.as_bytes(), patience);
    assert_eq!((done.code, &*done.err), (Some(0), ""), "{done:?}");
    done.out
}

/// The names are what each format has to write in another way.
const NAMES: [&str; 7] = [
    "plain.py",
    "a b, c:d%20;e.py",
    "größe 日本 😀.py",
    "two\nlines\r.py",
    "::error::.py",
    "quote\"back\\slash'.py",
    "#frag?ment&x=1[0].py",
];

/// Files with those names and findings of every severity, ranges of several lines, and positions
/// behind what is long in UTF-8 and UTF-16.
fn project() -> Option<Session> {
    let session = Session::new()?;
    for name in NAMES {
        session.write(
            name,
            "s = '😀é' + = 2\nimport statistics\nnobody\nbreak\nx = '''a\n%\n".as_bytes(),
        );
    }
    std::fs::create_dir(session.folder.path().join("in, side")).expect("a folder");
    session.write(
        "in, side/deep.py",
        b"import os\nnobody\nwhile True:\n    break\n    os\n",
    );
    // Findings that places explain: in the same file, and in another.
    session.write("in, side/open.py", "é = (1,\n".as_bytes());
    session.write("helper.py", "def work():\n    return [1]\n".as_bytes());
    session.write(
        "handler.py",
        "import helper\nfrom machine import Pin\n\n\ndef tick(pin):\n    \
         helper.work()\n\n\nPin(3).irq(tick, hard=True)\n"
            .as_bytes(),
    );
    // Settings are held against what may be set, and named beside the files.
    session.write("garter.toml", b"board = 'pico'\nversion = = '1.24'\n");
    Some(session)
}

fn report(session: &Session, format: &str) -> String {
    let done = session.run(&["check", "--format", format]);
    assert_eq!((done.code, &*done.err), (Some(1), ""), "{done:?}");
    done.out
}

/// The findings as `--format json` has them.
fn findings(session: &Session) -> Vec<Value> {
    let report = report(session, "json");
    serde_json::from_str(&report).expect("a list in JSON")
}

fn tools() -> Option<(PathBuf, PathBuf)> {
    let python = garter_tests::program("GARTER_PYTHON")?;
    Some((python, garter_tests::program("GARTER_SARIF_SCHEMA")?))
}

#[test]
fn json_is_what_its_schema_says() {
    let (Some(session), Some((python, _))) = (project(), tools()) else {
        return;
    };
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/check.schema.json");
    let found = findings(&session);
    assert_eq!(complaints(&python, &schema, &report(&session, "json")), "");
    for name in NAMES.iter().chain(&["in, side/deep.py", "garter.toml"]) {
        let of_file = |it: &&Value| it["file"] == *name;
        assert!(found.iter().any(|it| of_file(&it)), "{name:?}: {found:#?}");
    }
    for severity in ["error", "warning", "hint"] {
        let such = found.iter().filter(|it| it["severity"] == severity);
        assert!(such.count() > 0, "no {severity} in {found:#?}");
    }
    assert_eq!(found_in(&found, "plain.py")[0]["start"]["column"], 12);
    // The validator does say what is wrong.
    let mut wrong = found[0].clone();
    wrong["start"]["column"] = json!(0);
    let said = complaints(&python, &schema, &json!([wrong]).to_string());
    assert!(said.starts_with("$[0].start.column "), "{said}");
    // Nothing found is a list, too.
    session.write("sound", b"");
    assert_eq!(
        session.run(&["check", "--format", "json", "sound"]).out,
        "[]\n"
    );
}

fn found_in<'f>(found: &'f [Value], file: &str) -> Vec<&'f Value> {
    found.iter().filter(|it| it["file"] == file).collect()
}

#[test]
fn sarif_is_what_its_schema_says() {
    let (Some(session), Some((python, schema))) = (project(), tools()) else {
        return;
    };
    let report = report(&session, "sarif");
    assert_eq!(complaints(&python, &schema, &report), "");
    let log: Value = serde_json::from_str(&report).expect("it is JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let results = run["results"].as_array().expect("a list");
    let as_json = |result: &Value| {
        let rule = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a text");
        let region = &place["region"];
        let level = result["level"].as_str().expect("a word");
        json!({
            "file": decoded(uri),
            "code": result["ruleId"],
            "name": rules[rule]["name"],
            "severity": if level == "note" { "hint" } else { level },
            "message": result["message"]["text"],
            "start": {"line": region["startLine"], "column": region["startColumn"]},
            "end": {"line": region["endLine"], "column": region["endColumn"]},
            "related": result["relatedLocations"].as_array().map_or(json!([]), |related| {
                let place = |it: &Value| {
                    let place = &it["physicalLocation"];
                    let region = &place["region"];
                    let uri = place["artifactLocation"]["uri"].as_str().expect("a text");
                    json!({
                        "file": decoded(uri),
                        "message": it["message"]["text"],
                        "start": {"line": region["startLine"], "column": region["startColumn"]},
                        "end": {"line": region["endLine"], "column": region["endColumn"]},
                    })
                };
                related.iter().map(place).collect()
            }),
        })
    };
    let results: Vec<Value> = results.iter().map(as_json).collect();
    assert_eq!(results, findings(&session));
    let wrong = report.replace("\"2.1.0\"", "\"2.0.0\"");
    assert!(complaints(&python, &schema, &wrong).starts_with("$.version "));
    let wrong = report.replace("plain.py", "not plain.py");
    assert!(complaints(&python, &schema, &wrong).contains("is not a 'uri-reference'"));
    session.write("sound", b"");
    let sound = session.run(&["check", "--format", "sarif", "sound"]);
    assert_eq!(sound.code, Some(0));
    assert_eq!(complaints(&python, &schema, &sound.out), "");
}

#[test]
fn what_explains_a_finding_is_told_with_it() {
    let Some(session) = project() else {
        return;
    };
    let found = findings(&session);
    let open = found_in(&found, "in, side/open.py")[0]["related"].clone();
    assert_eq!(
        open,
        json!([{
            "file": "in, side/open.py",
            "message": "opened here",
            "start": {"line": 1, "column": 5},
            "end": {"line": 1, "column": 6},
        }])
    );
    let related = found.iter().flat_map(|it| it["related"].as_array());
    let files: Vec<&str> = related
        .flatten()
        .filter_map(|it| it["file"].as_str())
        .collect();
    assert!(files.contains(&"helper.py"), "{files:?}");
    let text = report(&session, "text");
    assert!(
        text.contains("\n  = in, side/open.py:1:5: opened here\n"),
        "{text}"
    );
    assert!(text.contains("\n  = helper.py:2:12: "), "{text}");
}

/// A URI's path without its escapes.
fn decoded(uri: &str) -> String {
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (number, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(number, 16).expect("two hexadecimal digits"));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn github_reads_each_finding_as_it_is() {
    let Some(session) = project() else {
        return;
    };
    let report = report(&session, "github");
    assert!(!report.contains('\r'), "{report:?}");
    let read: Vec<Value> = report.lines().map(annotation).collect();
    let expected = findings(&session);
    let expected: Vec<Value> = expected.into_iter().map(as_annotation).collect();
    assert_eq!(read, expected);
    session.write("sound", b"");
    assert_eq!(
        session.run(&["check", "--format", "github", "sound"]).out,
        ""
    );
}

/// What GitHub is to show of a finding.
fn as_annotation(found: Value) -> Value {
    let (start, end) = (&found["start"], &found["end"]);
    let mut properties = json!({
        "file": found["file"],
        "line": start["line"].to_string(),
        "title": format!("{} {}", found["code"], found["name"]).replace('"', ""),
    });
    // Columns are for what is on one line.
    if start["line"] == end["line"] {
        properties["col"] = start["column"].to_string().into();
        properties["endColumn"] = end["column"].to_string().into();
    } else {
        properties["endLine"] = end["line"].to_string().into();
    }
    let level = match found["severity"].as_str() {
        Some("hint") => "notice",
        Some(other) => other,
        None => panic!("no severity in {found}"),
    };
    json!({"level": level, "properties": properties, "message": found["message"]})
}

/// Reads `::command name=value,name=value::message`, where what would end a value is escaped and
/// nothing else may be.
fn annotation(line: &str) -> Value {
    let line = line.strip_prefix("::").expect("a command");
    let (head, message) = line.split_once("::").expect("an end of the properties");
    let (level, list) = head.split_once(' ').expect("properties");
    assert!(["error", "warning", "notice"].contains(&level), "{line}");
    let mut properties = serde_json::Map::new();
    for property in list.split(',') {
        let (name, value) = property.split_once('=').expect("a name and a value");
        let value = unescaped(value, &["%25", "%0D", "%0A", "%3A", "%2C"]);
        let twice = properties.insert(name.into(), value.into());
        assert!(twice.is_none(), "{name} is there twice: {line}");
    }
    let message = unescaped(message, &["%25", "%0D", "%0A"]);
    json!({"level": level, "properties": properties, "message": message})
}

fn unescaped(text: &str, escapes: &[&str]) -> String {
    let mut parts = text.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    assert!(escapes.len() == 3 || !plain.contains(':'), "{text:?}");
    for part in parts {
        let escape = format!("%{}", part.get(..2).expect("two digits"));
        assert!(escapes.contains(&&*escape), "{escape} in {text:?}");
        plain += &decoded(&escape);
        plain += &part[2..];
    }
    plain
}
