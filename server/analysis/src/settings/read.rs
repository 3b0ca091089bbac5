//! The text of `garter.toml`, and of the table `[tool.garter]` in `pyproject.toml`.
//!
//! Everything that is wrong is told at its place, and what is right counts all the same.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Level, Selector, Settings, bytes, minor};
use crate::catalogue::{BoardKind, VERSIONS};
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// Every setting.
pub const SETTINGS: [&str; 7] = [
    "board",
    "exclude",
    "heap",
    "levels",
    "ordinary-mistakes",
    "stubs",
    "version",
];

/// Reads `garter.toml`: the settings, and what is wrong with them.
pub fn read_garter_toml(text: &str) -> (Settings, Vec<Diagnostic>) {
    let mut reader = Reader::default();
    let table = reader.parse(text);
    reader.table(&table);
    reader.finish(text)
}

/// Reads `pyproject.toml`; none when it has no `[tool.garter]`.
pub fn read_pyproject_toml(text: &str) -> Option<(Settings, Vec<Diagnostic>)> {
    let mut reader = Reader::default();
    // Most such files are not about us, and parsing takes time.
    if !text.contains("garter") {
        return None;
    }
    let table = reader.parse(text);
    let tool = table
        .get("tool")
        .and_then(|tool| tool.get_ref().as_table())?;
    let own = tool.get("garter")?;
    match own.get_ref().as_table() {
        Some(own) => reader.table(own),
        None => reader.bad(own.span(), "`tool.garter` is a table".to_owned()),
    }
    Some(reader.finish(text))
}

