//! How loud each code is: what is said of it by its identifier, its beginning or its name.

use crate::{Code, Diagnostic, Severity};

/// How loud a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// So loud.
    At(Severity),
}

impl Level {
    /// The words for them, quietest first.
    pub const WORDS: [&'static str; 4] = ["off", "hint", "warning", "error"];

    /// The level of this name.
    pub fn named(word: &str) -> Option<Level> {
        Some(match word {
            "off" => Level::Off,
            "hint" => Level::At(Severity::Hint),
            "warning" => Level::At(Severity::Warning),
            "error" => Level::At(Severity::Error),
            _ => return None,
        })
    }
}

/// Some of the codes: `GA301`, all that begin with `GA3`, or `missing-module`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    codes: Vec<Code>,
    /// How much was said: of two that mean one code, the one that says more counts.
    length: usize,
}

impl Selector {
    /// The codes that are called so; none when none is.
    pub fn named(word: &str) -> Option<Selector> {
        let begins = word.len() >= 2 && word.starts_with("GA");
        let is_meant = |code: &Code| begins && code.id().starts_with(word) || code.name() == word;
        let codes: Vec<Code> = Code::ALL.iter().copied().filter(is_meant).collect();
        let length = if begins { word.len() } else { usize::MAX };
        (!codes.is_empty()).then_some(Selector { codes, length })
    }

    /// Whether a code is meant.
    pub fn means(&self, code: Code) -> bool {
        self.codes.binary_search(&code).is_ok()
    }
}

/// How loud each code is. What nothing was said of keeps the severity it was found with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// By code; empty when nothing is said of any.
    by_code: Vec<Option<(Level, usize)>>,
}

impl Levels {
    /// Says how loud some codes are. What said more of a code before stays.
    pub fn set(&mut self, selector: &Selector, level: Level) {
        self.by_code.resize(Code::ALL.len(), None);
        for code in &selector.codes {
            let said = &mut self.by_code[*code as usize];
            if said.is_none_or(|(_, length)| length <= selector.length) {
                *said = Some((level, selector.length));
            }
        }
    }

    /// Silences what another program says already: the ordinary mistakes of all Python.
    pub fn without_ordinary_mistakes(&mut self) {
        self.by_code.resize(Code::ALL.len(), None);
        for code in Code::ALL.iter().filter(|code| code.is_ordinary_mistake()) {
            let said = &mut self.by_code[*code as usize];
            // What is said of the code itself counts.
            *said = said.or(Some((Level::Off, 0)));
        }
    }

    /// Silences everything but these, and what keeps a file from being a program at all.
    pub fn only(&mut self, selectors: &[Selector]) {
        self.by_code.resize(Code::ALL.len(), None);
        for code in Code::ALL {
            let is_meant = selectors.iter().any(|selector| selector.means(*code));
            if !is_meant && !code.is_of_syntax() {
                self.by_code[*code as usize] = Some((Level::Off, usize::MAX));
            }
        }
    }

    /// Silences these, whatever else was said of them.
    pub fn never(&mut self, selectors: &[Selector]) {
        self.by_code.resize(Code::ALL.len(), None);
        for code in selectors.iter().flat_map(|selector| &selector.codes) {
            self.by_code[*code as usize] = Some((Level::Off, usize::MAX));
        }
    }

    /// How loud a code is, if anything is said of it.
    pub fn level(&self, code: Code) -> Option<Level> {
        let (level, _) = (*self.by_code.get(code as usize)?)?;
        Some(level)
    }

    /// Gives each its loudness, and takes out what is silent.
    pub(crate) fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.by_code.is_empty() {
            return;
        }
        diagnostics.retain_mut(|found| match self.level(found.code) {
            None => true,
            Some(Level::Off) => false,
            Some(Level::At(severity)) => {
                found.severity = severity;
                true
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Levels, Selector};
    use crate::{Code, Severity};

    fn selector(word: &str) -> Selector {
        Selector::named(word).expect("codes of this name")
    }

    #[test]
    fn the_more_exact_word_counts_whatever_the_order() {
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let said = [
                ("GA", Level::Off),
                ("GA3", Level::At(Severity::Hint)),
                ("missing-module", Level::At(Severity::Error)),
            ];
            let mut levels = Levels::default();
            for at in order {
                levels.set(&selector(said[at].0), said[at].1);
            }
            let level = |code| levels.level(code);
            assert_eq!(level(Code::UndefinedName), Some(Level::Off));
            assert_eq!(level(Code::MissingName), Some(Level::At(Severity::Hint)));
            assert_eq!(level(Code::MissingModule), Some(Level::At(Severity::Error)));
        }
    }

    #[test]
    fn nobody_means_codes_that_there_are_not() {
        for word in ["GA7777", "G", "", "missing", "ga301", "E501"] {
            assert_eq!(Selector::named(word), None, "{word}");
        }
    }

    #[test]
    fn ordinary_mistakes_are_silenced_together_and_heard_alone() {
        let mut levels = Levels::default();
        levels.without_ordinary_mistakes();
        assert_eq!(levels.level(Code::UndefinedName), Some(Level::Off));
        assert_eq!(levels.level(Code::MissingModule), None);
        levels.set(&selector("GA401"), Level::At(Severity::Error));
        levels.without_ordinary_mistakes();
        assert_eq!(
            levels.level(Code::UndefinedName),
            Some(Level::At(Severity::Error))
        );
    }

    #[test]
    fn selected_codes_are_heard_alone_beside_what_is_no_program() {
        let mut levels = Levels::default();
        levels.only(&[selector("GA3")]);
        levels.never(&[selector("GA302")]);
        assert_eq!(levels.level(Code::InvalidSyntax), None);
        assert_eq!(levels.level(Code::MissingModule), None);
        assert_eq!(levels.level(Code::MissingName), Some(Level::Off));
        assert_eq!(levels.level(Code::UndefinedName), Some(Level::Off));
    }
}
