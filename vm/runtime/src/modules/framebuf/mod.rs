//! The module `framebuf`: drawing into bytes.
//!
//! Words of a frame buffer: header; the object with the bytes; width; height; stride; format.

mod font;
mod shapes;
mod surface;

use shapes::Canvas;
use surface::{Format, Surface};

use crate::Res;
use crate::buffer::Buffer;
use crate::heap::Heap;
use crate::members;
use crate::rom::{Args, Layout, Namespace, Ns, Ns as N, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

const fn number(format: Format) -> Value {
    Value::small(format as i32)
}

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "framebuf",
    members! {
        "FrameBuffer" => Ns(N::FrameBuffer),
        "FrameBuffer1" => VN(3, 4, old_new),
        "GS2_HMSB" => Const(number(Format::Gs2Hmsb)),
        "GS4_HMSB" => Const(number(Format::Gs4Hmsb)),
        "GS8" => Const(number(Format::Gs8)),
        "MONO_HLSB" => Const(number(Format::MonoHlsb)),
        "MONO_HMSB" => Const(number(Format::MonoHmsb)),
        "MONO_VLSB" => Const(number(Format::MonoVlsb)),
        "MVLSB" => Const(number(Format::MonoVlsb)),
        "RGB565" => Const(number(Format::Rgb565)),
    },
);

pub(crate) static FRAME_BUFFER: Namespace = Namespace::ty(
    "FrameBuffer",
    &TypeDef {
        layout: Layout::Head(1),
        new: Some(new),
        buffer: Some(buffer),
        ..TypeDef::PLAIN
    },
    members! {
        "blit" => VN(4, 6, blit),
        "ellipse" => VN(6, 8, ellipse),
        "fill" => V2(fill),
        "fill_rect" => VN(6, 6, |vm, args| rect(vm, args, true)),
        "hline" => VN(5, 5, |vm, args| straight(vm, args, true)),
        "line" => VN(6, 6, line),
        "pixel" => VN(3, 4, pixel),
        "poly" => VN(5, 6, polygon),
        "rect" => VN(6, 7, |vm, args| rect(vm, args, false)),
        "scroll" => V3(scroll),
        "text" => VN(4, 5, text),
        "vline" => VN(5, 5, |vm, args| straight(vm, args, false)),
    },
);

const OWNER: usize = 1;
const SHAPE: usize = 2;

/// `FrameBuffer(buffer, width, height, format, stride=width)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 4, 5)?;
    let mut n = [0; 3];
    for (i, n) in n.iter_mut().enumerate() {
        let v = vm.heap.arg(args, i + 1);
        *n = vm.heap.machine_int(v)?;
    }
    let stride = match vm.heap.arg(args, 4) {
        Value::UNDEF => n[0],
        v => vm.heap.machine_int(v)?,
    };
    let owner = vm.heap.arg(args, 0);
    make(vm, owner, [n[0], n[1], stride, n[2]])
}

/// `FrameBuffer1(buffer, width, height, stride=width)`
fn old_new(vm: &mut Vm<'_>, args: Args) -> Res {
    let mut n = [0; 3];
    for (i, n) in n.iter_mut().enumerate() {
        *n = match vm.heap.arg(args, i + 1) {
            Value::UNDEF => continue,
            v => vm.heap.machine_int(v)?,
        };
    }
    let stride = if args.positional > 3 { n[2] } else { n[0] };
    let owner = vm.heap.arg(args, 0);
    make(vm, owner, [n[0], n[1], stride, 0])
}

