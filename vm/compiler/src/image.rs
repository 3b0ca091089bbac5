//! The bytes of the `.mpy` file: names, objects, and the functions in pre-order.

use crate::arena::{At, ByteRun, OutOfMemory};
use crate::constant::{self, Kind};
#[cfg(feature = "host")]
use crate::float::text;
use crate::integer::Integer;
use crate::names::Name;
use crate::options::Options;
use crate::scope::Scope;
use crate::store::Store;
use crate::text::{Text, Texts};
use crate::tree::{Node, Word};
use garter_bytecode::bytes::{Full, Put};
use garter_bytecode::mpy::{
    CodeKind, kind, write_children, write_code, write_header, write_name_static,
};
use garter_bytecode::varint::write_unsigned;
use garter_syntax::TokenKind;

struct Out<'e, 'a, 'm> {
    store: &'e mut Store<'a, 'm>,
    run: ByteRun,
}

impl Put for Out<'_, '_, '_> {
    fn put(&mut self, byte: u8) -> Result<(), Full> {
        self.run
            .put(&mut self.store.arena, byte)
            .map_err(|OutOfMemory| Full)
    }
}

/// Writes the file; returns where it begins and how long it is, in bytes.
#[inline(never)]
pub(crate) fn write(
    store: &mut Store<'_, '_>,
    options: &Options<'_>,
    module: Scope,
) -> Result<(u32, u32), OutOfMemory> {
    let run = ByteRun::begin(&store.arena);
    let (names, objects) = (store.names.used(), store.constants.used());
    let mut out = Out { store, run };
    write_header(&mut out, options.small_int_bits, names, objects)?;
    let mut name = out.store.names.first();
    while name != Name::NONE {
        write_name(&mut out, name)?;
        name = out.store.names.next(&out.store.arena, name);
    }
    let mut object = out.store.constants.first();
    while object != 0 {
        write_constants(&mut out, options, object)?;
        object = out.store.constants.next(&out.store.arena, object);
    }
    write_functions(&mut out, module)?;
    Ok((out.run.start, out.run.len))
}

fn write_name(out: &mut Out<'_, '_, '_>, name: Name) -> Result<(), OutOfMemory> {
    let number = out.store.names.static_number(&out.store.arena, name);
    if number != 0 {
        return Ok(write_name_static(out, number)?);
    }
    let text = out.store.names.text(&out.store.arena, name);
    write_unsigned(out, text.len() << 1)?;
    write_text(out, text)?;
    Ok(out.put(0)?)
}

fn write_text(out: &mut Out<'_, '_, '_>, text: Text) -> Result<(), OutOfMemory> {
    for index in 0..text.len() {
        let texts = Texts {
            source: out.store.source,
            arena: &out.store.arena,
        };
        let byte = texts.byte(text, index);
        out.put(byte)?;
    }
    Ok(())
}

/// A constant; tuples by way of the stack, however they are nested.
fn write_constants(
    out: &mut Out<'_, '_, '_>,
    options: &Options<'_>,
    constant: At,
) -> Result<(), OutOfMemory> {
    let bottom = out.store.arena.top();
    out.store.arena.push(Node::Const(constant).encode())?;
    while out.store.arena.top() < bottom {
        let word = out.store.arena.pop();
        let Node::Const(at) = Node::decode(word) else {
            write_leaf(out, word)?;
            continue;
        };
        if constant::kind(&out.store.arena, at) != Kind::Tuple {
            write_constant(out, options, at)?;
            continue;
        }
        let count = constant::len(&out.store.arena, at);
        out.put(kind::TUPLE)?;
        write_unsigned(out, count)?;
        for index in (0..count).rev() {
            let item = constant::word(&out.store.arena, at, index);
            out.store.arena.push(item)?;
        }
    }
    Ok(())
}

/// An item of a tuple that is no entry of the constant table.
fn write_leaf(out: &mut Out<'_, '_, '_>, word: Word) -> Result<(), OutOfMemory> {
    match Node::decode(word) {
        Node::Int(value) => {
            let low = out.store.arena.top();
            let number = decimal(i64::from(value));
            out.put(kind::INT)?;
            let digits = number.0.get(number.1..).unwrap_or_default();
            write_unsigned(out, digits.len() as u32)?;
            for digit in digits {
                out.put(*digit)?;
            }
            out.store.arena.cut(low);
            Ok(())
        }
        Node::Str(name) => {
            let text = out.store.names.text(&out.store.arena, name);
            out.put(kind::STR)?;
            write_unsigned(out, text.len())?;
            write_text(out, text)?;
            Ok(out.put(0)?)
        }
        Node::Token(TokenKind::True) => Ok(out.put(kind::TRUE)?),
        Node::Token(TokenKind::False) => Ok(out.put(kind::FALSE)?),
        _ => Ok(out.put(kind::NONE)?),
    }
}

