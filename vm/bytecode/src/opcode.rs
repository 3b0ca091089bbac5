//! THE opcode table: number, name, operands and effect on the stack of every instruction.
//! The interpreter, the compiler and the disassembler all derive from it.

use crate::operator::{BinaryOp, UnaryOp};

/// What follows an opcode byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operands {
    /// Nothing.
    None,
    /// Nothing: the operand is part of the opcode byte.
    Embedded,
    /// Index into the file's name table.
    Qstr,
    /// Index into the file's object table.
    Object,
    /// Index of a nested function.
    Child,
    /// Index of a nested function, then a byte: how many cells it closes over.
    ChildAndByte,
    /// Signed number.
    Signed,
    /// Unsigned number.
    Unsigned,
    /// Number of a local, counted downwards from the top of the frame.
    Local,
    /// Distance from the end of the instruction, forwards or backwards.
    Jump,
    /// Distance from the end of the instruction, forwards only.
    JumpForward,
    /// Like `Jump`, then a byte: how many exception handlers are left on the way, bit 7 set
    /// when the iterator of a `for` loop is to be dropped too.
    JumpAndByte,
}

/// How an instruction changes the depth of the stack when the next one follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// By so many values.
    Fixed(i8),
    /// Takes as many values as the operand says, leaves one.
    Collect,
    /// Takes one value, leaves as many as the operand says.
    Spread,
    /// Takes one, leaves low byte + high byte + 1 of the operand.
    SpreadStar,
    /// A call: operand is positional count, keyword pairs in the second byte; takes so many more.
    Call(u8),
    /// Makes a closure: takes its cells and so many defaults, leaves one.
    Closure(u8),
}

/// One row of the table. Names, which boards have no use for, are apart: [`name`].
#[derive(Clone, Copy, Debug)]
pub struct Opcode {
    /// What follows.
    pub operands: Operands,
    /// What it does to the stack.
    pub effect: Effect,
}

/// First opcode of `LOAD_CONST_SMALL_INT_MULTI`; value is opcode - this - excess.
pub const SMALL_INT_MULTI: u8 = 0x70;
/// How many small integers have an opcode of their own.
pub const SMALL_INT_MULTI_COUNT: u8 = 64;
/// The value of the first of them, negated.
pub const SMALL_INT_MULTI_EXCESS: u8 = 16;
/// First opcode of `LOAD_FAST_MULTI`.
pub const LOAD_FAST_MULTI: u8 = 0xb0;
/// First opcode of `STORE_FAST_MULTI`.
pub const STORE_FAST_MULTI: u8 = 0xc0;
/// How many locals have a load and a store opcode of their own.
pub const FAST_MULTI_COUNT: u8 = 16;
/// First opcode of `UNARY_OP_MULTI`.
pub const UNARY_OP_MULTI: u8 = 0xd0;
/// First opcode of `BINARY_OP_MULTI`.
pub const BINARY_OP_MULTI: u8 = 0xd7;

macro_rules! opcodes {
    ($($number:literal $name:ident $operands:ident $effect:expr;)*) => {
        /// The opcodes by name.
        pub mod op {
            $(#[doc = concat!("`", stringify!($name), "`")] pub const $name: u8 = $number;)*
        }

        /// The opcodes below the groups, from [`FIRST`] on. `None` where no instruction has this
        /// number.
        static TABLE: [Option<Opcode>; SINGLES] = {
            use Effect::*;
            let mut table = [None; SINGLES];
            $(
                let slot = &mut table[$number - FIRST as usize];
                assert!(slot.is_none());
                *slot = Some(Opcode {
                    operands: Operands::$operands,
                    effect: $effect,
                });
            )*
            table
        };

        /// The name that documentation and listings use for an opcode.
        pub const fn name(number: u8) -> &'static str {
            match number {
                $($number => stringify!($name),)*
                BINARY_OP_MULTI.. => "BINARY_OP",
                UNARY_OP_MULTI.. => "UNARY_OP",
                STORE_FAST_MULTI.. => "STORE_FAST_MULTI",
                LOAD_FAST_MULTI.. => "LOAD_FAST_MULTI",
                SMALL_INT_MULTI.. => "LOAD_CONST_SMALL_INT_MULTI",
                _ => "?",
            }
        }
    };
}

/// The first opcode.
const FIRST: u8 = 0x10;
/// Numbers from there to the groups.
const SINGLES: usize = (SMALL_INT_MULTI - FIRST) as usize;

/// Rows of the groups.
static PUSH: Opcode = embedded(1);
static CHANGE: Opcode = embedded(0);
static DROP: Opcode = embedded(-1);

const fn embedded(by: i8) -> Opcode {
    Opcode {
        operands: Operands::Embedded,
        effect: Effect::Fixed(by),
    }
}

