//! How the functions and types that need no import are called. Facts, as MicroPython answers them
//! when it is asked (`built_in_calls.txt`).

use crate::methods::{is_type, methods};

/// Calls of a function, class or method, as its parameters in the order of their places:
/// `x` must be given, `x=` may be, `~x` may be given by its name too. What follows `*` is given by
/// name alone; `*x` takes any number of arguments, `**x` any names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Call(&'static str);

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

impl Call {
    fn parameters(self) -> impl Iterator<Item = &'static str> {
        let mut parts = self.0.split(' ');
        std::iter::from_fn(move || parts.next()).filter(|it| !it.is_empty())
    }

    /// How a call with so many arguments by place, and these by name, does not fit.
    pub(crate) fn misfit(self, by_place: usize, by_name: &[&str]) -> Option<Misfit> {
        let (mut least, mut most) = (0, 0);
        let (mut any_place, mut any_name, mut in_names) = (false, false, false);
        for parameter in self.parameters() {
            match parameter {
                "*" => in_names = true,
                _ if parameter.starts_with("**") => any_name = true,
                _ if parameter.starts_with('*') => any_place = true,
                _ if in_names => {}
                _ => {
                    most += 1;
                    if !parameter.ends_with('=') {
                        least = most;
                    }
                }
            }
        }
        if by_place > most && !any_place {
            return Some(Misfit::Count(least, most));
        }
        let mut named = 0;
        for (number, name) in by_name.iter().enumerate() {
            let mut in_names = false;
            let mut known = None;
            for (place, parameter) in self.parameters().enumerate() {
                in_names |= parameter == "*";
                let own = parameter.trim_start_matches('~').trim_end_matches('=');
                if own == *name {
                    known = Some(if in_names || parameter.starts_with('~') {
                        None
                    } else {
                        Some(place)
                    });
                }
            }
            match known {
                Some(None) => named += 1,
                None if any_name => {}
                Some(Some(place)) => return Some(Misfit::ByPlace(number, place)),
                None => return Some(Misfit::Unknown(number)),
            }
        }
        let most = if any_place { usize::MAX } else { most };
        (by_place + named < least).then_some(Misfit::Count(least, most))
    }

    /// Whether anything may be given by name.
    pub(crate) fn takes_names(self) -> bool {
        self.parameters()
            .any(|it| it == "*" || it.starts_with('~') || it.starts_with("**"))
    }
}

/// How a built-in function or class is called. None: there is no such, or much depends on what it
/// is given.
pub(crate) fn function(name: &str) -> Option<Call> {
    Some(Call(match name {
        "abs" | "all" | "any" | "bin" | "callable" | "chr" | "hash" | "hex" | "id" | "iter"
        | "len" | "memoryview" | "oct" | "ord" | "repr" | "reversed" | "staticmethod"
        | "classmethod" => "x",
        "bool" | "float" => "x=",
        "frozenset" | "list" | "set" | "tuple" => "iterable=",
        "bytearray" | "bytes" => "source= encoding= errors=",
        "complex" => "real= imag=",
        "delattr" | "hasattr" => "object name",
        "dict" => "of= **names",
        "dir" => "object=",
        "divmod" => "x y",
        "enumerate" => "~iterable ~start=",
        "filter" => "function iterable",
        "getattr" => "object name default=",
        "globals" | "locals" | "object" => "",
        "int" => "x= base=",
        "isinstance" | "issubclass" => "x of",
        "map" => "function iterable *iterables",
        "max" | "min" => "x *others **names",
        "next" => "iterator default=",
        "pow" => "base exp mod=",
        "print" => "*values * sep= end= file=",
        "range" => "start stop= step=",
        "round" => "number ndigits=",
        "setattr" => "object name value",
        "sorted" => "iterable * key= reverse=",
        "str" => "object= encoding= errors=",
        "sum" => "iterable start=",
        "zip" => "*iterables",
        _ => return None,
    }))
}

/// How a method of a type that literals make is called.
pub(crate) fn method(of: &str, name: &str) -> Option<Call> {
    let is_text = matches!(of, "str" | "bytes" | "bytearray");
    Some(Call(match name {
        "isalpha" | "isdigit" | "islower" | "isspace" | "isupper" | "lower" | "upper"
            if is_text =>
        {
            ""
        }
        "center" if is_text => "width",
        "count" | "find" | "index" | "rfind" | "rindex" if is_text => "sub start= end=",
        "startswith" | "endswith" if is_text => "prefix start= end=",
        "encode" | "decode" if is_text => "encoding= errors=",
        "join" if is_text => "iterable",
        "lstrip" | "rstrip" | "strip" if is_text => "chars=",
        "partition" | "rpartition" if is_text => "sep",
        "replace" if is_text => "old new count=",
        "split" | "rsplit" if is_text => "sep= maxsplit=",
        "splitlines" if is_text => "~keepends=",
        "hex" => "sep=",
        "append" | "extend" | "remove" => "x",
        "add"
        | "discard"
        | "isdisjoint"
        | "issubset"
        | "issuperset"
        | "union"
        | "intersection"
        | "symmetric_difference"
        | "symmetric_difference_update"
        | "intersection_update"
            if of.ends_with("set") =>
        {
            "x"
        }
        "clear" | "copy" | "reverse" | "items" | "keys" | "values" | "popitem" => "",
        "pop" => match of {
            "list" => "index=",
            "dict" => "key default=",
            _ => "",
        },
        "get" | "setdefault" => "key default=",
        "insert" => "index x",
        "count" => "x",
        "index" => "x start= stop=",
        "sort" => "* key= reverse=",
        "to_bytes" => "length= byteorder= signed=",
        "from_bytes" => "bytes byteorder= signed=",
        _ => return None,
    }))
}

/// Whether a type that literals make has no such method. What the language itself calls is there.
pub(crate) fn lacks(of: &str, name: &str) -> bool {
    is_type(of)
        && !name.is_empty()
        && !name.starts_with('_')
        && !methods(of).split_ascii_whitespace().any(|it| it == name)
        && !matches!(name, "real" | "imag")
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
