//! How the functions and types that need no import are called, and what they answer.

use std::sync::OnceLock;

use crate::catalogue::{BuiltIn, Entry, EntryKind, catalogue};
use crate::hash::FastMap;

/// The module that they are in, by the catalogue.
const MODULE: &str = "builtins";

/// The types that literals and simple calls make.
const TYPES: [&str; 13] = [
    "bool",
    "bytearray",
    "bytes",
    "complex",
    "dict",
    "float",
    "frozenset",
    "int",
    "list",
    "memoryview",
    "set",
    "str",
    "tuple",
];

/// Something with that name that needs no import.
pub(crate) fn thing(name: &str) -> Option<BuiltIn> {
    let thing = BuiltIn::module(MODULE).inner(name);
    catalogue().entry(&thing).is_some().then_some(thing)
}

/// A member of a type that needs no import.
pub(crate) fn member(of: &str, name: &str) -> Option<BuiltIn> {
    let thing = BuiltIn::module(MODULE).inner(of).inner(name);
    catalogue().entry(&thing).is_some().then_some(thing)
}

/// The type of that name, if literals and simple calls make it.
pub(crate) fn plain_type(name: &str) -> Option<&'static str> {
    // Sorted by length, nearly all that is asked for is none at a glance.
    let all: &[&'static str] = match name.len() {
        3 => &["int", "set", "str"],
        4 => &["bool", "dict", "list"],
        5 => &["bytes", "float", "tuple"],
        7 => &["complex"],
        9 => &["bytearray", "frozenset"],
        10 => &["memoryview"],
        _ => &[],
    };
    all.iter().copied().find(|it| *it == name)
}

/// The names that can be asked of such a type.
pub(crate) fn members(of: &str) -> impl Iterator<Item = &'static str> {
    own(of).iter().map(|(name, _)| *name)
}

fn own(of: &str) -> &'static [(&'static str, Option<Call>)] {
    table().types.get(of).map_or(&[], Vec::as_slice)
}

/// Whether one of these types has a name.
pub(crate) fn any_has(name: &str) -> bool {
    TYPES.into_iter().any(|of| members(of).any(|it| it == name))
}

/// Whether such a type surely has no such name. What the language itself calls is there.
pub(crate) fn lacks(of: &str, name: &str) -> bool {
    plain_type(of).is_some()
        && !name.is_empty()
        && !name.starts_with('_')
        && !members(of).any(|it| it == name)
}

/// How a built-in function or class is called.
pub(crate) fn function(name: &str) -> Option<&'static Call> {
    table().functions.get(name)
}

/// How a method of such a type is called.
pub(crate) fn method(of: &str, name: &str) -> Option<&'static Call> {
    let found = own(of).iter().find(|(own, _)| *own == name);
    found?.1.as_ref()
}

/// What a method of such a type answers, where that is always of one type. A method without a
/// name is the `format` of an f-string.
pub(crate) fn answer(of: &str, name: &str) -> Option<&'static str> {
    if name.is_empty() && of == "str" {
        return Some("str");
    }
    method(of, name)?.result
}

/// The type that a call of a name makes.
pub(crate) fn made(name: &str) -> Option<&'static str> {
    plain_type(name).or_else(|| function(name)?.result)
}

/// A function, class or method, as it is called.
#[derive(Debug)]
pub(crate) struct Call {
    /// `x` must be given, `x=` may be. What stands before `/` is given by its place alone, what
    /// follows `*` by its name; `*x` takes any number of arguments, `**x` any names.
    parameters: Vec<&'static str>,
    /// How many it takes by place at least, and at most.
    count: (usize, usize),
    /// The type of what it answers, if literals make that.
    result: Option<&'static str>,
}

/// How arguments do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// It takes from so many to so many by place; `usize::MAX`: any number.
    Count(usize, usize),
    /// The argument by name with this number is not to be given by its name, though it has the
    /// place after so many others.
    ByPlace(usize, usize),
    /// The argument by name with this number is none of its own.
    Unknown(usize),
}

/// How a parameter is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Place,
    Either,
    Name,
}

impl Call {
    fn new(parameters: Vec<&'static str>, result: &str) -> Call {
        let mut call = Call {
            parameters,
            count: (0, usize::MAX),
            result: plain_type(result),
        };
        let placed = || call.each().filter(|(_, way)| *way != Way::Name);
        let least = placed().filter(|(it, _)| !it.ends_with('=')).count();
        let most = match call.takes_any("*") {
            true => usize::MAX,
            false => placed().count(),
        };
        call.count = (least, most);
        call
    }