/// A frame buffer of width, height, stride and format.
fn make(vm: &mut Vm<'_>, owner: Value, [width, height, stride, format]: [i32; 4]) -> Res {
    let b = writable(vm, owner)?;
    let Some(format) = Format::from_number(format) else {
        return Err(vm.heap.raise(Ns::ValueError, "invalid format"));
    };
    let Some(s) = Surface::new(width, height, stride, format, b.len) else {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    };
    let r = vm.heap.alloc(Ns::FrameBuffer.value(), 5)?;
    vm.heap.set_value(r, OWNER, owner);
    let shape = [
        s.width as u32,
        s.height as u32,
        s.stride as u32,
        format as u32,
    ];
    vm.heap.words_mut(r, SHAPE, 4).copy_from_slice(&shape);
    Ok(r.value())
}

fn writable(vm: &mut Vm<'_>, owner: Value) -> Res<Buffer> {
    let b = vm.expect_buffer(owner)?;
    if b.writable {
        return Ok(b);
    }
    let message = "object with buffer protocol required";
    Err(vm.heap.raise(Ns::TypeError, message))
}

fn surface(heap: &Heap<'_>, r: Ref) -> Surface {
    let word = |i| heap.word(r, SHAPE + i);
    Surface {
        width: word(0) as i32,
        height: word(1) as i32,
        stride: word(2) as usize,
        format: Format::from_number(word(3) as i32).unwrap_or(Format::Gs8),
    }
}

/// The bytes a frame buffer draws into are its own bytes.
fn buffer(heap: &mut Heap<'_>, v: Value) -> Res<Option<Buffer>> {
    let Some(owner) = v.as_ref().and_then(|r| heap.value(r, OWNER)) else {
        return Ok(None);
    };
    let Some(ty) = heap.type_of(owner).as_rom() else {
        return Ok(None);
    };
    match heap.rom.namespace(ty.ns()).ty.and_then(|ty| ty.buffer) {
        // Never a frame buffer around itself: the owner was there before.
        Some(buffer) if ty.ns() != Ns::FrameBuffer => buffer(heap, owner),
        _ => Ok(None),
    }
}

/// The picture and bytes of argument 0, its object.
fn picture(vm: &mut Vm<'_>, v: Value) -> Res<(Surface, Buffer)> {
    let Some(r) = vm.native_base(v, Ns::FrameBuffer).and_then(Value::as_ref) else {
        return Err(vm.heap.raise(Ns::TypeError, "FrameBuffer expected"));
    };
    let owner = vm.heap.value(r, OWNER).unwrap_or(Value::NONE);
    let b = vm.expect_buffer(owner)?;
    Ok((surface(&vm.heap, r), b))
}

fn canvas<'h>(heap: &'h mut Heap<'_>, s: Surface, b: Buffer, colour: i32) -> Canvas<'h> {
    Canvas {
        surface: s,
        bytes: heap.bytes_mut(b.object, b.start, b.len),
        colour: colour as u32,
    }
}

/// The arguments after the object as numbers; absent ones are 0.
fn numbers<const COUNT: usize>(vm: &mut Vm<'_>, args: Args) -> Res<[i32; COUNT]> {
    let mut n = [0; COUNT];
    for (i, n) in n.iter_mut().enumerate() {
        match vm.heap.arg(args, i + 1) {
            Value::UNDEF => break,
            v => *n = vm.heap.machine_int(v)?,
        }
    }
    Ok(n)
}

fn fill(vm: &mut Vm<'_>, v: Value, colour: Value) -> Res {
    let (s, b) = picture(vm, v)?;
    let colour = vm.heap.machine_int(colour)?;
    canvas(&mut vm.heap, s, b, colour).fill(0, 0, s.width, s.height);
    Ok(Value::NONE)
}

/// `pixel(x, y[, colour])`
fn pixel(vm: &mut Vm<'_>, args: Args) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let [x, y, colour] = numbers(vm, args)?;
    if !s.contains(x, y) {
        return Ok(Value::NONE);
    }
    if args.positional > 3 {
        canvas(&mut vm.heap, s, b, colour).dot(x, y);
        return Ok(Value::NONE);
    }
    Ok(Value::small(s.get(vm.heap.buffer_bytes(b), x, y) as i32))
}