#[derive(Default)]
struct Reader {
    settings: Settings,
    found: Vec<Diagnostic>,
    ordinary_mistakes: Option<bool>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader {
    fn parse<'i>(&mut self, text: &'i str) -> DeTable<'i> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let message = error.message().lines().next().unwrap_or_default();
            let range = error.span().unwrap_or(0..0);
            let mut found = Diagnostic::new(range.clone(), Code::BadToml, Severity::Error, message);
            // `board = pico`
            let value = text.get(range.clone()).unwrap_or_default();
            let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            let is_unquoted = message.contains("must be quoted") && value.chars().all(is_word);
            if is_unquoted && !value.is_empty() {
                found = found.mended_by(Fix::bold("Put quotes", range, &format!("\"{value}\"")));
            }
            self.found.push(found);
        }
        table.into_inner()
    }

    fn finish(mut self, text: &str) -> (Settings, Vec<Diagnostic>) {
        if self.ordinary_mistakes == Some(false) {
            self.settings.levels.without_ordinary_mistakes();
        }
        for found in &mut self.found {
            found.range = crate::fault::tidy(found.range.clone(), text);
        }
        self.found.sort_by_key(|found| found.range.start);
        (self.settings, self.found)
    }

    fn bad(&mut self, range: Range<usize>, message: String) {
        self.found.push(Diagnostic::new(
            range,
            Code::BadSetting,
            Severity::Error,
            message,
        ));
    }

    /// The same of a text for which another one is meant.
    fn misspelled(&mut self, range: Range<usize>, message: String, near: Option<&str>) {
        let found = Diagnostic::new(range.clone(), Code::BadSetting, Severity::Error, message);
        self.found.push(match near {
            Some(near) => {
                let title = format!("Write `{near}`");
                found.mended_by(Fix::bold(title, range, &format!("\"{near}\"")))
            }
            None => found,
        });
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "board" => self.board(value),
                "version" => self.version(value),
                "levels" => self.levels(value),
                "exclude" => {
                    if let Some(all) = self.texts("exclude", "[\"build/\"]", value) {
                        self.settings.exclude = all;
                    }
                }
                "stubs" => {
                    if let Some(all) = self.texts("stubs", "[\"typings\"]", value) {
                        self.settings.stubs = all;
                    }
                }
                "ordinary-mistakes" => match value.get_ref().as_bool() {
                    Some(yes) => self.ordinary_mistakes = Some(yes),
                    None => self.bad(
                        value.span(),
                        "`ordinary-mistakes` is `true` or `false`".to_owned(),
                    ),
                },
                "heap" => self.heap(value),
                other => self.unknown(other, key.span()),
            }
        }
    }

    fn unknown(&mut self, key: &str, range: Range<usize>) {
        let near = SETTINGS.iter().find(|known| is_near(known, key));
        let mut found = Diagnostic::new(
            range.clone(),
            Code::UnknownSetting,
            Severity::Warning,
            match near {
                Some(near) => format!("there is no setting `{key}`; `{near}` is meant?"),
                None => format!(
                    "there is no setting `{key}`; there are {}",
                    SETTINGS.join(", ")
                ),
            },
        );
        found.fix = near.map(|near| Fix {
            title: format!("Write `{near}`"),
            edits: vec![Edit {
                range,
                text: (*near).to_owned(),
            }],
            is_safe: false,
        });
        self.found.push(found);
    }

    fn board(&mut self, value: &Value<'_>) {
        let Some(name) = value.get_ref().as_str() else {
            return self.bad(value.span(), "`board` is a name: \"pyboard\"".to_owned());
        };
        match BoardKind::named(name) {
            Some(board) => self.settings.board = Some(board),
            None => {
                let mut near = BoardKind::names().filter(|known| is_near(known, name));
                self.misspelled(
                    value.span(),
                    format!(
                        "no board `{name}` is known; there are {}",
                        BoardKind::names().collect::<Vec<_>>().join(", ")
                    ),
                    near.next().filter(|_| near.next().is_none()),
                );
            }
        }
    }

    fn version(&mut self, value: &Value<'_>) {
        let text = match value.get_ref() {
            DeValue::String(text) => text.as_ref().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => String::new(),
        };
        let (first, last) = (*VERSIONS.start(), *VERSIONS.end());
        match minor(&text) {
            Some(minor) if minor >= first => self.settings.version = Some(minor),
            _ => self.bad(
                value.span(),
                format!("`version` is a version of MicroPython from \"1.{first}\" to \"1.{last}\""),
            ),
        }
    }

    fn heap(&mut self, value: &Value<'_>) {
        let found = match value.get_ref() {
            DeValue::String(text) => bytes(text),
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        match found {
            Some(bytes) if bytes > 0 => self.settings.heap = Some(bytes),
            _ => self.bad(
                value.span(),
                "`heap` is a number of bytes, or a text such as \"100 KiB\"".to_owned(),
            ),
        }
    }

    fn texts(&mut self, name: &str, example: &str, value: &Value<'_>) -> Option<Vec<String>> {
        let text = |item: &Value<'_>| item.get_ref().as_str().map(str::to_owned);
        let all = value.get_ref().as_array();
        let all = all.and_then(|all| all.iter().map(text).collect());
        if all.is_none() {
            self.bad(
                value.span(),
                format!("`{name}` is a list of texts: {example}"),
            );
        }
        all
    }

    fn levels(&mut self, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.bad(
                value.span(),
                "`levels` is a table: { GA301 = \"warning\" }".to_owned(),
            );
        };
        for (key, value) in table {
            let selector = Selector::named(key.get_ref());
            let level = value.get_ref().as_str().and_then(Level::named);
            if selector.is_none() {
                self.bad(
                    key.span(),
                    format!(
                        "there is no code `{}`; write a code such as \"GA301\", the beginning of \
                         some, \"GA3\", or a name, \"missing-module\"",
                        key.get_ref()
                    ),
                );
            }
            if level.is_none() {
                let words = Level::WORDS.map(|word| format!("\"{word}\"")).join(", ");
                let word = value.get_ref().as_str().unwrap_or_default();
                let near = Level::WORDS.into_iter().find(|known| is_near(known, word));
                let message = format!("a level is one of {words}");
                self.misspelled(value.span(), message, near);
            }
            if let (Some(selector), Some(level)) = (selector, level) {
                self.settings.levels.set(&selector, level);
            }
        }
    }
}