opcodes! {
    0x10 LOAD_CONST_STRING Qstr Fixed(1);
    0x11 LOAD_NAME Qstr Fixed(1);
    0x12 LOAD_GLOBAL Qstr Fixed(1);
    0x13 LOAD_ATTR Qstr Fixed(0);
    0x14 LOAD_METHOD Qstr Fixed(1);
    0x15 LOAD_SUPER_METHOD Qstr Fixed(-1);
    0x16 STORE_NAME Qstr Fixed(-1);
    0x17 STORE_GLOBAL Qstr Fixed(-1);
    0x18 STORE_ATTR Qstr Fixed(-2);
    0x19 DELETE_NAME Qstr Fixed(0);
    0x1a DELETE_GLOBAL Qstr Fixed(0);
    0x1b IMPORT_NAME Qstr Fixed(-1);
    0x1c IMPORT_FROM Qstr Fixed(1);
    0x20 MAKE_CLOSURE ChildAndByte Closure(0);
    0x21 MAKE_CLOSURE_DEFARGS ChildAndByte Closure(2);
    0x22 LOAD_CONST_SMALL_INT Signed Fixed(1);
    0x23 LOAD_CONST_OBJ Object Fixed(1);
    0x24 LOAD_FAST_N Local Fixed(1);
    0x25 LOAD_DEREF Local Fixed(1);
    0x26 STORE_FAST_N Local Fixed(-1);
    0x27 STORE_DEREF Local Fixed(-1);
    0x28 DELETE_FAST Local Fixed(0);
    0x29 DELETE_DEREF Local Fixed(0);
    0x2a BUILD_TUPLE Unsigned Collect;
    0x2b BUILD_LIST Unsigned Collect;
    0x2c BUILD_MAP Unsigned Fixed(1);
    0x2d BUILD_SET Unsigned Collect;
    0x2e BUILD_SLICE Unsigned Collect;
    0x2f STORE_COMP Unsigned Fixed(-1);
    0x30 UNPACK_SEQUENCE Unsigned Spread;
    0x31 UNPACK_EX Unsigned SpreadStar;
    0x32 MAKE_FUNCTION Child Fixed(1);
    0x33 MAKE_FUNCTION_DEFARGS Child Fixed(-1);
    0x34 CALL_FUNCTION Unsigned Call(0);
    0x35 CALL_FUNCTION_VAR_KW Unsigned Call(1);
    0x36 CALL_METHOD Unsigned Call(1);
    0x37 CALL_METHOD_VAR_KW Unsigned Call(2);
    0x40 UNWIND_JUMP JumpAndByte Fixed(0);
    0x42 JUMP Jump Fixed(0);
    0x43 POP_JUMP_IF_TRUE Jump Fixed(-1);
    0x44 POP_JUMP_IF_FALSE Jump Fixed(-1);
    0x45 JUMP_IF_TRUE_OR_POP JumpForward Fixed(-1);
    0x46 JUMP_IF_FALSE_OR_POP JumpForward Fixed(-1);
    0x47 SETUP_WITH JumpForward Fixed(2);
    0x48 SETUP_EXCEPT JumpForward Fixed(0);
    0x49 SETUP_FINALLY JumpForward Fixed(0);
    0x4a POP_EXCEPT_JUMP JumpForward Fixed(0);
    0x4b FOR_ITER JumpForward Fixed(1);
    0x50 LOAD_CONST_FALSE None Fixed(1);
    0x51 LOAD_CONST_NONE None Fixed(1);
    0x52 LOAD_CONST_TRUE None Fixed(1);
    0x53 LOAD_NULL None Fixed(1);
    0x54 LOAD_BUILD_CLASS None Fixed(1);
    0x55 LOAD_SUBSCR None Fixed(-1);
    0x56 STORE_SUBSCR None Fixed(-3);
    0x57 DUP_TOP None Fixed(1);
    0x58 DUP_TOP_TWO None Fixed(2);
    0x59 POP_TOP None Fixed(-1);
    0x5a ROT_TWO None Fixed(0);
    0x5b ROT_THREE None Fixed(0);
    0x5c WITH_CLEANUP None Fixed(-2);
    0x5d END_FINALLY None Fixed(-1);
    0x5e GET_ITER None Fixed(0);
    0x5f GET_ITER_STACK None Fixed(3);
    0x62 STORE_MAP None Fixed(-2);
    0x63 RETURN_VALUE None Fixed(-1);
    0x64 RAISE_LAST None Fixed(0);
    0x65 RAISE_OBJ None Fixed(-1);
    0x66 RAISE_FROM None Fixed(-2);
    0x67 YIELD_VALUE None Fixed(0);
    0x68 YIELD_FROM None Fixed(-1);
    0x69 IMPORT_STAR None Fixed(-1);
}

/// The row of an opcode.
pub const fn opcode(number: u8) -> Option<&'static Opcode> {
    match number {
        ..FIRST => None,
        FIRST..SMALL_INT_MULTI => TABLE[(number - FIRST) as usize].as_ref(),
        SMALL_INT_MULTI..STORE_FAST_MULTI => Some(&PUSH),
        STORE_FAST_MULTI..UNARY_OP_MULTI => Some(&DROP),
        UNARY_OP_MULTI..BINARY_OP_MULTI if (number - UNARY_OP_MULTI) < UNARY_OPS => Some(&CHANGE),
        BINARY_OP_MULTI.. if (number - BINARY_OP_MULTI) < BINARY_OPS => Some(&DROP),
        _ => None,
    }
}

const UNARY_OPS: u8 = UnaryOp::ALL.len() as u8;
const BINARY_OPS: u8 = BinaryOp::ALL.len() as u8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_sit_where_the_format_puts_them() {
        let name = |number| opcode(number).map(|_| name(number));
        assert_eq!(name(0xd3), Some("UNARY_OP"));
        assert!(opcode(0xd4).is_none());
        assert_eq!(name(0xd7 + 34), Some("BINARY_OP"));
        assert!(opcode(0xfa).is_none());
        assert_eq!(name(0xaf), Some("LOAD_CONST_SMALL_INT_MULTI"));
        assert_eq!(name(0x63), Some("RETURN_VALUE"));
    }
}
