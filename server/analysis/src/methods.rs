//! The methods of the types that literals make. Facts, as `dir()` tells them on MicroPython.

/// The methods of a type, by its name.
pub(crate) fn methods(of: &str) -> &'static str {
    match of {
        "str" => {
            "center count encode endswith find format index isalpha isdigit islower isspace isupper \
             join lower lstrip partition replace rfind rindex rpartition rsplit rstrip split \
             splitlines startswith strip upper"
        }
        "bytes" => {
            "center count decode endswith find format fromhex hex index isalpha isdigit islower \
             isspace isupper join lower lstrip partition replace rfind rindex rpartition rsplit \
             rstrip split splitlines startswith strip upper"
        }
        "bytearray" => {
            "append center count decode endswith extend find format fromhex hex index isalpha \
             isdigit islower isspace isupper join lower lstrip partition replace rfind rindex \
             rpartition rsplit rstrip split splitlines startswith strip upper"
        }
        "list" => "append clear copy count extend index insert pop remove reverse sort",
        "dict" => "clear copy fromkeys get items keys pop popitem setdefault update values",
        "set" => {
            "add clear copy difference difference_update discard intersection \
             intersection_update isdisjoint issubset issuperset pop remove symmetric_difference \
             symmetric_difference_update union update"
        }
        "frozenset" => {
            "copy difference intersection isdisjoint issubset issuperset symmetric_difference union"
        }
        "tuple" => "count index",
        "int" => "from_bytes to_bytes",
        "memoryview" => "hex",
        _ => "",
    }
}

/// Whether one of these types has a method of this name.
pub(crate) fn any_has(name: &str) -> bool {
    const TYPES: [&str; 10] = [
        "str",
        "bytes",
        "bytearray",
        "list",
        "dict",
        "set",
        "frozenset",
        "tuple",
        "int",
        "memoryview",
    ];
    let has = |of: &str| methods(of).split_whitespace().any(|it| it == name);
    TYPES.into_iter().any(has)
}

/// Whether a name is that of such a type.
pub(crate) fn is_type(name: &str) -> bool {
    matches!(name, "float" | "bool") || !methods(name).is_empty()
}

/// The type that a call of a name makes.
pub(crate) fn made(name: &str) -> Option<&'static str> {
    Some(match name {
        "str" => "str",
        "bytes" => "bytes",
        "bytearray" => "bytearray",
        "list" | "sorted" => "list",
        "dict" => "dict",
        "set" => "set",
        "frozenset" => "frozenset",
        "tuple" => "tuple",
        "int" | "len" | "ord" => "int",
        "float" => "float",
        "chr" | "hex" | "bin" | "oct" | "repr" => "str",
        _ => return None,
    })
}

/// What a method of a type answers, where that is always of one type.
pub(crate) fn result(of: &str, method: &str) -> Option<&'static str> {
    let same = match of {
        "str" => "str",
        "bytes" | "bytearray" => "bytes",
        "list" => "list",
        "dict" => "dict",
        "set" => "set",
        _ => return None,
    };
    Some(match method {
        "encode" => "bytes",
        "decode" | "hex" => "str",
        "split" | "rsplit" | "splitlines" => "list",
        "partition" | "rpartition" => "tuple",
        "count" | "find" | "index" | "rfind" | "rindex" | "from_bytes" => "int",
        "to_bytes" => "bytes",
        "center"
        | "format"
        | "join"
        | "lower"
        | "lstrip"
        | "replace"
        | "rstrip"
        | "strip"
        | "upper"
        | "copy"
        | "difference"
        | "intersection"
        | "symmetric_difference"
        | "union"
        | "fromkeys" => same,
        _ => return None,
    })
}
