//! Comments that say what is not to be told: `# garter: ignore[GA301]` for its line,
//! `# garter: ignore-file[GA301]` for the file. Without brackets everything is meant.

use std::collections::HashSet;
use std::ops::Range;

use crate::settings::Selector;
use crate::{Code, Colour, Diagnostic, Edit, Fix, Severity, colours};

/// What such a comment says first.
const MARK: &str = "garter:";

/// A comment that says what is not to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ignore {
    /// From the mark of the comment to the end of what it says.
    range: Range<usize>,
    /// Whether all of the file is meant.
    of_file: bool,
    /// The codes meant; none when all are.
    words: Option<Vec<Word>>,
}

/// A code as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    range: Range<usize>,
    text: String,
    /// The codes meant, if there are such.
    selector: Option<Selector>,
}

impl Ignore {
    /// The comments of a text.
    pub(crate) fn all(text: &str) -> Vec<Ignore> {
        if !text.contains(MARK) {
            return Vec::new();
        }
        let pieces = colours(text);
        let is_string = |at: usize| {
            let next = pieces.partition_point(|(range, _)| range.end <= at);
            let piece = pieces.get(next);
            piece.is_some_and(|(range, colour)| range.contains(&at) && *colour == Colour::String)
        };
        let marks = text.match_indices(MARK);
        let all = marks.filter_map(|(at, _)| {
            let before = text.get(..at)?.trim_end_matches([' ', '\t']);
            let start = before.strip_suffix('#')?.len();
            (!is_string(start)).then(|| Ignore::read(text, start, at + MARK.len()))?
        });
        all.collect()
    }

    /// Reads what follows the mark.
    fn read(text: &str, start: usize, at: usize) -> Option<Ignore> {
        let line = text.get(at..)?.split(['\n', '\r']).next()?;
        let blanks = line.len() - line.trim_start().len();
        let order = line.trim_start().strip_prefix("ignore")?;
        let (of_file, rest) = match order.strip_prefix("-file") {
            Some(rest) => (true, rest),
            None => (false, order),
        };
        let end = at + blanks + "ignore".len() + if of_file { "-file".len() } else { 0 };
        let Some(list) = rest.strip_prefix('[') else {
            let is_word = rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-');
            return (!is_word).then_some(Ignore {
                range: start..end,
                of_file,
                words: None,
            });
        };
        let list = list.split(']').next()?;
        let mut words = Vec::new();
        let mut from = end + 1;
        for piece in list.split(',') {
            let word = piece.trim();
            let begin = from + piece.len() - piece.trim_start().len();
            if !word.is_empty() {
                words.push(Word {
                    range: begin..begin + word.len(),
                    text: word.to_owned(),
                    selector: Selector::named(word),
                });
            }
            from += piece.len() + 1;
        }
        Some(Ignore {
            // The closing bracket belongs to it, if there is one.
            range: start..from.min(at + line.len()),
            of_file,
            words: Some(words),
        })
    }

    /// Whether it is for this place.
    fn is_of(&self, text: &str, place: Range<usize>) -> bool {
        self.of_file || is_on(&line_around(text, self.range.start), &place)
    }

    /// The numbers of its words that mean a diagnostic, when it stands in this line; 0 when all
    /// are meant.
    fn meaning(&self, found: &Diagnostic, line: &Range<usize>) -> impl Iterator<Item = usize> {
        let is_here = self.of_file || is_on(line, &found.range);
        let all = self.words.is_none().then_some(0).into_iter();
        let words = self.words.iter().flatten().enumerate();
        let code = found.code;
        let named = words.filter(move |(_, word)| {
            let selector = word.selector.as_ref();
            selector.is_some_and(|it| it.means(code))
        });
        let numbers = all.chain(named.map(|(number, _)| number));
        numbers.filter(move |_| is_here)
    }

    /// The same in a text that begins so many bytes earlier.
    pub(crate) fn moved(&self, by: usize) -> Ignore {
        let mut moved = self.clone();
        moved.range = moved.range.start + by..moved.range.end + by;
        for word in moved.words.iter_mut().flatten() {
            word.range = word.range.start + by..word.range.end + by;
        }
        moved
    }
}

/// What is said of a file when its cost in memory is known.
const OF_MEMORY: [Code; 2] = [Code::DoesNotCompileThere, Code::DoesNotFit];

