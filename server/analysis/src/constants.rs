//! Names that stand for constants: `NAME = const(...)` holds from there to the end of the text.

use std::collections::{BTreeSet, HashMap};

/// One such statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Constant {
    pub(crate) name: String,
    /// The statement.
    pub(crate) text: String,
}

/// Those before some place, in order.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    all: Vec<Constant>,
    of_name: HashMap<String, Vec<usize>>,
}

impl Constants {
    pub(crate) fn extend(&mut self, more: &[Constant]) {
        for constant in more {
            let places = self.of_name.entry(constant.name.clone()).or_default();
            places.push(self.all.len());
            self.all.push(constant.clone());
        }
    }

    /// Adds all of others.
    pub(crate) fn extend_from(&mut self, others: &Constants) {
        self.extend(&others.all);
    }

    /// Those that a text may mean, and those that they mean in turn: statements which, put
    /// before the text, make it mean the same by itself.
    pub(crate) fn for_text(&self, text: &str) -> String {
        if self.all.is_empty() {
            return String::new();
        }
        let mut needed = BTreeSet::new();
        let mut pending = vec![text];
        while let Some(text) = pending.pop() {
            for place in words(text)
                .filter_map(|word| self.of_name.get(word))
                .flatten()
            {
                if needed.insert(*place)
                    && let Some(constant) = self.all.get(*place)
                {
                    pending.push(&constant.text);
                }
            }
        }
        let texts = needed.into_iter().filter_map(|place| self.all.get(place));
        texts.map(|constant| constant.text.clone() + "\n").collect()
    }
}

/// What could be names in a text: those in strings and comments do no harm.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
    text.split(move |c| !is_part(c))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Constant, Constants};

    #[test]
    fn what_is_meant_through_others_is_needed_too() {
        let mut constants = Constants::default();
        for (name, text) in [
            ("A", "A = const(1)"),
            ("B", "B = const(A + 1)"),
            ("C", "C = const(3)"),
        ] {
            let (name, text) = (name.to_owned(), text.to_owned());
            constants.extend(&[Constant { name, text }]);
        }
        assert_eq!(
            constants.for_text("x = B\n"),
            "A = const(1)\nB = const(A + 1)\n"
        );
        assert_eq!(constants.for_text("x = AB\n"), "");
    }
}
