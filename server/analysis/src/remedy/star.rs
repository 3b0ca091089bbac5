//! `from module import *`: the names of the module that the text uses.

use std::ops::Range;

use garter_syntax::TokenKind;
use garter_syntax::lexer::Lexer;

use super::Place;
use crate::Fix;
use crate::catalogue::{BuiltIn, Entry, Targets, catalogue};
use crate::hash::FastSet;

/// Longer texts are not read for a hint.
const LONGEST: usize = 256 << 10;

impl Place<'_> {
    /// Imports what is used, where it is known what the module has, and of all such modules.
    pub(super) fn names_of_star(&self) -> Option<Fix> {
        used_of_star(self.text, &self.found.range, &|_| None)
    }
}

/// The fix for a star at a place: imports what the text uses of the module, where it is known what
/// that has, and what all other modules have of which the text has all names. Those of the project
/// are known to who asks.
pub fn used_of_star(
    text: &str,
    star: &Range<usize>,
    of_project: &dyn Fn(&str) -> Option<Vec<String>>,
) -> Option<Fix> {
    if text.len() > LONGEST {
        return None;
    }
    let module = module(text.get(..star.start)?)?;
    let stars = text.lines().filter_map(|line| {
        let line = line.trim();
        line.ends_with("import *")
            .then(|| self::module(line.strip_suffix('*')?))?
    });
    let others: Vec<&str> = stars.filter(|it| *it != module).collect();
    let names = |module: &str| names(module).or_else(|| of_project(module));
    let own = names(module)?;
    let of_others: Option<Vec<_>> = others.into_iter().map(names).collect();
    let of_others = of_others?;
    let (used, bound) = words(text);
    let own = own.iter().map(String::as_str);
    let mut found: Vec<&str> = own.filter(|it| used.contains(it)).collect();
    // Which of them has it in the end is a matter of order.
    let is_doubtful = |name: &&str| {
        let mut others = of_others.iter().flatten();
        bound.contains(name) || others.any(|other| other == name)
    };
    if found.is_empty() || found.iter().any(is_doubtful) {
        return None;
    }
    found.sort_unstable();
    Some(Fix::bold(
        "Import what is used",
        star.clone(),
        &found.join(", "),
    ))
}

/// The module of `from module import `.
fn module(before: &str) -> Option<&str> {
    let line = before.rsplit('\n').next()?.trim();
    let module = line.strip_prefix("from ")?.strip_suffix("import")?.trim();
    Some(module)
}

/// What a module of the firmware has that a star brings; none when that is not known.
fn names(module: &str) -> Option<Vec<String>> {
    if module.starts_with('.') {
        return None;
    }
    let all = catalogue().names_in(&BuiltIn::module(module), Targets::all());
    let names: Vec<_> = all.iter().map(|it| Entry::name(it).to_owned()).collect();
    (!names.is_empty()).then_some(names)
}

/// The names that a text uses, and those that it binds itself.
fn words(text: &str) -> (FastSet<&str>, FastSet<&str>) {
    let (mut used, mut bound) = (FastSet::default(), FastSet::default());
    let mut lexer = Lexer::new(text.as_bytes());
    let mut before = TokenKind::Newline;
    let mut last: Option<&str> = None;
    loop {
        let token = lexer.next_token();
        match last.take() {
            // The name of an argument.
            Some(_) if token.kind == TokenKind::Equal && lexer.nesting() > 0 => {}
            Some(name) if token.kind == TokenKind::Equal => {
                bound.insert(name);
            }
            Some(name) => {
                used.insert(name);
            }
            None => {}
        }
        match (before, token.kind) {
            (_, TokenKind::End) => break,
            (TokenKind::Period, TokenKind::Name) => {}
            (of, TokenKind::Name) => {
                let name = text.get(token.start as usize..token.end as usize);
                if matches!(of, TokenKind::Def | TokenKind::Class | TokenKind::As) {
                    bound.extend(name);
                } else {
                    last = name;
                }
            }
            _ => {}
        }
        before = token.kind;
    }
    (used, bound)
}