/// `hline(x, y, length, colour)`, `vline(x, y, length, colour)`
fn straight(vm: &mut Vm<'_>, args: Args, across: bool) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let [x, y, len, colour] = numbers(vm, args)?;
    let (w, h) = if across { (len, 1) } else { (1, len) };
    canvas(&mut vm.heap, s, b, colour).fill(x, y, w, h);
    Ok(Value::NONE)
}

/// `rect(x, y, width, height, colour, filled=False)`
fn rect(vm: &mut Vm<'_>, args: Args, filled: bool) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let [x, y, w, h, colour] = numbers(vm, args)?;
    let filled = match vm.heap.arg(args, 6) {
        Value::UNDEF => filled,
        v => vm.is_true(v)?,
    };
    let mut c = canvas(&mut vm.heap, s, b, colour);
    if filled {
        c.fill(x, y, w, h);
    } else {
        c.fill(x, y, w, 1);
        c.fill(x, y.saturating_add(h).saturating_sub(1), w, 1);
        c.fill(x, y, 1, h);
        c.fill(x.saturating_add(w).saturating_sub(1), y, 1, h);
    }
    Ok(Value::NONE)
}

/// `line(x1, y1, x2, y2, colour)`
fn line(vm: &mut Vm<'_>, args: Args) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let [x1, y1, x2, y2, colour] = numbers(vm, args)?;
    canvas(&mut vm.heap, s, b, colour).line(x1, y1, x2, y2);
    Ok(Value::NONE)
}

/// `ellipse(x, y, xr, yr, colour, filled=False, mask=15)`
fn ellipse(vm: &mut Vm<'_>, args: Args) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let [x, y, rx, ry, colour] = numbers(vm, args)?;
    let filled = match vm.heap.arg(args, 6) {
        Value::UNDEF => false,
        v => vm.is_true(v)?,
    };
    let mask = match vm.heap.arg(args, 7) {
        Value::UNDEF => 15,
        v => vm.heap.machine_int(v)? as u32,
    };
    canvas(&mut vm.heap, s, b, colour).ellipse((x, y), rx, ry, filled, mask);
    Ok(Value::NONE)
}

/// Numbers of corners that are drawn at most.
const CORNERS: usize = 256;

/// `poly(x, y, coords, colour, filled=False)`
fn polygon(vm: &mut Vm<'_>, args: Args) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let coords = vm.heap.arg(args, 3);
    let colour = vm.heap.arg(args, 4);
    let colour = vm.heap.machine_int(colour)?;
    let mut origin = [0; 2];
    for (i, n) in origin.iter_mut().enumerate() {
        let v = vm.heap.arg(args, i + 1);
        *n = vm.heap.machine_int(v)?;
    }
    let filled = match vm.heap.arg(args, 5) {
        Value::UNDEF => false,
        v => vm.is_true(v)?,
    };
    let list = vm.expect_buffer(coords)?;
    let size = crate::buffer::item_size(list.code).unwrap_or(1);
    let count = (list.count() / 2).min(CORNERS);
    let mut corners = [(0, 0); CORNERS];
    for (i, corner) in corners[..count].iter_mut().enumerate() {
        let mut item = |k: usize| -> Res<i32> {
            let at = list.start + (2 * i + k) * size;
            let v = vm.heap.load_item(list.object, at, list.code, false)?;
            vm.heap.machine_int(v)
        };
        *corner = (item(0)?, item(1)?);
    }
    let mut c = canvas(&mut vm.heap, s, b, colour);
    c.polygon((origin[0], origin[1]), count, |i| corners[i], filled);
    Ok(Value::NONE)
}

fn scroll(vm: &mut Vm<'_>, v: Value, dx: Value, dy: Value) -> Res {
    let (s, b) = picture(vm, v)?;
    let (dx, dy) = (vm.heap.machine_int(dx)?, vm.heap.machine_int(dy)?);
    s.scroll(vm.heap.bytes_mut(b.object, b.start, b.len), dx, dy);
    Ok(Value::NONE)
}

