//! Instructions as the quick loop reads them: one 64-bit word each.
//!
//! | bits | what |
//! |---|---|
//! | 0..8 | operation, one of those below |
//! | 8..12 | bytes of the instructions it stands for |
//! | 12..16 | `m` |
//! | 16..32 | `a` |
//! | 32..48 | `c` |
//! | 48..64 | `d` |
//! | 32..64 | `b`, in place of `c` and `d` |
//! | 16..24, 24..32 | `low` and `high` of `a` |
//! | 32..60 | `wide`, signed |
//! | 32..52 | `narrow`, signed |
//! | 52..64 | `short`, signed |
//! | 60..64 | `top` |
//!
//! What the fields mean is said beside each operation. A word whose place is an operand's byte
//! is never run; it extends the word of its instruction where that says so.

macro_rules! operations {
    ($($(#[$meta:meta])* $name:ident,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Number { $($name,)* }
        $($(#[$meta])* pub(super) const $name: u8 = Number::$name as u8;)*
    };
}

operations! {
    /// Not decoded yet. Its number is 0, as that of memory nobody wrote to.
    FRESH,
    /// Left to the general loop.
    STEP,
    /// Pushes the value `b`.
    PUSH,
    /// Pushes local `a`.
    LOAD,
    /// Pushes locals `a` and `b`.
    LOAD_TWO,
    /// Pops into local `a`.
    STORE,
    /// Pushes what is in the cell in local `a`.
    LOAD_CELL,
    /// Pops into the cell in local `a`.
    STORE_CELL,
    /// Drops the topmost value.
    POP,
    /// The same as the instruction.
    DUP,
    /// The same as the instruction.
    DUP_TWO,
    /// The same as the instruction.
    ROT_TWO,
    /// The same as the instruction.
    ROT_THREE,

    // Operators on two numbers. `low`: left local; `c`: right local, or `wide`: the right small
    // integer. `high`: local for the result. `top`: how far the operator is from the start. First
    // those that push their result: both operands on the stack; the right one a local; the right
    // one a constant; both locals; the left one a local and the right one a constant. Then those
    // whose result goes into a local.
    /// `+`.
    ADD_SS,
    /// `+`.
    ADD_SL,
    /// `+`.
    ADD_SK,
    /// `+`.
    ADD_LL,
    /// `+`.
    ADD_LK,
    /// `+`.
    ADD_SS_TO,
    /// `+`.
    ADD_SL_TO,
    /// `+`.
    ADD_SK_TO,
    /// `+`.
    ADD_LL_TO,
    /// `+`.
    ADD_LK_TO,
    /// `-`.
    SUB_SS,
    /// `-`.
    SUB_SL,
    /// `-`.
    SUB_SK,
    /// `-`.
    SUB_LL,
    /// `-`.
    SUB_LK,
    /// `-`.
    SUB_SS_TO,
    /// `-`.
    SUB_SL_TO,
    /// `-`.
    SUB_SK_TO,
    /// `-`.
    SUB_LL_TO,
    /// `-`.
    SUB_LK_TO,
    /// `*`.
    MUL_SS,
    /// `*`.
    MUL_SL,
    /// `*`.
    MUL_SK,
    /// `*`.
    MUL_LL,
    /// `*`.
    MUL_LK,
    /// `*`.
    MUL_SS_TO,
    /// `*`.
    MUL_SL_TO,
    /// `*`.
    MUL_SK_TO,
    /// `*`.
    MUL_LL_TO,
    /// `*`.
    MUL_LK_TO,
    /// `&`.
    AND_SS,
    /// `&`.
    AND_SL,
    /// `&`.
    AND_SK,
    /// `&`.
    AND_LL,
    /// `&`.
    AND_LK,
    /// `&`.
    AND_SS_TO,
    /// `&`.
    AND_SL_TO,
    /// `&`.
    AND_SK_TO,
    /// `&`.
    AND_LL_TO,
    /// `&`.
    AND_LK_TO,
    /// The operator `m`, see `small`.
    ANY_SS,
    /// The operator `m`, see `small`.
    ANY_SL,
    /// The operator `m`, see `small`.
    ANY_SK,
    /// The operator `m`, see `small`.
    ANY_LL,
    /// The operator `m`, see `small`.
    ANY_LK,
    /// The operator `m`, see `small`.
    ANY_SS_TO,
    /// The operator `m`, see `small`.
    ANY_SL_TO,
    /// The operator `m`, see `small`.
    ANY_SK_TO,
    /// The operator `m`, see `small`.
    ANY_LL_TO,
    /// The operator `m`, see `small`.
    ANY_LK_TO,
    // Comparisons. `m`: for which orders they are true, see `order`. Others as above.
    /// Pushes the result.
    CMP_SS,
    /// The same.
    CMP_SL,
    /// The same.
    CMP_SK,
    /// The same.
    CMP_LL,
    /// The same.
    CMP_LK,
    // Comparisons with the jump after them. `m`: for which orders they jump; `low`: left local;
    // `c`: right local, or `narrow`: the right small integer; `high`: how far the operator is from
    // the start; `short`: distance from the start.
    /// Both on the stack.
    JUMP_SS,
    /// Left on the stack, right a local.
    JUMP_SL,
    /// Left on the stack, right a constant.
    JUMP_SK,
    /// Both locals.
    JUMP_LL,
    /// Left a local, right a constant.
    JUMP_LK,
    // The end of a pass of a loop that counts: adds `high`, signed, to what is topmost; if that is
    // not yet the end, stores it in local `low` too and jumps by `short`.
    /// The end is `narrow`.
    COUNT_K,
    /// The end is below what is topmost.
    COUNT_S,
    /// Pushes whether two values are the same.
    IS,
    /// Whether a dict or set has a key.
    CONTAINS,
    /// Negates a truth.
    NOT,
    /// Negates a number.
    NEGATE,

    /// Jumps by `b`, signed, from its start.
    JUMP,
    /// The same when what it pops is true.
    JUMP_IF_TRUE,
    /// The same when what it pops is false.
    JUMP_IF_FALSE,
    /// The same when the topmost value is true, else pops it.
    JUMP_OR_POP_TRUE,
    /// The same when the topmost value is false, else pops it.
    JUMP_OR_POP_FALSE,
    /// The same when local `a` is true; `m` is how far the jump itself is from the start.
    JUMP_IF_LOCAL,
    /// The same when local `a` is false.
    JUMP_UNLESS_LOCAL,

    /// A global whose name is the word `b`. As long as the stamp is `a`, the word after it has its
    /// value's place in its low half, and in its high half the globals of which that is true.
    GLOBAL,
    /// A built-in name as long as the stamp is `a` and the globals are `b`; the word after it is
    /// its value.
    BUILTIN,
    /// The attribute whose name is the word `b`, last seen in pair `low` of an instance.
    ATTRIBUTE,
    /// The same of local `high`; `m`: how far it is from the start.
    ATTRIBUTE_LOCAL,
    /// Sets it.
    STORE_ATTRIBUTE,
    /// Sets it in local `high`; `m` as before.
    STORE_ATTRIBUTE_LOCAL,
    /// `ATTRIBUTE` with the object kept below.
    ATTRIBUTE_ALSO,
    /// `STORE_ATTRIBUTE` with the object below the value.
    STORE_ATTRIBUTE_BELOW,
    /// The method whose name is the word `b`. As long as the stamp is `a`, the word after it has
    /// a class in its low half and that class's function in its high half.
    METHOD,
    /// The same of local `m`; the extending word is the second one after it.
    METHOD_LOCAL,
    /// `list[index]`
    SUBSCRIPT,
    /// The same of locals `a` and `c`; `d` is how far the subscription is from the start.
    SUBSCRIPT_LOCALS,
    /// The same with the object on the stack and its index in local `a`.
    SUBSCRIPT_LOCAL,
    /// The same with the object on the stack and the index `b`, a value.
    SUBSCRIPT_CONSTANT,
    /// The same with object and index kept below.
    SUBSCRIPT_ALSO,
    /// `list[index] = value`
    STORE_SUBSCRIPT,
    /// The same with list and index in locals `a` and `c`.
    STORE_SUBSCRIPT_LOCALS,
    /// The same with list and index below the value.
    STORE_SUBSCRIPT_BELOW,

    /// Calls with `a` positional arguments. `b` is the function that was called last, and the word
    /// after it says what its frames are, see `frames::Noted`.
    CALL,
    /// The same of a class, which is `b`; what is noted about it is beside it.
    CALL_CLASS,
    /// The same for a method.
    CALL_METHOD,
    /// Returns what is topmost.
    RETURN,
    /// Returns local `a`.
    RETURN_LOCAL,
    /// Returns the value `b`.
    RETURN_VALUE,

    /// Makes an iterable a loop.
    LOOP,
    /// The next value of a loop; at its end jumps by `b` from its start. `m`: its own length.
    NEXT,
    /// The next value of a loop into local `a`.
    NEXT_LOCAL,
    /// Enters a `try` block whose handler is `b` from its start; `m`: 1 for `finally`.
    TRY,
    /// Leaves a handler and jumps by `b`.
    LEAVE,
    /// Ends a `finally` block.
    END,
    /// Makes a list of the topmost `a` values.
    LIST,
    /// Makes an empty dict.
    DICT,
    /// Makes a tuple of the topmost `a` values.
    TUPLE,
    /// Empties local `a`.
    DELETE,
    /// Sets a global, as `GLOBAL` reads it.
    STORE_GLOBAL,
    /// Adds to the list under construction `a` slots down.
    APPEND,
    /// Gives a generator's caller a value.
    YIELD,
    /// Goes on with another generator.
    DELEGATE,
    /// Takes a sequence of `a` values apart.
    UNPACK,
}

/// Most values of a list or tuple that one word makes.
pub(super) const MOST_ITEMS: usize = 12;

/// From an operation that pushes its result to the one that stores it.
pub(super) const TO_LOCAL: u8 = ADD_SS_TO - ADD_SS;

/// The word with these parts; the rest is 0.
pub(super) const fn entry(op: u8, len: usize) -> u64 {
    op as u64 | (len as u64 & 15) << 8
}

/// `m`
pub(super) const fn with_m(m: u8) -> u64 {
    (m as u64 & 15) << 12
}

/// `a`
pub(super) const fn with_a(a: u16) -> u64 {
    (a as u64) << 16
}

/// `b`
pub(super) const fn with_b(b: u32) -> u64 {
    (b as u64) << 32
}

/// `c`
pub(super) const fn with_c(c: u16) -> u64 {
    (c as u64) << 32
}

/// `d`
pub(super) const fn with_d(d: u16) -> u64 {
    (d as u64) << 48
}

/// `high`
pub(super) const fn with_high(high: u8) -> u64 {
    (high as u64) << 24
}

/// `wide`; `None`: it has no room.
pub(super) const fn with_wide(i: i32) -> Option<u64> {
    let word = (i as u32 as u64 & 0x0fff_ffff) << 32;
    if wide(word) == i { Some(word) } else { None }
}

/// `narrow`; `None`: it has no room.
pub(super) const fn with_narrow(i: i32) -> Option<u64> {
    let word = (i as u32 as u64 & 0x000f_ffff) << 32;
    if narrow(word) == i { Some(word) } else { None }
}

/// `short`; `None`: it has no room.
pub(super) const fn with_short(i: isize) -> Option<u64> {
    let word = (i as u64) << 52;
    if short(word) == i { Some(word) } else { None }
}

/// `top`
pub(super) const fn with_top(n: u8) -> u64 {
    (n as u64) << 60
}

#[inline(always)]
pub(super) const fn low(e: u64) -> usize {
    (e >> 16 & 0xff) as usize
}

#[inline(always)]
pub(super) const fn high(e: u64) -> usize {
    (e >> 24 & 0xff) as usize
}

#[inline(always)]
pub(super) const fn wide(e: u64) -> i32 {
    (((e << 4) as i64) >> 36) as i32
}

#[inline(always)]
pub(super) const fn narrow(e: u64) -> i32 {
    (((e << 12) as i64) >> 44) as i32
}

#[inline(always)]
pub(super) const fn short(e: u64) -> isize {
    ((e as i64) >> 52) as isize
}

#[inline(always)]
pub(super) const fn top(e: u64) -> usize {
    (e >> 60) as usize
}

#[inline(always)]
pub(super) const fn len(e: u64) -> usize {
    (e >> 8 & 15) as usize
}

#[inline(always)]
pub(super) const fn m(e: u64) -> u8 {
    (e >> 12 & 15) as u8
}

#[inline(always)]
pub(super) const fn a(e: u64) -> usize {
    (e >> 16 & 0xffff) as usize
}

#[inline(always)]
pub(super) const fn b(e: u64) -> u32 {
    (e >> 32) as u32
}

#[inline(always)]
pub(super) const fn c(e: u64) -> usize {
    (e >> 32 & 0xffff) as usize
}

#[inline(always)]
pub(super) const fn d(e: u64) -> u16 {
    (e >> 48) as u16
}