/// Decimal digits at the end of a buffer, and where they begin.
fn decimal(value: i64) -> ([u8; 20], usize) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        if let Some(digit) = digits.get_mut(at) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
        if rest == 0 || at <= 1 {
            break;
        }
    }
    if value < 0 {
        at -= 1;
        if let Some(sign) = digits.get_mut(at) {
            *sign = b'-';
        }
    }
    (digits, at)
}

fn write_constant(
    out: &mut Out<'_, '_, '_>,
    options: &Options<'_>,
    at: At,
) -> Result<(), OutOfMemory> {
    // On a board numbers stay numbers, and the text of floats takes no flash.
    #[cfg(not(feature = "host"))]
    let _ = options;
    let arena = &out.store.arena;
    match constant::kind(arena, at) {
        kind @ (Kind::Positive | Kind::Negative) => write_integer(out, at, kind == Kind::Negative),
        #[cfg(feature = "host")]
        Kind::Float if !options.memory_image => {
            let text = text::text(constant::float(arena, at));
            write_digits(out, kind::FLOAT, text.as_bytes())
        }
        #[cfg(feature = "host")]
        Kind::Imaginary if !options.memory_image => {
            let text = text::imaginary_text(constant::float(arena, at));
            write_digits(out, kind::COMPLEX, text.as_bytes())
        }
        Kind::Float => write_bits(out, kind::FLOAT_BITS, at),
        Kind::Imaginary => write_bits(out, kind::COMPLEX_BITS, at),
        text_kind @ (Kind::Str | Kind::Bytes) => {
            let Some(text) = constant::text(arena, at) else {
                return Ok(());
            };
            out.put(if text_kind == Kind::Str {
                kind::STR
            } else {
                kind::BYTES
            })?;
            write_unsigned(out, text.len())?;
            write_text(out, text)?;
            Ok(out.put(0)?)
        }
        Kind::Ellipsis => Ok(out.put(kind::ELLIPSIS)?),
        Kind::None => Ok(out.put(kind::NONE)?),
        Kind::False => Ok(out.put(kind::FALSE)?),
        Kind::True => Ok(out.put(kind::TRUE)?),
        Kind::Tuple => Ok(()),
    }
}

#[cfg(feature = "host")]
fn write_digits(out: &mut Out<'_, '_, '_>, kind: u8, digits: &[u8]) -> Result<(), OutOfMemory> {
    out.put(kind)?;
    write_unsigned(out, digits.len() as u32)?;
    for digit in digits {
        out.put(*digit)?;
    }
    Ok(())
}

fn write_bits(out: &mut Out<'_, '_, '_>, kind: u8, at: At) -> Result<(), OutOfMemory> {
    let bits = constant::float(&out.store.arena, at).to_bits();
    out.put(kind)?;
    for byte in bits.to_le_bytes() {
        out.put(byte)?;
    }
    Ok(())
}

fn write_integer(out: &mut Out<'_, '_, '_>, at: At, negative: bool) -> Result<(), OutOfMemory> {
    let len = constant::len(&out.store.arena, at);
    let value = Integer {
        at: constant::content(at),
        len,
        negative,
    };
    let groups = value.push_decimal(&mut out.store.arena)?;
    let mut count = groups.max(1) * 9 + u32::from(negative);
    // The first group has no zeros before it.
    let mut first = match groups {
        0 => 0,
        _ => out.store.arena.pop(),
    };
    let mut place = 100_000_000;
    while place > 1 && first < place {
        place /= 10;
        count -= 1;
    }
    out.put(kind::INT)?;
    write_unsigned(out, count)?;
    if negative {
        out.put(b'-')?;
    }
    for left in (0..groups.max(1)).rev() {
        while place > 0 {
            out.put(b'0' + (first / place % 10) as u8)?;
            place /= 10;
        }
        if left > 0 {
            first = out.store.arena.pop();
            place = 100_000_000;
        }
    }
    Ok(())
}

/// The functions in pre-order; where a function's children go on is kept in its own record.
fn write_functions(out: &mut Out<'_, '_, '_>, module: Scope) -> Result<(), OutOfMemory> {
    let mut scope = module;
    loop {
        write_function(out, scope)?;
        let arena = &out.store.arena;
        let mut next = Scope(scope.first_child(arena));
        while next == Scope::NONE {
            if scope == module {
                return Ok(());
            }
            next = Scope(scope.next_sibling(arena));
            if next == Scope::NONE {
                scope = scope.parent(arena);
            }
        }
        scope = next;
    }
}

fn write_function(out: &mut Out<'_, '_, '_>, scope: Scope) -> Result<(), OutOfMemory> {
    let arena = &out.store.arena;
    let (at, len, children) = (
        scope.code(arena),
        scope.code_len(arena),
        scope.children(arena),
    );
    write_code(out, CodeKind::Bytecode, len, children > 0)?;
    for index in 0..len {
        let byte = out.store.arena.byte(at + index);
        out.put(byte)?;
    }
    if children > 0 {
        write_children(out, children)?;
    }
    Ok(())
}
