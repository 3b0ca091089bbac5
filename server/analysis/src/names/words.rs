//! The words of a text in which something is wrong: what it may bind and what it surely does not.

use crate::hash::FastMap;
use crate::name::Name;

/// The words of a text.
pub(super) struct Words<'t> {
    /// Each once, and whether it may be bound.
    all: FastMap<&'t str, bool>,
    /// Those that some object may be given.
    given: Vec<&'t str>,
}

/// In a line with one of these a name is bound in whatever way it is written.
const BINDING: [&str; 3] = ["import", "global", "nonlocal"];

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut words = Words {
            all: FastMap::default(),
            given: Vec::new(),
        };
        for line in text.lines() {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let mut parts = line.split(|c: char| !is_part(c));
            let binds = parts.any(|word| BINDING.contains(&word));
            let mut at = 0;
            while let Some(start) = line[at..].find(is_part).map(|it| it + at) {
                let rest = &line[start..];
                let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                let (word, after) = rest.split_at(length);
                at = start + length;
                let is_asked_for = line[..start].ends_with('.');
                if is_asked_for && after.trim_start().contains('=') {
                    words.given.push(word);
                }
                // `led.on()` says nothing about what `led` is, and `on` is no name.
                let next = after.strip_prefix('.');
                let is_asked = next.is_some_and(|it| it.starts_with(is_part));
                let may_bind = binds || !is_asked_for && !is_asked;
                *words.all.entry(word).or_default() |= may_bind;
            }
        }
        words
    }

    pub(super) fn have(&self, word: &str) -> bool {
        self.all.contains_key(word)
    }

    /// All words, and whether each may be bound.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'t str, bool)> + '_ {
        self.all.iter().map(|(word, may_bind)| (*word, *may_bind))
    }

    /// Attributes that may be given to something.
    pub(super) fn given(&self) -> impl Iterator<Item = Name> + '_ {
        self.given.iter().map(|word| Name::from(*word))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn what_something_is_asked_of_is_not_bound_by_that() {
        let words = Words::of("led.on(a, = \nx = = led.off\nfrom b.c import d\nöl.alt = e\n");
        let mut bound: Vec<&str> = words.all().filter(|it| it.1).map(|it| it.0).collect();
        bound.sort_unstable();
        assert_eq!(bound, ["a", "b", "c", "d", "e", "from", "import", "x"]);
        assert!(words.have("led") && words.have("öl") && !words.have("l"));
        let given: Vec<String> = words.given().map(|it| it.to_string()).collect();
        assert_eq!(given, ["on", "alt"]);
    }
}
