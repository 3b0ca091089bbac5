//! Whether a file fits a board, and what to do when it does not.

use super::{PartKind, Ram};
use crate::{Code, Diagnostic, Related, Severity, Surroundings};

/// Parts of a file that a remedy names.
const LARGEST: usize = 3;

/// What is wrong with a file of this text on the board that it is for, if its heap is known.
pub fn too_large(ram: &Ram, text: &str, around: &Surroundings) -> Option<Diagnostic> {
    let heap = around.heap? as usize;
    if ram.needed <= heap {
        return None;
    }
    let all = written(heap);
    let (code, message) = if ram.kept > heap {
        let kept = written(ram.kept);
        let message = format!(
            "keeps {kept} of memory once it is imported, and the board has {all}; keep large \
             tables in files or frozen in the firmware, or split the program"
        );
        (Code::DoesNotFit, message)
    } else {
        let needed = written(ram.needed);
        let as_mpy = written(ram.needed_as_mpy);
        let remedy = if ram.needed_as_mpy <= heap {
            format!("as a `.mpy` file (`garter mpy`) it needs {as_mpy}")
        } else {
            format!(
                "as a `.mpy` file it still needs {as_mpy}; split it, or freeze it into the firmware"
            )
        };
        let message = format!(
            "importing this source needs {needed} of memory, and the board has {all}; {remedy}"
        );
        (Code::DoesNotCompileThere, message)
    };
    let mut found = Diagnostic::new(first_word(text), code, Severity::Warning, message);
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
    let mut found = vec![found];
    around.levels.apply(&mut found);
    found.pop()
}

/// The first word of a text: what is said of a whole file is shown there.
fn first_word(text: &str) -> std::ops::Range<usize> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    start..start + length
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
        let around = Surroundings {
            heap: Some(10_000),
            ..Surroundings::default()
        };
        too_large(ram, "\nx = 1\n", &around).map(|found| (found.code.id(), found.message))
    }

    #[test]
    fn each_way_not_to_fit_has_its_remedy() {
        assert_eq!(said(&ram(500, 10_000, 2_000)), None);
        let (code, message) = said(&ram(500, 20_480, 2_048)).unwrap();
        assert_eq!(code, "GA501");
        assert!(
            message.ends_with("as a `.mpy` file (`garter mpy`) it needs 2.0 KiB"),
            "{message}"
        );
        let (code, message) = said(&ram(500, 20_480, 20_480)).unwrap();
        assert!(code == "GA501" && message.contains("split it"), "{message}");
        let (code, message) = said(&ram(15_000, 20_480, 20_480)).unwrap();
        assert!(code == "GA502" && message.contains("14.6 KiB"), "{message}");
    }

    #[test]
    fn bytes_are_written_for_people() {
        let all = [0, 1023, 1024, 1075, 102_400].map(written);
        assert_eq!(all, ["0 B", "1023 B", "1.0 KiB", "1.0 KiB", "100.0 KiB"]);
    }
}
