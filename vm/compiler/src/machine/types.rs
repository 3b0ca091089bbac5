//! The types of viper.

/// What a value on the stack or in a local is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Type {
    /// Of a local: nothing was stored in it yet.
    Unknown,
    /// `None` as it is written.
    None,
    Object,
    Bool,
    Int,
    Uint,
    Ptr,
    Ptr8,
    Ptr16,
    Ptr32,
    /// The name of a type, which converts when it is called.
    Cast(Cast),
}

/// A type that can be written in a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cast {
    Object,
    Bool,
    Int,
    Uint,
    Ptr,
    Ptr8,
    Ptr16,
    Ptr32,
}

/// Every name of a type.
pub(crate) const NAMES: [(&str, Cast); 8] = [
    ("object", Cast::Object),
    ("bool", Cast::Bool),
    ("int", Cast::Int),
    ("uint", Cast::Uint),
    ("ptr", Cast::Ptr),
    ("ptr8", Cast::Ptr8),
    ("ptr16", Cast::Ptr16),
    ("ptr32", Cast::Ptr32),
];

impl Cast {
    /// The type of the result.
    pub(crate) fn result(self) -> Type {
        match self {
            Cast::Object => Type::Object,
            Cast::Bool => Type::Bool,
            Cast::Int => Type::Int,
            Cast::Uint => Type::Uint,
            Cast::Ptr => Type::Ptr,
            Cast::Ptr8 => Type::Ptr8,
            Cast::Ptr16 => Type::Ptr16,
            Cast::Ptr32 => Type::Ptr32,
        }
    }
}

impl Type {
    /// How messages call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Type::Unknown | Type::None | Type::Cast(_) => "None",
            Type::Object => "object",
            Type::Bool => "bool",
            Type::Int => "int",
            Type::Uint => "uint",
            Type::Ptr => "ptr",
            Type::Ptr8 => "ptr8",
            Type::Ptr16 => "ptr16",
            Type::Ptr32 => "ptr32",
        }
    }

    pub(crate) fn is_integer(self) -> bool {
        matches!(self, Type::Int | Type::Uint)
    }

    /// Points to numbers that can be indexed.
    pub(crate) fn is_array(self) -> bool {
        matches!(self, Type::Ptr8 | Type::Ptr16 | Type::Ptr32)
    }

    pub(crate) fn has_truth(self) -> bool {
        matches!(self, Type::Object | Type::Bool | Type::Int | Type::Uint)
    }

    pub(crate) fn encode(self) -> u32 {
        match self {
            Type::Unknown => 0,
            Type::None => 1,
            Type::Object => 2,
            Type::Bool => 3,
            Type::Int => 4,
            Type::Uint => 5,
            Type::Ptr => 6,
            Type::Ptr8 => 7,
            Type::Ptr16 => 8,
            Type::Ptr32 => 9,
            Type::Cast(cast) => 16 + cast as u32,
        }
    }

    pub(crate) fn decode(word: u32) -> Self {
        match word {
            0 => Type::Unknown,
            1 => Type::None,
            3 => Type::Bool,
            4 => Type::Int,
            5 => Type::Uint,
            6 => Type::Ptr,
            7 => Type::Ptr8,
            8 => Type::Ptr16,
            9 => Type::Ptr32,
            16.. => {
                let cast = NAMES.get(word as usize - 16);
                cast.map_or(Type::Object, |(_, cast)| Type::Cast(*cast))
            }
            _ => Type::Object,
        }
    }
}
