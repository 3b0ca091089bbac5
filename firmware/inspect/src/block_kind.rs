//! The kinds of a heap block, and the letters that `micropython.mem_info(1)` gives them.

/// Makes the enum, its number, its letter and its name from one table.
macro_rules! block_kinds {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $letter:literal, $label:literal;)*) => {
        /// What a 16-byte block of the heap holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum BlockKind {
            $($(#[$doc])* $name = $number,)*
        }

        impl BlockKind {
            /// Every kind, in the order of their numbers.
            pub const ALL: &'static [BlockKind] = &[$(BlockKind::$name,)*];

            /// The letter of `micropython.mem_info(1)`.
            #[must_use]
            pub const fn letter(self) -> char {
                match self { $(BlockKind::$name => $letter,)* }
            }

            /// A word for people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(BlockKind::$name => $label,)* }
            }

            /// The kind with this letter.
            #[must_use]
            pub const fn from_letter(letter: char) -> Option<BlockKind> {
                match letter { $($letter => Some(BlockKind::$name),)* _ => None }
            }

            /// The kind with this number on the wire.
            #[must_use]
            pub const fn from_number(number: u8) -> Option<BlockKind> {
                match number { $($number => Some(BlockKind::$name),)* _ => None }
            }
        }
    };
}

block_kinds! {
    /// Not in use.
    Free = 0, '.', "free";
    /// Continues the object of the block before it.
    Tail = 1, '=', "tail";
    /// First block of an object of a kind not listed here.
    Head = 2, 'h', "object";
    /// First block of a tuple.
    Tuple = 3, 'T', "tuple";
    /// First block of a list.
    List = 4, 'L', "list";
    /// First block of a dict.
    Dict = 5, 'D', "dict";
    /// First block of a str or bytes.
    Str = 6, 'S', "string";
    /// First block of an array or bytearray.
    Array = 7, 'A', "array";
    /// A float.
    Float = 8, 'F', "float";
    /// First block of a function's bytecode.
    Bytecode = 9, 'B', "bytecode";
    /// First block of a module.
    Module = 10, 'M', "module";
    /// First block of an object that a collection under way has reached.
    Marked = 11, 'm', "marked";
}

impl BlockKind {
    /// The number on the wire, below 16.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Whether an object starts in this block.
    #[must_use]
    pub const fn starts_object(self) -> bool {
        !matches!(self, BlockKind::Free | BlockKind::Tail)
    }
}

#[cfg(test)]
mod tests {
    use super::BlockKind;

    #[test]
    fn numbers_and_letters_lead_back_to_their_kind() {
        for (number, &kind) in BlockKind::ALL.iter().enumerate() {
            assert_eq!(usize::from(kind.number()), number);
            assert_eq!(BlockKind::from_number(kind.number()), Some(kind));
            assert_eq!(BlockKind::from_letter(kind.letter()), Some(kind));
        }
        assert!(BlockKind::ALL.len() <= 16, "a run's kind has four bits");
    }
}
