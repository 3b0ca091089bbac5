//! A name that is kept beyond its text. There are thousands in a file and nearly all are short:
//! those take no memory of their own.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// A name that is kept beyond its text.
#[derive(Clone)]
pub(crate) struct Name(Kept);

/// The longest that is kept in place, so that all of it is as large as a `String`.
const SHORT: usize = 22;

#[derive(Clone)]
enum Kept {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<str>),
}

impl Name {
    /// What is written.
    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            // What went in was text.
            Kept::Short { .. } => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Kept::Long(text) => text,
        }
    }

    /// The bytes of what is written, which take no time to have.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Short { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Kept::Long(text) => text.as_bytes(),
        }
    }

    /// Whether it comes before another text, or is the same.
    pub(crate) fn order(&self, other: &str) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                let length = text.len() as u8;
                Name(Kept::Short { length, bytes })
            }
            None => Name(Kept::Long(text.into())),
        }
    }
}

impl Default for Name {
    fn default() -> Self {
        Name::from("")
    }
}

impl AsRef<[u8]> for Name {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Name {}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // As the text is hashed.
        state.write(self.as_bytes());
        state.write_u8(0xff);
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(to)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(to)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn a_name_is_what_was_written_however_long() {
        for length in 0..60 {
            let text = "nämé_".repeat(12).chars().take(length).collect::<String>();
            let name = Name::from(text.as_str());
            assert_eq!(name.as_str(), text);
            assert_eq!(format!("{name:?} {name}"), format!("{text:?} {text}"));
            assert!(name == text.as_str() && name == name.clone());
        }
    }

    #[test]
    fn names_are_in_the_order_of_their_texts() {
        let long = "b".repeat(30);
        let texts = ["", "a", "a_", "aa", "b", long.as_str(), "é"];
        assert!(texts.map(Name::from).is_sorted());
    }

    #[test]
    fn a_name_is_no_larger_than_a_string() {
        assert_eq!(size_of::<Name>(), size_of::<String>());
    }
}
