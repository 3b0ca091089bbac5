//! What could be written at the cursor, and which of it is chosen.

use crate::editor::{Change, Document, Edit, Selection, Transaction, history::EditKind};

/// Something that could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) label: String,
    /// What it is, in a few words.
    pub(crate) detail: String,
    /// What is written.
    pub(crate) text: String,
    /// What changes before it, such as an import.
    pub(crate) edits: Vec<Change>,
}

/// The list beside the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Completion {
    /// Where the word begins that is being written.
    pub(crate) start: usize,
    /// There is more when more letters are there.
    pub(crate) is_incomplete: bool,
    items: Vec<Item>,
    /// Which of them fit what is written so far, the best first.
    fitting: Vec<usize>,
    /// Which of those is chosen.
    pub(crate) chosen: usize,
}

impl Completion {
    pub(crate) fn new(start: usize, is_incomplete: bool, items: Vec<Item>) -> Self {
        Completion {
            start,
            is_incomplete,
            fitting: (0..items.len()).collect(),
            items,
            chosen: 0,
        }
    }

    /// What fits, in the order of the list.
    pub(crate) fn shown(&self) -> impl ExactSizeIterator<Item = &Item> {
        self.fitting.iter().map(|at| &self.items[*at])
    }

    /// What is chosen.
    pub(crate) fn item(&self) -> Option<&Item> {
        self.fitting.get(self.chosen).map(|at| &self.items[*at])
    }

    /// What is written so far of the word; none when the cursor has left it.
    pub(crate) fn written(&self, document: &Document) -> Option<String> {
        let head = document.selection().head;
        let word = document.text().get_slice(self.start..head)?.to_string();
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        // In quotes, names of pins are more than words.
        let fits = |it: &Item| it.text.contains(word.as_str());
        (word.chars().all(is_word) || self.items.iter().any(fits)).then_some(word)
    }

    /// Keeps what fits a word as it is written so far: what begins so, then what has its letters
    /// in this order. Whether there is anything to choose.
    pub(crate) fn narrow(&mut self, written: &str) -> bool {
        let small = written.to_lowercase();
        let begins = |item: &Item| item.text.to_lowercase().starts_with(&small);
        let indices = 0..self.items.len();
        let (mut first, rest): (Vec<usize>, Vec<usize>) =
            indices.partition(|at| begins(&self.items[*at]));
        let scattered = |at: &usize| {
            let name = self.items[*at].text.to_lowercase();
            let mut letters = name.chars();
            small.len() > 1 && small.chars().all(|c| letters.any(|letter| letter == c))
        };
        first.extend(rest.into_iter().filter(scattered));
        self.fitting = first;
        self.chosen = 0;
        match self.fitting.as_slice() {
            [] => false,
            [only] => self.items[*only].text != written,
            _ => true,
        }
    }

    /// Chooses another, so many places on; past one end comes the other.
    pub(crate) fn choose(&mut self, by: isize) {
        let count = self.fitting.len();
        if let Some(last) = count.checked_sub(1) {
            let at = self.chosen.checked_add_signed(by);
            self.chosen = match at {
                Some(at) if at <= last => at,
                Some(_) if by == 1 => 0,
                Some(_) => last,
                None if by == -1 => last,
                None => 0,
            };
        }
    }

    /// Writes what is chosen in place of the word that ends at `head`.
    pub(crate) fn accepted(&self, head: usize) -> Option<Edit> {
        let item = self.item()?;
        let before: usize = item.edits.iter().map(|it| it.text.chars().count()).sum();
        let gone: usize = item.edits.iter().map(|it| it.end - it.start).sum();
        let word = Change::new(self.start..head, item.text.clone());
        let after = self.start + before - gone + item.text.chars().count();
        Some(Edit {
            transaction: Transaction::new(item.edits.iter().cloned().chain([word])),
            selection: Selection::cursor(after),
            kind: EditKind::Other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Completion {
        let item = |name: &&str| Item {
            label: (*name).to_owned(),
            detail: String::new(),
            text: (*name).to_owned(),
            edits: Vec::new(),
        };
        Completion::new(0, false, names.iter().map(item).collect())
    }

    fn shown(list: &Completion) -> Vec<&str> {
        list.shown().map(|it| it.label.as_str()).collect()
    }

    #[test]
    fn what_begins_so_comes_before_what_has_the_letters() {
        let mut list = list(&["sleep", "sleep_ms", "ticks_ms", "time", "TICK"]);
        assert!(list.narrow("ti"));
        assert_eq!(shown(&list), ["ticks_ms", "time", "TICK"]);
        assert!(list.narrow("pm"));
        assert_eq!(shown(&list), ["sleep_ms"]);
        assert!(!list.narrow("xyz"));
    }

    #[test]
    fn what_is_written_already_is_no_choice() {
        assert!(!list(&["sleep", "time"]).narrow("time"));
        assert!(list(&["time", "time_ns"]).narrow("time"));
    }

    #[test]
    fn past_one_end_comes_the_other() {
        let mut list = list(&["a", "b", "c"]);
        let mut chosen = Vec::new();
        for by in [-1, -1, 1, 1, 8, -8] {
            list.choose(by);
            chosen.push(list.chosen);
        }
        assert_eq!(chosen, [2, 1, 2, 0, 2, 0]);
    }
}
