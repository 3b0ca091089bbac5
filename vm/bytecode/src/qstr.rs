//! Names whose numbers every .mpy file of version 6.3 may use without spelling them.

use crate::pool::{Pool, compare};

/// The names by number. Number 0 means no name; 1 is the empty string.
pub const STATIC_NAMES: [&str; 166] = [
    "",                    // 0
    "",                    // 1
    "__dir__",             // 2
    "\n",                  // 3
    " ",                   // 4
    "*",                   // 5
    "/",                   // 6
    "<module>",            // 7
    "_",                   // 8
    "__call__",            // 9
    "__class__",           // 10
    "__delitem__",         // 11
    "__enter__",           // 12
    "__exit__",            // 13
    "__getattr__",         // 14
    "__getitem__",         // 15
    "__hash__",            // 16
    "__init__",            // 17
    "__int__",             // 18
    "__iter__",            // 19
    "__len__",             // 20
    "__main__",            // 21
    "__module__",          // 22
    "__name__",            // 23
    "__new__",             // 24
    "__next__",            // 25
    "__qualname__",        // 26
    "__repr__",            // 27
    "__setitem__",         // 28
    "__str__",             // 29
    "ArithmeticError",     // 30
    "AssertionError",      // 31
    "AttributeError",      // 32
    "BaseException",       // 33
    "EOFError",            // 34
    "Ellipsis",            // 35
    "Exception",           // 36
    "GeneratorExit",       // 37
    "ImportError",         // 38
    "IndentationError",    // 39
    "IndexError",          // 40
    "KeyError",            // 41
    "KeyboardInterrupt",   // 42
    "LookupError",         // 43
    "MemoryError",         // 44
    "NameError",           // 45
    "NoneType",            // 46
    "NotImplementedError", // 47
    "OSError",             // 48
    "OverflowError",       // 49
    "RuntimeError",        // 50
    "StopIteration",       // 51
    "SyntaxError",         // 52
    "SystemExit",          // 53
    "TypeError",           // 54
    "ValueError",          // 55
    "ZeroDivisionError",   // 56
    "abs",                 // 57
    "all",                 // 58
    "any",                 // 59
    "append",              // 60
    "args",                // 61
    "bool",                // 62
    "builtins",            // 63
    "bytearray",           // 64
    "bytecode",            // 65
    "bytes",               // 66
    "callable",            // 67
    "chr",                 // 68
    "classmethod",         // 69
    "clear",               // 70
    "close",               // 71
    "const",               // 72
    "copy",                // 73
    "count",               // 74
    "dict",                // 75
    "dir",                 // 76
    "divmod",              // 77
    "end",                 // 78
    "endswith",            // 79
    "eval",                // 80
    "exec",                // 81
    "extend",              // 82
    "find",                // 83
    "format",              // 84
    "from_bytes",          // 85
    "get",                 // 86
    "getattr",             // 87
    "globals",             // 88
    "hasattr",             // 89
    "hash",                // 90
    "id",                  // 91
    "index",               // 92
    "insert",              // 93
    "int",                 // 94
    "isalpha",             // 95
    "isdigit",             // 96
    "isinstance",          // 97
    "islower",             // 98
    "isspace",             // 99
    "issubclass",          // 100
    "isupper",             // 101
    "items",               // 102
    "iter",                // 103
    "join",                // 104
    "key",                 // 105
    "keys",                // 106
    "len",                 // 107
    "list",                // 108
    "little",              // 109
    "locals",              // 110
    "lower",               // 111
    "lstrip",              // 112
    "main",                // 113
    "map",                 // 114
    "micropython",         // 115
    "next",                // 116
    "object",              // 117
    "open",                // 118
    "ord",                 // 119
    "pop",                 // 120
    "popitem",             // 121
    "pow",                 // 122
    "print",               // 123
    "range",               // 124
    "read",                // 125
    "readinto",            // 126
    "readline",            // 127
    "remove",              // 128
    "replace",             // 129
    "repr",                // 130
    "reverse",             // 131
    "rfind",               // 132
    "rindex",              // 133
    "round",               // 134
    "rsplit",              // 135
    "rstrip",              // 136
    "self",                // 137
    "send",                // 138
    "sep",                 // 139
    "set",                 // 140
    "setattr",             // 141
    "setdefault",          // 142
    "sort",                // 143
    "sorted",              // 144
    "split",               // 145
    "start",               // 146
    "startswith",          // 147
    "staticmethod",        // 148
    "step",                // 149
    "stop",                // 150
    "str",                 // 151
    "strip",               // 152
    "sum",                 // 153
    "super",               // 154
    "throw",               // 155
    "to_bytes",            // 156
    "tuple",               // 157
    "type",                // 158
    "update",              // 159
    "upper",               // 160
    "utf-8",               // 161
    "value",               // 162
    "values",              // 163
    "write",               // 164
    "zip",                 // 165
];

/// The same, as they lie in ROM.
static POOL: Pool = crate::pool!(&STATIC_NAMES);

/// The number of a name, when it is one of them.
pub const fn static_number(name: &[u8]) -> Option<u16> {
    // Most names are none of them. A chip has no room for the table that says so at once.
    if !crate::ON_CHIP && !may_be_static(name) {
        return None;
    }
    // The few before `SORTED_FROM` are in no order, then come those that begin with `_`.
    let mut at = 1;
    while at < SORTED_FROM {
        if let Some(text) = POOL.get(at)
            && compare(text.as_bytes(), name) == 0
        {
            return Some(at as u16);
        }
        at += 1;
    }
    let (low, high) = match name {
        [b'_', ..] => (SORTED_FROM, LETTERS_FROM),
        _ => (LETTERS_FROM, STATIC_NAMES.len()),
    };
    match POOL.search_in(low, high, name) {
        Some(at) => Some(at as u16),
        None => None,
    }
}

/// The lengths that the names have which begin with each byte, as bits.
const LENGTHS: [u32; 128] = {
    let mut lengths = [0; 128];
    let mut at = 1;
    while at < STATIC_NAMES.len() {
        let name = STATIC_NAMES[at].as_bytes();
        if !name.is_empty() {
            lengths[name[0] as usize % 128] |= 1 << (name.len() % 32);
        }
        at += 1;
    }
    lengths
};

const fn may_be_static(name: &[u8]) -> bool {
    name.is_empty() || LENGTHS[name[0] as usize % 128] >> (name.len() % 32) & 1 != 0
}

/// The name with this number.
pub fn static_name(number: u32) -> Option<&'static str> {
    if number == 0 {
        return None;
    }
    POOL.get(usize::try_from(number).ok()?)
}

const SORTED_FROM: usize = 9;
const LETTERS_FROM: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_by_its_number() {
        for (number, name) in STATIC_NAMES.iter().enumerate().skip(1) {
            assert_eq!(
                static_number(name.as_bytes()),
                Some(number as u16),
                "{name}"
            );
            assert_eq!(static_name(number as u32), Some(*name));
        }
    }

    #[test]
    fn other_names_have_no_number() {
        for name in ["a", "zz", "__calm__", "prin", "printx"] {
            assert_eq!(static_number(name.as_bytes()), None);
        }
        assert_eq!(static_name(0), None);
        assert_eq!(static_name(9999), None);
    }
}