    /// The parameters, and how each is given, without those that take any number.
    fn each(&self) -> impl Iterator<Item = (&'static str, Way)> {
        let slash = self.parameters.iter().position(|it| *it == "/");
        let star = self.parameters.iter().position(|it| it.starts_with('*'));
        let all = self.parameters.iter().copied().enumerate();
        let named = all.filter(|(_, it)| *it != "/" && !it.starts_with('*'));
        named.map(move |(at, it)| {
            let way = match (slash, star) {
                (_, Some(star)) if at > star => Way::Name,
                (Some(slash), _) if at < slash => Way::Place,
                _ => Way::Either,
            };
            (it, way)
        })
    }

    fn takes_any(&self, mark: &str) -> bool {
        let is_name = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic());
        let mut all = self.parameters.iter();
        all.any(|it| it.strip_prefix(mark).is_some_and(is_name))
    }

    /// How a call with so many arguments by place, and these by name, does not fit.
    pub(crate) fn misfit(&self, by_place: usize, by_name: &[&str]) -> Option<Misfit> {
        let (least, most) = self.count;
        if by_place > most {
            return Some(Misfit::Count(least, most));
        }
        let mut named = 0;
        for (number, name) in by_name.iter().enumerate() {
            let mut all = self.each().enumerate();
            match all.find(|(_, (it, _))| it.trim_end_matches('=') == *name) {
                Some((place, (_, Way::Place))) => return Some(Misfit::ByPlace(number, place)),
                Some(_) => named += 1,
                None if self.takes_any("**") => {}
                None => return Some(Misfit::Unknown(number)),
            }
        }
        (by_place + named < least).then_some(Misfit::Count(least, most))
    }

    /// Whether anything may be given by name.
    pub(crate) fn takes_names(&self) -> bool {
        self.takes_any("**") || self.each().any(|(_, way)| way != Way::Place)
    }
}

/// All of them.
#[derive(Default)]
struct Table {
    /// Functions, and what makes the types.
    functions: FastMap<&'static str, Call>,
    /// The names of each type, and how they are called if they can be.
    types: FastMap<&'static str, Vec<(&'static str, Option<Call>)>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(read)
}

fn read() -> Table {
    let mut table = Table::default();
    let module = BuiltIn::module(MODULE);
    let everywhere = crate::Targets::all();
    let call = |entry: &Entry| {
        let parameters = entry.calls().into_iter().next()?;
        Some(Call::new(parameters, entry.result()))
    };
    for entry in catalogue().names_in(&module, everywhere) {
        let name = entry.name();
        let mut made = call(entry);
        if entry.kind() == EntryKind::Class {
            let all = catalogue().names_in(&module.inner(name), everywhere);
            let (init, others): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|it| it.name() == "__init__");
            made = init.first().and_then(|it| call(it));
            let members = others.into_iter().map(|it| (it.name(), call(it)));
            table.types.insert(name, members.collect());
        }
        table.functions.extend(made.map(|it| (name, it)));
    }
    table
}

/// What to write instead of a method that only CPython has.
pub(crate) fn instead(name: &str) -> Option<&'static str> {
    Some(match name {
        "removeprefix" => "`s[len(p):] if s.startswith(p) else s` does it",
        "removesuffix" => "`s[:-len(p)] if s.endswith(p) else s` does it",
        "zfill" => "`'{:0>5}'.format(s)` fills up with zeros",
        "ljust" => "`'{:<5}'.format(s)` fills up with blanks",
        "rjust" => "`'{:>5}'.format(s)` fills up with blanks",
        "casefold" => "`lower` is near",
        "isalnum" => "`isalpha` and `isdigit` ask for one character each",
        "isnumeric" | "isdecimal" => "`isdigit` is near",
        "expandtabs" | "translate" => "`replace` does one character at a time",
        "format_map" => "`format(**names)` does it",
        "capitalize" => "`s[:1].upper() + s[1:].lower()` does it",
        "bit_length" => "`len(bin(n)) - 2` tells it for positive numbers",
        "is_integer" => "`x == int(x)` asks it",
        _ => return None,
    })
}
