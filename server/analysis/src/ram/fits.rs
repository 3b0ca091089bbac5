//! Whether a file fits a board, and what to do when it does not.

use super::{PartKind, Ram, summary};
use crate::ignore::{file_head, is_ignored};
use crate::lint::unchanging;
use crate::{Code, Diagnostic, Related, Severity, Surroundings};

/// Parts of a file that a remedy names.
const LARGEST: usize = 3;

/// What is wrong with a file of this text on the board that it is for, if its heap is known.
pub fn too_large(ram: &Ram, text: &str, around: &Surroundings) -> Option<Diagnostic> {
    let heap = around.heap? as usize;
    if ram.needed <= heap {
        return None;
    }
    let about = if around.heap_is_usual { "about " } else { "" };
    let all = format!("{about}{}", written(heap));
    let (code, message) = if ram.kept > heap {
        let kept = written(ram.kept);
        let message = format!(
            "keeps {kept} of memory once it is imported, and the board has {all}; keep large \
             tables in files or frozen in the firmware, or split the program{}",
            constants(text)
        );
        (Code::DoesNotFit, message)
    } else {
        let needed = written(ram.needed);
        let as_mpy = written(ram.needed_as_mpy);
        let remedy = if ram.needed_as_mpy <= heap {
            format!("as a `.mpy` file (`garter mpy`) it needs {as_mpy}; or split it")
        } else {
            format!(
                "as a `.mpy` file it still needs {as_mpy}; split it, or freeze it into the firmware"
            )
        };
        let message = format!(
            "importing this source needs {needed} of memory, and the board has {all}; {remedy}{}",
            constants(text)
        );
        (Code::DoesNotCompileThere, message)
    };
    let mut found = Diagnostic::new(file_head(text), code, Severity::Warning, message);
    let mut parts: Vec<_> = ram.parts.iter().collect();
    parts.retain(|part| part.kind != PartKind::Function || !part.name.contains('.'));
    parts.sort_by_key(|part| std::cmp::Reverse(part.kept));
    found.related = parts
        .iter()
        .take(LARGEST)
        .map(|part| Related {
            file: None,
            range: part.range.clone(),
            message: format!("`{}` keeps {}", part.name, written(part.kept)),
        })
        .collect();
    if is_ignored(text, &found) {
        return None;
    }
    let mut found = vec![found];
    around.levels.apply(&mut found);
    found.pop()
}

/// Integers with names from which on they are a reason why a file is large.
const MANY: usize = 16;

/// What to do about names of the module that are but integers, when those are many: each takes
/// room in a table, and its name is a string.
fn constants(text: &str) -> String {
    let count = unchanging(&summary(text));
    if count < MANY {
        return String::new();
    }
    format!(
        "; {count} names are integers that never change: written `_NAME = const(...)` they take \
         no memory"
    )
}

/// Bytes as people read them.
pub fn written(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        _ => {
            let tenths = (bytes * 10 + 512) / 1024;
            format!("{}.{} KiB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{too_large, written};
    use crate::Surroundings;
    use crate::ram::Ram;

    fn ram(kept: usize, needed: usize, needed_as_mpy: usize) -> Ram {
        Ram {
            mpy_bytes: 100,
            kept,
            needed,
            needed_as_mpy,
            compiling: 0,
            parts: Vec::new(),
            gaps: Vec::new(),
        }
    }

    fn said(ram: &Ram) -> Option<(&'static str, String)> {
        said_of("\nx = 1\n", ram)
    }

    fn said_of(text: &str, ram: &Ram) -> Option<(&'static str, String)> {
        let around = Surroundings {
            heap: Some(10_000),
            heap_is_usual: true,
            ..Surroundings::default()
        };
        too_large(ram, text, &around).map(|found| (found.code.id(), found.message))
    }

    #[test]
    fn each_way_not_to_fit_has_its_remedy() {
        assert_eq!(said(&ram(500, 10_000, 2_000)), None);
        let (code, message) = said(&ram(500, 20_480, 2_048)).unwrap();
        assert_eq!(code, "GA501");
        assert!(
            message.contains("as a `.mpy` file (`garter mpy`) it needs 2.0 KiB"),
            "{message}"
        );
        let (code, message) = said(&ram(500, 20_480, 20_480)).unwrap();
        assert!(code == "GA501" && message.contains("split it"), "{message}");
        let (code, message) = said(&ram(15_000, 20_480, 20_480)).unwrap();
        assert!(code == "GA502" && message.contains("14.6 KiB"), "{message}");
    }

    #[test]
    fn where_constants_are_many_they_are_named() {
        let text =
            |value: &str| -> String { (0..40).map(|n| format!("REG_{n} = {value}\n")).collect() };
        let (_, message) = said_of(&text("3"), &ram(500, 20_480, 2_048)).unwrap();
        assert!(message.contains("40 names are integers"), "{message}");
        assert!(message.contains("the board has about 9.8 KiB"), "{message}");
        let (_, message) = said_of(&text("const(3)"), &ram(500, 20_480, 2_048)).unwrap();
        assert!(!message.contains("const("), "{message}");
    }

    #[test]
    fn a_comment_in_the_first_line_or_for_the_file_silences_it() {
        let large = ram(500, 20_480, 2_048);
        for (text, silent) in [
            ("x = 1  # garter: ignore[GA501]\ny = 2\n", true),
            ("\u{feff}x = 1  # garter: ignore\n", true),
            ("x = 1\n# garter: ignore-file[GA501]\n", true),
            ("x = 1\ny = 2  # garter: ignore[GA501]\n", false),
            ("x = 1  # garter: ignore[GA502]\n", false),
        ] {
            assert_eq!(said_of(text, &large).is_none(), silent, "{text}");
        }
    }

    #[test]
    fn bytes_are_written_for_people() {
        let all = [0, 1023, 1024, 1075, 102_400].map(written);
        assert_eq!(all, ["0 B", "1023 B", "1.0 KiB", "1.0 KiB", "100.0 KiB"]);
    }
}
