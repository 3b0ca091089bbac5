//! Making the changes that fixes ask for.

use std::ops::Range;
use std::path::Path;

use crate::{Diagnostic, Edit, Facts, Surroundings, analyse_file};

/// Rounds of mending: what one fix was in the way of is mended in the next.
const MOST_ROUNDS: usize = 10;

/// What mends a text until nothing is left that is safe to mend, from what is known of it. Where
/// one round does not do, it is a single edit.
pub fn all_safe_edits(
    text: &str,
    facts: &Facts,
    around: &Surroundings,
    file: Option<&Path>,
) -> Vec<Edit> {
    let first = safe_edits(&facts.diagnostics);
    if first.is_empty() {
        return first;
    }
    let mut before = text.to_owned();
    let mut made = edited(text, &first);
    let mut known = analyse_file(&made, &before, facts, around, file);
    let mut rounds = 1;
    while rounds < MOST_ROUNDS {
        let more = safe_edits(&known.diagnostics);
        if more.is_empty() {
            break;
        }
        let next = edited(&made, &more);
        before = std::mem::replace(&mut made, next);
        known = analyse_file(&made, &before, &known, around, file);
        rounds += 1;
    }
    if rounds == 1 {
        return first;
    }
    difference(text, &made).into_iter().collect()
}

/// The one edit that makes a text another.
fn difference(before: &str, after: &str) -> Option<Edit> {
    let (old, new) = (before.as_bytes(), after.as_bytes());
    let same = |(a, b): &(&u8, &u8)| a == b;
    let mut start = old.iter().zip(new).take_while(same).count();
    while !before.is_char_boundary(start) {
        start -= 1;
    }
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let mut end = rest.take_while(same).count();
    while !before.is_char_boundary(old.len() - end) {
        end -= 1;
    }
    (before != after).then(|| Edit {
        range: start..old.len() - end,
        text: after[start..new.len() - end].to_owned(),
    })
}

/// Every safe fix of a text that can be made at once, as one list of edits in the order of the
/// text. Of two that touch each other the first is made; the other is for the next time.
pub fn safe_edits(diagnostics: &[Diagnostic]) -> Vec<Edit> {
    let mut all: Vec<Edit> = Vec::new();
    let fixes = diagnostics.iter().filter_map(|found| found.fix.as_ref());
    for fix in fixes.filter(|fix| fix.is_safe) {
        let new = |edit: &&Edit| !all.contains(edit);
        // Two faults of one place may ask for the same.
        let edits: Vec<Edit> = fix.edits.iter().filter(new).cloned().collect();
        let free = |edit: &Edit| !all.iter().any(|made| touch(&made.range, &edit.range));
        if edits.iter().all(free) {
            all.extend(edits);
        }
    }
    all.sort_by_key(|edit| (edit.range.start, edit.range.end));
    all
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// The text with edits made, which are in its order and do not overlap. One that does not fit
/// is left out.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let Some(before) = text.get(at..edit.range.start) else {
            continue;
        };
        if text.get(edit.range.clone()).is_none() {
            continue;
        }
        made.push_str(before);
        made.push_str(&edit.text);
        at = edit.range.end;
    }
    made.push_str(text.get(at..).unwrap_or_default());
    made
}

#[cfg(test)]
mod tests {
    use super::{edited, safe_edits};
    use crate::{Code, Diagnostic, Edit, Fix, Severity};

    fn fault(edits: &[(usize, usize, &str)], is_safe: bool) -> Diagnostic {
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            range: start..end,
            text: text.to_owned(),
        };
        let mut found = Diagnostic::new(0..1, Code::InvalidSyntax, Severity::Hint, "");
        found.fix = Some(Fix {
            title: "Mend it".to_owned(),
            edits: edits.iter().map(edit).collect(),
            is_safe,
        });
        found
    }

    #[test]
    fn safe_fixes_are_made_together_and_those_in_their_way_wait() {
        let text = "abcdefgh";
        let all = [
            fault(&[(4, 5, "E"), (7, 8, "")], true),
            fault(&[(0, 1, "A")], true),
            fault(&[(0, 1, "A")], true),
            fault(&[(5, 6, "F")], true),
            fault(&[(2, 3, "C")], false),
        ];
        assert_eq!(edited(text, &safe_edits(&all)), "AbcdEfg");
    }

    #[test]
    fn edits_that_do_not_fit_are_left_out() {
        let edits = [(0, 1, "x"), (0, 2, "y"), (9, 12, "z")];
        let edits = edits.map(|(start, end, text)| Edit {
            range: start..end,
            text: text.to_owned(),
        });
        assert_eq!(edited("aö", &edits), "xö");
    }
}
