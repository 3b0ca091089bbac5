//! `docs/garter.schema.json`, which editors complete settings by, says what is really read.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use garter_analysis::{SETTINGS, read_garter_toml};
use serde_json::Value;

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/garter.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What is said against a line of settings.
fn said(line: &str) -> Vec<String> {
    let (_, found) = read_garter_toml(line);
    found.into_iter().map(|it| it.message).collect()
}

#[test]
fn the_schema_has_the_settings_that_are_read_and_no_others() {
    let schema = schema();
    let described: BTreeSet<&str> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .filter(|it| !it.starts_with('$'))
        .collect();
    assert_eq!(described, SETTINGS.into_iter().collect());
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn every_value_that_the_schema_names_is_understood() {
    let schema = schema();
    for setting in ["board", "version"] {
        let values = &schema["properties"][setting]["examples"];
        for value in values.as_array().unwrap() {
            let line = format!("{setting} = {value}\n");
            assert_eq!(said(&line), [""; 0], "{line}");
        }
    }
    for (line, is_right) in [
        ("board = 'toaster'", false),
        ("version = '1.18'", false),
        ("ordinary-mistakes = 1", false),
        ("ordinary-mistakes = false", true),
        ("exclude = ['a']", true),
        ("exclude = 'a'", false),
        ("stubs = ['a']", true),
        ("heap = '180 KiB'", true),
        ("heap = 1000", true),
        ("heap = 'much'", false),
        ("levels = { GA3 = 'off' }", true),
        ("levels = { GA3 = 'loud' }", false),
    ] {
        assert_eq!(said(line).is_empty(), is_right, "{line}: {:?}", said(line));
    }
}
