//! Numbers of the unary and binary operators, as the `*_OP_MULTI` opcodes carry them.

macro_rules! operators {
    ($(#[$meta:meta])* $name:ident { $($number:literal $variant:ident $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant = $number,)*
        }

        impl $name {
            /// Every operator in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The operator with this number.
            pub const fn from_number(number: u8) -> Option<Self> {
                match number {
                    $($number => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its number, which is the distance from the first opcode of the group.
            pub const fn number(self) -> u8 {
                self as u8
            }

            /// As it is written in a program.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

operators! {
    /// Operators with one operand.
    UnaryOp {
        0 Positive "+",
        1 Negative "-",
        2 Invert "~",
        3 Not "not",
    }
}

operators! {
    /// Operators with two operands. `not in` and `is not` are `in` and `is` followed by `not`.
    BinaryOp {
        0 Less "<",
        1 More ">",
        2 Equal "==",
        3 LessEqual "<=",
        4 MoreEqual ">=",
        5 NotEqual "!=",
        6 In "in",
        7 Is "is",
        8 ExceptionMatch "except",
        9 InplaceOr "|=",
        10 InplaceXor "^=",
        11 InplaceAnd "&=",
        12 InplaceLeftShift "<<=",
        13 InplaceRightShift ">>=",
        14 InplaceAdd "+=",
        15 InplaceSubtract "-=",
        16 InplaceMultiply "*=",
        17 InplaceMatMultiply "@=",
        18 InplaceFloorDivide "//=",
        19 InplaceTrueDivide "/=",
        20 InplaceModulo "%=",
        21 InplacePower "**=",
        22 Or "|",
        23 Xor "^",
        24 And "&",
        25 LeftShift "<<",
        26 RightShift ">>",
        27 Add "+",
        28 Subtract "-",
        29 Multiply "*",
        30 MatMultiply "@",
        31 FloorDivide "//",
        32 TrueDivide "/",
        33 Modulo "%",
        34 Power "**",
    }
}

impl BinaryOp {
    /// The operator that an in-place one falls back to; itself otherwise.
    pub const fn plain(self) -> Self {
        let number = self.number();
        if number >= 9
            && number <= 21
            && let Some(plain) = Self::from_number(number + 13)
        {
            return plain;
        }
        self
    }

    /// Whether it is one of the `x=` forms.
    pub const fn is_inplace(self) -> bool {
        let number = self.number();
        number >= 9 && number <= 21
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inplace_operators_know_their_plain_form() {
        for op in BinaryOp::ALL {
            if op.is_inplace() {
                let text = op.text();
                assert_eq!(&text[..text.len() - 1], op.plain().text());
            } else {
                assert_eq!(op.plain(), *op);
            }
        }
    }
}