/// Whether comments of a text say that something of it is not to be told.
pub(crate) fn is_ignored(text: &str, found: &Diagnostic) -> bool {
    Ignore::all(text).iter().any(|ignore| {
        let line = line_around(text, ignore.range.start);
        ignore.meaning(found, &line).next().is_some()
    })
}

/// The first word of a text: what is said of a whole file is shown there.
pub(crate) fn file_head(text: &str) -> Range<usize> {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let start = text.len() - text.trim_start_matches(blank).len();
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    start..start + length
}

/// Takes out what comments say is not to be told, and tells which of them are of no use, unless
/// `unsure` whether everything there is was found; what the file costs in memory is `weighed`
/// later, perhaps.
pub(crate) fn apply(
    text: &str,
    ignores: &[Ignore],
    diagnostics: &mut Vec<Diagnostic>,
    unsure: bool,
    weighed: bool,
) {
    // Which words were of use: the number of the comment, and of the word in it.
    let mut used = HashSet::new();
    let lines: Vec<Range<usize>> = ignores
        .iter()
        .map(|ignore| line_around(text, ignore.range.start))
        .collect();
    diagnostics.retain(|found| {
        let mut stays = true;
        for (at, ignore) in ignores.iter().enumerate() {
            for number in ignore.meaning(found, &lines[at]) {
                used.insert((at, number));
                stays = false;
            }
        }
        stays
    });
    for (at, ignore) in ignores.iter().enumerate() {
        let Some(words) = &ignore.words else {
            let may_be_of_use = weighed && ignore.is_of(text, file_head(text));
            if !unsure && !may_be_of_use && !used.contains(&(at, 0)) {
                diagnostics.push(useless(text, ignore));
            }
            continue;
        };
        for word in words.iter().filter(|word| word.selector.is_none()) {
            diagnostics.push(Diagnostic::new(
                word.range.clone(),
                Code::UnknownCode,
                Severity::Warning,
                format!("there is no code `{}`: nothing is ignored", word.text),
            ));
        }
        // What a file costs is found out later, if at all.
        let known = |number: &usize| {
            let selector = words[*number].selector.as_ref();
            selector.is_some_and(|it| !OF_MEMORY.iter().any(|code| it.means(*code)))
        };
        let unused: Vec<usize> = (0..words.len())
            .filter(known)
            .filter(|number| !used.contains(&(at, *number)))
            .collect();
        if unsure || unused.is_empty() {
            continue;
        }
        if unused.len() == words.len() {
            diagnostics.push(useless(text, ignore));
        } else {
            for number in unused {
                diagnostics.push(useless_word(words, number));
            }
        }
    }
}

/// A comment that is of no use.
fn useless(text: &str, ignore: &Ignore) -> Diagnostic {
    let mut found = Diagnostic::new(
        ignore.range.clone(),
        Code::UnusedIgnore,
        Severity::Hint,
        "there is nothing to ignore here",
    );
    found.is_unnecessary = true;
    let line = line_around(text, ignore.range.start);
    let before = text.get(line.start..ignore.range.start).unwrap_or_default();
    let after = text.get(ignore.range.end..line.end).unwrap_or_default();
    // What else the comment says stays, and stays a comment.
    let edit = if after.trim().is_empty() {
        line.start + before.trim_end().len()..line.end
    } else {
        ignore.range.start + 1..ignore.range.end
    };
    found.fix = Some(Fix {
        title: "Remove what ignores nothing".to_owned(),
        edits: vec![Edit {
            range: edit,
            text: String::new(),
        }],
        is_safe: true,
    });
    found
}

/// A code in a comment that is of no use, beside others that are.
fn useless_word(words: &[Word], number: usize) -> Diagnostic {
    let word = &words[number];
    let mut found = Diagnostic::new(
        word.range.clone(),
        Code::UnusedIgnore,
        Severity::Hint,
        format!("there is no {} to ignore here", word.text),
    );
    found.is_unnecessary = true;
    // With the comma that parts it from its neighbour.
    let range = match (
        number.checked_sub(1).map(|it| &words[it]),
        words.get(number + 1),
    ) {
        (Some(before), _) => before.range.end..word.range.end,
        (None, Some(after)) => word.range.start..after.range.start,
        (None, None) => word.range.clone(),
    };
    found.fix = Some(Fix {
        title: format!("Remove `{}` from what is ignored", word.text),
        edits: vec![Edit {
            range,
            text: String::new(),
        }],
        is_safe: true,
    });
    found
}

