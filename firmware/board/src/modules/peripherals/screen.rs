//! `_screen`: the colour display that the module `lcd160cr`, in Python, draws on. Colours are 16
//! bits, 5-6-5; in buffers their lower byte comes first, as `framebuf.RGB565` has them.

use garter_runtime::rom::{Args, Namespace};
use garter_runtime::{Res, Value, Vm};

use super::span::{bytes, incoming};
use super::spi;
use crate::device::Request;
use crate::hardware::{Area, ScreenRequest};
use crate::names::members;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "_screen",
    members! {
        "orient" => V1(orient),
        "fill" => VN(5, 5, fill),
        "pixel" => V2(pixel),
        "dump" => VN(5, 5, dump),
        "load" => VN(5, 5, load),
        "stream" => VN(5, 5, stream),
        "touch" => V0(touch),
        "picture" => VN(3, 3, picture),
        "picture_data" => V1(picture_data),
    },
);

fn ask(vm: &mut Vm<'_>, request: ScreenRequest) -> ScreenRequest {
    match Request::Screen(request).ask(vm.port) {
        Request::Screen(answered) => answered,
        _ => request,
    }
}

/// The arguments x, y, w, h, from argument `first`.
fn area(vm: &mut Vm<'_>, args: Args, first: usize) -> Res<Area> {
    let mut numbers = [0; 4];
    for (i, number) in numbers.iter_mut().enumerate() {
        let v = vm.heap.arg(args, first + i);
        *number = vm.heap.machine_int(v)?;
    }
    let [x, y, w, h] = numbers;
    Ok(Area { x, y, w, h })
}

/// `orient(quarter_turns)`
fn orient(vm: &mut Vm<'_>, turns: Value) -> Res {
    let turns = vm.heap.machine_int(turns)?;
    ask(vm, ScreenRequest::Orient(turns as u8));
    Ok(Value::NONE)
}

/// `fill(x, y, w, h, colour)`
fn fill(vm: &mut Vm<'_>, args: Args) -> Res {
    let area = area(vm, args, 0)?;
    let colour = vm.heap.arg(args, 4);
    let colour = vm.heap.machine_int(colour)?;
    ask(vm, ScreenRequest::Fill(area, colour as u16));
    Ok(Value::NONE)
}

fn colour_at(vm: &mut Vm<'_>, x: i32, y: i32) -> u16 {
    match ask(vm, ScreenRequest::Pixel(x, y, 0)) {
        ScreenRequest::Pixel(_, _, colour) => colour,
        _ => 0,
    }
}

/// `pixel(x, y)`
fn pixel(vm: &mut Vm<'_>, x: Value, y: Value) -> Res {
    let (x, y) = (vm.heap.machine_int(x)?, vm.heap.machine_int(y)?);
    let colour = colour_at(vm, x, y);
    Ok(Value::small(i32::from(colour)))
}

/// The places of an area, line by line, as far as a buffer has room for their colours.
fn places(area: Area, bytes: usize) -> impl Iterator<Item = (usize, i32, i32)> {
    let all = (0..area.h.max(0)).flat_map(move |y| (0..area.w.max(0)).map(move |x| (x, y)));
    let all = all.map(move |(x, y)| (area.x.saturating_add(x), area.y.saturating_add(y)));
    all.take(bytes / 2)
        .enumerate()
        .map(|(i, (x, y))| (2 * i, x, y))
}

/// `dump(buf, x, y, w, h)`: whole lines into a buffer, as many as it has room for.
fn dump(vm: &mut Vm<'_>, args: Args) -> Res {
    let (buffer, area) = (vm.heap.arg(args, 0), area(vm, args, 1)?);
    let (_, span) = incoming(vm, buffer)?;
    let line = 2 * area.w.max(1) as usize;
    for (i, x, y) in places(area, span.len() - span.len() % line) {
        let [low, high] = colour_at(vm, x, y).to_le_bytes();
        span.put(vm, i, low);
        span.put(vm, i + 1, high);
    }
    Ok(Value::NONE)
}

/// `load(buf, x, y, w, h)`: an area from a buffer.
fn load(vm: &mut Vm<'_>, args: Args) -> Res {
    let (buffer, area) = (vm.heap.arg(args, 0), area(vm, args, 1)?);
    let span = bytes(vm, buffer)?;
    for (i, x, y) in places(area, span.len()) {
        let colour = u16::from_le_bytes([span.get(vm, i), span.get(vm, i + 1)]);
        let place = Area { x, y, w: 1, h: 1 };
        ask(vm, ScreenRequest::Fill(place, colour));
    }
    Ok(Value::NONE)
}

/// `stream(spi, x, y, w, h)`: what comes on an SPI bus from now on are the colours of an area.
fn stream(vm: &mut Vm<'_>, args: Args) -> Res {
    let bus = vm.heap.arg(args, 0);
    let (_, bus) = spi::this(vm, bus)?;
    let area = area(vm, args, 1)?;
    ask(vm, ScreenRequest::Stream(bus, area));
    Ok(Value::NONE)
}

/// `touch()`: whether it is touched, and where it was last.
fn touch(vm: &mut Vm<'_>) -> Res {
    let (touched, x, y) = match ask(vm, ScreenRequest::Touch(false, 0, 0)) {
        ScreenRequest::Touch(touched, x, y) => (touched, x, y),
        _ => (false, 0, 0),
    };
    let told = [i32::from(touched), x, y].map(Value::small);
    vm.heap.new_tuple(&told)
}

/// `picture(x, y, len)`: a JPEG of so many bytes comes.
fn picture(vm: &mut Vm<'_>, args: Args) -> Res {
    let mut numbers = [0; 3];
    for (i, number) in numbers.iter_mut().enumerate() {
        let v = vm.heap.arg(args, i);
        *number = vm.heap.machine_int(v)?;
    }
    let [x, y, len] = numbers;
    ask(vm, ScreenRequest::Picture(x, y, len.max(0) as usize));
    Ok(Value::NONE)
}

/// `picture_data(buf)`: so much of it.
fn picture_data(vm: &mut Vm<'_>, buffer: Value) -> Res {
    let span = bytes(vm, buffer)?;
    for i in 0..span.len() {
        let byte = span.get(vm, i);
        ask(vm, ScreenRequest::PictureByte(byte));
    }
    Ok(Value::NONE)
}