/// Whether one is the other, but for one or two letters.
fn is_near(known: &str, written: &str) -> bool {
    let written = written.replace('_', "-").to_lowercase();
    let same = known
        .bytes()
        .zip(written.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let same_end = known
        .bytes()
        .rev()
        .zip(written.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    known.len().abs_diff(written.len()) <= 1
        && same + same_end + 2 >= known.len().max(written.len())
}

#[cfg(test)]
mod tests {
    use super::{read_garter_toml, read_pyproject_toml};
    use crate::settings::Level;
    use crate::{Code, Severity};

    /// What is wrong, as `code text message`.
    fn wrong(text: &str) -> Vec<String> {
        let (_, found) = read_garter_toml(text);
        let shown = found
            .into_iter()
            .map(|d| format!("{} {} {}", d.code.id(), &text[d.range], d.message));
        shown.collect()
    }

    #[test]
    fn everything_can_be_set() {
        let text = "board = 'pyboard'\nversion = '1.24'\nexclude = ['out/']\nstubs = ['typings']\n\
                    ordinary-mistakes = false\nheap = '100 KiB'\n\
                    [levels]\nGA3 = 'warning'\nmissing-module = 'off'\n";
        let (settings, found) = read_garter_toml(text);
        assert_eq!(found, []);
        assert_eq!(settings.board.map(|board| board.port), Some("stm32"));
        assert_eq!(settings.version, Some(24));
        assert_eq!(settings.exclude, ["out/"]);
        assert_eq!(settings.stubs, ["typings"]);
        assert_eq!(settings.heap, Some(102_400));
        let level = |code| settings.levels.level(code);
        assert_eq!(level(Code::MissingName), Some(Level::At(Severity::Warning)));
        assert_eq!(level(Code::MissingModule), Some(Level::Off));
        assert_eq!(level(Code::UndefinedName), Some(Level::Off));
        assert_eq!(level(Code::InvalidSyntax), None);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place_and_the_rest_counts() {
        let text = "board = 'toaster'\nversoin = '1.24'\nversion = 3\nheap = -1\nexclude = 'x'\n\
                    levels = { GA777 = 'off', GA301 = 'loud' }\nstubs = ['typings']\n";
        let found = wrong(text);
        let begins: Vec<_> = found
            .iter()
            .map(|it| it.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            begins,
            [
                "GA803 'toaster'",
                "GA802 versoin",
                "GA803 3",
                "GA803 -1",
                "GA803 'x'",
                "GA803 GA777",
                "GA803 'loud'"
            ],
            "{found:#?}"
        );
        assert!(found[1].ends_with("`version` is meant?"), "{}", found[1]);
        assert_eq!(read_garter_toml(text).0.stubs, ["typings"]);
    }

    #[test]
    fn what_is_no_toml_is_told() {
        assert_eq!(
            wrong("board = \n").first().map(|it| it[..5].to_owned()),
            Some("GA801".to_owned())
        );
    }

    #[test]
    fn a_project_file_is_about_us_when_it_says_so() {
        assert_eq!(read_pyproject_toml("[project]\nname = 'x'\n"), None);
        assert_eq!(read_pyproject_toml("[project]\nname = 'garter'\n"), None);
        let text = "[project]\nname = 'x'\n[tool.garter]\nversion = 1.24\nbord = 'esp32'\n";
        let (settings, found) = read_pyproject_toml(text).expect("settings");
        assert_eq!(settings.version, Some(24));
        assert_eq!(&text[found[0].range.clone()], "bord");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(?s)[a-z\\[\\]{}='\",.0-9\n ö#-]{0,80}") {
            for found in read_garter_toml(&text).1 {
                proptest::prop_assert!(text.get(found.range).is_some());
            }
            let text = format!("[tool.garter]\n{text}");
            for found in read_pyproject_toml(&text).into_iter().flat_map(|it| it.1) {
                proptest::prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}