/// Whether something begins or ends in a line.
fn is_on(line: &Range<usize>, place: &Range<usize>) -> bool {
    let here = |byte: usize| line.start <= byte && byte <= line.end;
    here(place.start) || here(place.end)
}

/// The line around a byte, without its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let is_end = |c: char| c == '\n' || c == '\r';
    let start = text.get(..at).and_then(|before| before.rfind(is_end));
    let end = text.get(at..).and_then(|after| after.find(is_end));
    start.map_or(0, |it| it + 1)..end.map_or(text.len(), |it| at + it)
}

#[cfg(test)]
mod tests {
    use crate::{Surroundings, analyse_in};

    /// What is told, as `code text`.
    fn told(text: &str) -> Vec<String> {
        let found = analyse_in(text, &Surroundings::default()).diagnostics;
        let shown = found
            .into_iter()
            .map(|d| format!("{} {}", d.code.id(), &text[d.range]));
        shown.collect()
    }

    #[test]
    fn a_comment_silences_its_line() {
        assert_eq!(told("import tkinter  # garter: ignore\n"), [""; 0]);
        assert_eq!(told("import tkinter  # garter: ignore[GA301]\n"), [""; 0]);
        assert_eq!(
            told("import tkinter  #garter:ignore[missing-module] it is there\n"),
            [""; 0]
        );
        assert_eq!(
            told("import tkinter  # garter: ignore[GA3]\nfoo\n"),
            ["GA401 foo"]
        );
        assert_eq!(
            told("import tkinter  # garter: ignore[GA101]\n"),
            ["GA301 tkinter", "GA805 # garter: ignore[GA101]"]
        );
        assert_eq!(
            told("import tkinter\n# garter: ignore\n"),
            ["GA301 tkinter", "GA805 # garter: ignore"]
        );
        assert_eq!(
            told("x = = 1  # garter: ignore[GA101]\r\ny = = 1\r\n"),
            ["GA101 ="]
        );
    }

    #[test]
    fn a_comment_can_silence_the_file() {
        assert_eq!(
            told("# garter: ignore-file[GA301]\nfoo\nimport tkinter\nimport multiprocessing\n"),
            ["GA401 foo"]
        );
        assert_eq!(
            told("foo\nimport tkinter\n# garter: ignore-file\n"),
            [""; 0]
        );
    }

    #[test]
    fn what_is_ignored_without_need_is_a_hint() {
        assert_eq!(
            told("import tkinter  # garter: ignore[GA301, GA401]\n"),
            ["GA805 GA401"]
        );
        assert_eq!(
            told("# garter: ignore-file[GA401]\n"),
            ["GA805 # garter: ignore-file[GA401]"]
        );
        assert_eq!(told("x = 1  # garter: ignore[GA777]\n"), ["GA804 GA777"]);
    }

    #[test]
    fn what_a_file_costs_is_found_out_later_and_is_no_reason_to_call_a_comment_useless() {
        for text in [
            "x = 1  # garter: ignore[GA501]\n",
            "# garter: ignore-file[GA502, GA501]\n",
            "import tkinter  # garter: ignore[GA301, GA5]\n",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn strings_and_other_words_are_no_such_comments() {
        for text in [
            "x = '# garter: ignore'\n",
            "'''\n# garter: ignore\n'''\n",
            "# garter: ignored\n",
            "# about garter: nothing\n",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn mending_takes_out_what_is_useless() {
        for (text, wanted) in [
            ("x = 1  # garter: ignore\n", "x = 1\n"),
            ("x = 1  # garter: ignore[GA301] why\n", "x = 1  # why\n"),
            (
                "import tkinter  # garter: ignore[GA401, GA301]\n",
                "import tkinter  # garter: ignore[GA301]\n",
            ),
            (
                "import tkinter  # garter: ignore[GA301, GA401]\n",
                "import tkinter  # garter: ignore[GA301]\n",
            ),
        ] {
            let found = analyse_in(text, &Surroundings::default()).diagnostics;
            let fix = found.into_iter().find_map(|it| it.fix).expect("a fix");
            let mut mended = text.to_owned();
            for edit in fix.edits.iter().rev() {
                mended.replace_range(edit.range.clone(), &edit.text);
            }
            assert_eq!(mended, wanted);
        }
    }
}