/// `text(string, x, y, colour=1)`: characters 8 pixels wide and high.
fn text(vm: &mut Vm<'_>, args: Args) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let string = vm.heap.arg(args, 1);
    vm.heap.expect_text_or_bytes(string)?;
    let string = vm.expect_buffer(string)?;
    let mut n = [0, 0, 1];
    for (i, n) in n.iter_mut().enumerate() {
        match vm.heap.arg(args, i + 2) {
            Value::UNDEF => break,
            v => *n = vm.heap.machine_int(v)?,
        }
    }
    let [mut x, y, colour] = n;
    for i in 0..string.len {
        let c = vm.heap.buffer_bytes(string).get(i).copied().unwrap_or(0);
        let glyph = font::glyph(c);
        let mut canvas = canvas(&mut vm.heap, s, b, colour);
        for (row, bits) in glyph.into_iter().enumerate() {
            let row = y.saturating_add(row as i32);
            for column in (0..8).filter(|k| bits & (0x80 >> k) != 0) {
                canvas.dot(x.saturating_add(column), row);
            }
        }
        x = x.saturating_add(8);
    }
    Ok(Value::NONE)
}

/// What `blit` draws: a frame buffer, or a tuple of what one is made of.
fn source(vm: &mut Vm<'_>, v: Value) -> Res<(Surface, Buffer)> {
    if vm.native_base(v, Ns::FrameBuffer).is_some() {
        return picture(vm, v);
    }
    let items = vm.heap.expect_items(v)?;
    let count = items.len(&vm.heap);
    if !(4..=5).contains(&count) {
        return Err(vm.heap.raise_with(Ns::ValueError, &[]));
    }
    let item = |vm: &Vm<'_>, i| items.get(&vm.heap, i).unwrap_or(Value::NONE);
    let mut n = [0; 4];
    for (i, n) in n.iter_mut().enumerate().take(count - 1) {
        let v = item(vm, i + 1);
        *n = vm.heap.machine_int(v)?;
    }
    let stride = if count == 5 { n[3] } else { n[0] };
    let owner = item(vm, 0);
    let b = vm.expect_buffer(owner)?;
    let s = Format::from_number(n[2]).and_then(|f| Surface::new(n[0], n[1], stride, f, b.len));
    match s {
        Some(s) => Ok((s, b)),
        None => Err(vm.heap.raise_with(Ns::ValueError, &[])),
    }
}

/// `blit(source, x, y, key=-1, palette=None)`
fn blit(vm: &mut Vm<'_>, args: Args) -> Res {
    let (s, b) = picture(vm, vm.heap.arg(args, 0))?;
    let (from, pixels) = source(vm, vm.heap.arg(args, 1))?;
    let mut n = [0, 0, -1];
    for (i, n) in n.iter_mut().enumerate() {
        match vm.heap.arg(args, i + 2) {
            Value::UNDEF => break,
            v => *n = vm.heap.machine_int(v)?,
        }
    }
    let [x, y, key] = n;
    let palette = match vm.heap.arg(args, 5) {
        Value::UNDEF | Value::NONE => None,
        v => Some(source(vm, v)?),
    };
    for row in 0..from.height {
        for column in 0..from.width {
            let (to_x, to_y) = (x.saturating_add(column), y.saturating_add(row));
            if !s.contains(to_x, to_y) {
                continue;
            }
            let mut colour = from.get(vm.heap.buffer_bytes(pixels), column, row);
            if let Some((table, bytes)) = palette {
                colour = table.get(vm.heap.buffer_bytes(bytes), colour as i32, 0);
            }
            if colour as i32 != key {
                canvas(&mut vm.heap, s, b, colour as i32).dot(to_x, to_y);
            }
        }
    }
    Ok(Value::NONE)
}
