//! `os.dupterm`: a stream that the console is repeated on. What is written to the console goes
//! there too, and what comes from there is typed.

use garter_runtime::rom::{Args, Namespace, Ns};
use garter_runtime::{Res, Value, Vm};

use super::board::repeat;
use super::span::bytes;
use crate::device::Request;
use crate::kept::Kept;
use crate::modules::UART;
use crate::names::{members, name};
use crate::timers::tell;

/// Where the module `os` finds it.
pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "_terminal",
    members! {
        "dupterm" => VN(1, 2, dupterm),
    },
);

/// Most bytes that go to the stream at a time.
const PIECE: usize = 256;
/// Most bytes that are taken from the stream at a time.
const TYPED: usize = 64;

/// `dupterm(stream, index=0)`: the stream that was there.
fn dupterm(vm: &mut Vm<'_>, args: Args) -> Res {
    let stream = vm.heap.arg(args, 0);
    let index = match vm.heap.arg(args, 1) {
        Value::UNDEF => 0,
        index => vm.heap.machine_int(index)?,
    };
    if index != 0 {
        return Err(vm.heap.raise(Ns::ValueError, "invalid dupterm index"));
    }
    let serial = vm.heap.is(stream, UART).is_some();
    if !serial && !stream.is_none() {
        // What is no stream says so now, and not with the next output.
        vm.load_attr(stream, name("write"))?;
        vm.load_attr(stream, name("readinto"))?;
    }
    // Who was there gets what was written until now.
    run(vm)?;
    let before = Kept::Terminal.get(vm).or_else(|| Kept::Repeated.get(vm));
    let slot = vm.heap.push(before.unwrap_or(Value::NONE))?;
    repeat(vm, if serial { stream } else { Value::NONE })?;
    Kept::Terminal.set(vm, if serial { Value::NONE } else { stream })?;
    Request::Tap(!serial && !stream.is_none()).ask(vm.port);
    let before = vm.heap.slot(slot);
    vm.heap.cut(slot);
    Ok(before)
}

/// Gives the stream what was written, and takes what was typed there. A stream that raises is told,
/// and not asked again.
pub(crate) fn run(vm: &mut Vm<'_>) -> Res<()> {
    if Request::Tapping(false).ask(vm.port) == Request::Tapping(false) {
        return Ok(());
    }
    Request::Tap(false).ask(vm.port);
    let Some(stream) = Kept::Terminal.get(vm) else {
        return Ok(());
    };
    let slot = vm.heap.push(stream)?;
    let done = write(vm, stream).and_then(|()| read(vm, stream));
    let same = Kept::Terminal.get(vm) == Some(stream);
    if done.is_err() {
        tell(vm, "dupterm");
        if same {
            Kept::Terminal.set(vm, Value::NONE)?;
        }
    } else if same {
        Request::Tap(true).ask(vm.port);
    }
    vm.heap.cut(slot);
    Ok(())
}

fn write(vm: &mut Vm<'_>, stream: Value) -> Res<()> {
    loop {
        let mut piece = [0; PIECE];
        let mut len = 0;
        while len < PIECE
            && let Request::TakeTapped(Some(byte)) = Request::TakeTapped(None).ask(vm.port)
        {
            piece[len] = byte;
            len += 1;
        }
        if len == 0 {
            return Ok(());
        }
        let bytes = vm.heap.new_bytes(&piece[..len])?;
        vm.call_method(stream, name("write"), &[bytes])?;
    }
}

fn read(vm: &mut Vm<'_>, stream: Value) -> Res<()> {
    let zero = vm.heap.str_value(b"\0")?;
    let Some(zero) = vm.heap.text(zero) else {
        return Ok(());
    };
    let room = vm.heap.new_bytearray(zero)?;
    let slot = vm.heap.push(room)?;
    for _ in 0..TYPED {
        let got = vm.call_method(stream, name("readinto"), &[room])?;
        // None: nothing is there now; 0: the stream has ended.
        if got.as_small().is_none_or(|got| got <= 0) {
            break;
        }
        let byte = bytes(vm, room)?.get(vm, 0);
        Request::TypeIn(byte).ask(vm.port);
    }
    vm.heap.cut(slot);
    Ok(())
}
