//! The methods of files and of streams in memory.

use super::stream::Stream;
use super::{file, memory};
use crate::Res;
use crate::members;
#[cfg(feature = "pc")]
use crate::modules::vfs::file::Target;
use crate::port::{Errno, Whence};
use crate::rom::{Args, Members, Ns, PrintKind};
use crate::types::str::layout::Text;
use crate::types::str::print::write_text;
use crate::value::{Ref, Value};
use crate::vm::Vm;

pub(super) static FILE: &Members = members! {
    "__enter__" => V1(|_, v| Ok(v)),
    "__exit__" => VN(4, 4, exit),
    "close" => V1(close),
    "flush" => V1(flush),
    "read" => VN(1, 2, read),
    "readinto" => VN(2, 3, readinto),
    "readline" => VN(1, 2, readline),
    "readlines" => V1(readlines),
    "seek" => VN(2, 3, seek),
    "tell" => V1(tell),
    "write" => VN(2, 4, write),
};

pub(super) static MEMORY: &Members = members! {
    "__enter__" => V1(|_, v| Ok(v)),
    "__exit__" => VN(4, 4, exit),
    "close" => V1(close),
    "flush" => V1(flush),
    "getvalue" => V1(getvalue),
    "read" => VN(1, 2, read),
    "readinto" => VN(2, 3, readinto),
    "readline" => VN(1, 2, readline),
    "seek" => VN(2, 3, seek),
    "tell" => V1(tell),
    "write" => VN(2, 4, write),
};

/// Methods of a file that is only read.
#[cfg(feature = "pc")]
pub(crate) static READ_ONLY: &Members = members! {
    "__enter__" => V1(|_, v| Ok(v)),
    "__exit__" => VN(4, 4, exit),
    "close" => V1(close),
    "flush" => V1(flush),
    "read" => VN(1, 2, read),
    "readinto" => VN(2, 3, readinto),
    "readline" => VN(1, 2, readline),
    "readlines" => V1(readlines),
    "seek" => VN(2, 3, seek),
    "tell" => V1(tell),
};

/// Methods of a stream of another module's making.
#[cfg(feature = "pyboard")]
pub(crate) static DEVICE: &Members = members! {
    "__enter__" => V1(|_, v| Ok(v)),
    "__exit__" => VN(4, 4, exit),
    "close" => V1(close),
    "read" => VN(1, 2, read),
    "readinto" => VN(2, 3, readinto),
    "readline" => VN(1, 2, readline),
    "write" => VN(2, 4, write),
};

/// Writes what the text of a stream begins with.
pub(crate) fn print_type(vm: &mut Vm<'_>, v: Value) -> Res<()> {
    vm.write(b"<io.")?;
    write_text(vm, vm.heap.type_name_of(v))
}

/// Writes a stream with its address.
pub(crate) fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    print_type(vm, v)?;
    vm.write_numbers(" 0x{x}>", &[v.word() as isize])
}

/// The bytes of a string or buffer: object, first byte, count. Text in ROM is copied first.
pub(crate) fn source(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, usize, usize)> {
    match vm.heap.text(v) {
        Some(Text::Heap(r, from, len)) => Ok((r, from, len)),
        Some(Text::Rom(s)) => {
            let copy = vm.heap.alloc_bytes(s.len())?;
            vm.heap
                .bytes_mut(copy, 4, s.len())
                .copy_from_slice(s.as_bytes());
            Ok((copy, 4, s.len()))
        }
        None => {
            let buffer = vm.expect_buffer(v)?;
            Ok((buffer.object, buffer.start, buffer.len))
        }
    }
}

fn open_stream(vm: &mut Vm<'_>, v: Value) -> Res<Stream> {
    stream_for(vm, v, 1)
}

/// A stream that so many bytes are asked of or given to. For none it may be closed.
fn stream_for(vm: &mut Vm<'_>, v: Value, count: usize) -> Res<Stream> {
    let stream = vm.stream(v);
    if count > 0 {
        vm.expect_open(stream)?;
    }
    Ok(stream)
}

/// A stream that is asked for its place or to write what it holds back: in memory also one that
/// was closed.
fn placed_stream(vm: &mut Vm<'_>, v: Value) -> Res<Stream> {
    match vm.stream(v) {
        stream @ Stream::Memory(_) => Ok(stream),
        _ => open_stream(vm, v),
    }
}

/// A count that may be absent or negative, which means "as much as there is".
fn count(vm: &mut Vm<'_>, args: Args, i: usize) -> Res<Option<usize>> {
    match vm.heap.arg(args, i) {
        Value::UNDEF => Ok(None),
        v => Ok(usize::try_from(vm.heap.machine_int(v)?).ok()),
    }
}

pub(crate) fn read(vm: &mut Vm<'_>, args: Args) -> Res {
    let count = count(vm, args, 1)?;
    let stream = stream_for(vm, vm.heap.arg(args, 0), count.unwrap_or(1))?;
    vm.read_some(stream, count)
}

pub(crate) fn readline(vm: &mut Vm<'_>, args: Args) -> Res {
    // What is no integer is no limit.
    let most = match vm.heap.arg(args, 1) {
        v if v.as_small().is_none() => None,
        _ => count(vm, args, 1)?,
    }
    .unwrap_or(usize::MAX);
    let stream = stream_for(vm, vm.heap.arg(args, 0), most)?;
    vm.read_line(stream, most)
}

fn readlines(vm: &mut Vm<'_>, v: Value) -> Res {
    let list = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(list.value())?;
    while let Some(line) = next(vm, v)? {
        vm.heap.list_append(list, line)?;
    }
    vm.heap.cut(base);
    Ok(list.value())
}

/// The next line; `None` at the end.
pub(crate) fn next(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let stream = open_stream(vm, v)?;
    let line = vm.read_line(stream, usize::MAX)?;
    if line.is_none() {
        return Ok(None);
    }
    let empty = match vm.heap.text(line) {
        Some(text) => text.is_empty(),
        None => vm.expect_buffer(line)?.len == 0,
    };
    Ok((!empty).then_some(line))
}

pub(crate) fn readinto(vm: &mut Vm<'_>, args: Args) -> Res {
    let target = vm.heap.arg(args, 1);
    let buffer = vm.expect_buffer(target)?;
    if !buffer.writable {
        let message = "object with buffer protocol required";
        return Err(vm.heap.raise(Ns::TypeError, message));
    }
    let most = match vm.heap.as_wrapped(vm.heap.arg(args, 2)) {
        Some(most) => usize::try_from(most as i32).ok(),
        None => count(vm, args, 2)?,
    };
    let count = most.unwrap_or(buffer.len).min(buffer.len);
    let stream = stream_for(vm, vm.heap.arg(args, 0), count)?;
    #[cfg(feature = "pc")]
    if let Stream::File(r) = stream
        && let Some(fs) = file::owner(&vm.heap, r)
    {
        let handle = file::handle(&vm.heap, r);
        let got = vm.read_volume(fs, handle, Target::Buffer(target), count)?;
        return Ok(Value::small(got as i32));
    }
    let waits = match stream {
        Stream::File(r) => cfg!(feature = "pc") && file::handle(&vm.heap, r) == file::STDIN,
        Stream::Memory(_) => false,
        #[cfg(feature = "pc")]
        Stream::Rom(_) => false,
        _ => true,
    };
    if !waits {
        let got = vm.read_stream(stream, buffer.object, buffer.start, count)?;
        return Ok(Value::small(got.unwrap_or(0) as i32));
    }
    // Python may run meanwhile, and the buffer may move.
    let room = vm.heap.alloc_bytes(count)?;
    let base = vm.heap.push(room.value())?;
    let got = vm.read_stream(stream, room, 4, count)?;
    let buffer = vm.expect_buffer(target)?;
    let come = got.unwrap_or(0).min(buffer.len).min(count);
    vm.heap
        .copy_bytes(room, 4, buffer.object, buffer.start, come);
    vm.heap.cut(base);
    Ok(got.map_or(Value::NONE, |got| Value::small(got as i32)))
}

/// `write(data)`, `write(data, count)`, `write(data, start, count)`
pub(crate) fn write(vm: &mut Vm<'_>, args: Args) -> Res {
    let data = vm.heap.arg(args, 1);
    let (object, from, len) = source(vm, data)?;
    let (mut skip, mut most) = (0, usize::MAX);
    if args.positional == 3 {
        most = count(vm, args, 2)?.unwrap_or(usize::MAX);
    } else if args.positional == 4 {
        skip = count(vm, args, 2)?.unwrap_or(0);
        most = count(vm, args, 3)?.unwrap_or(usize::MAX);
    }
    let skip = skip.min(len);
    let count = most.min(len - skip);
    let stream = stream_for(vm, vm.heap.arg(args, 0), count)?;
    // Text copied from ROM is fresh, and nothing runs before it is written.
    let written = vm.write_stream(stream, object, from + skip, count)?;
    Ok(written.map_or(Value::NONE, |written| Value::small(written as i32)))
}

fn seek(vm: &mut Vm<'_>, args: Args) -> Res {
    let stream = placed_stream(vm, vm.heap.arg(args, 0))?;
    let offset = vm.heap.arg(args, 1);
    let offset = match (stream, vm.heap.as_i64(offset)) {
        (Stream::File(_), Some(i)) => i,
        _ => i64::from(vm.heap.machine_int(offset)?),
    };
    let whence = match vm.heap.arg(args, 2) {
        Value::UNDEF => 0,
        v => vm.heap.machine_int(v)?,
    };
    let whence = match whence {
        1 => Whence::Current,
        2 => Whence::End,
        0 if offset < 0 => return Err(vm.raise_errno(Errno(22))),
        _ => Whence::Start,
    };
    let at = vm.seek_stream(stream, offset, whence)?;
    vm.heap.new_uint(at)
}

fn tell(vm: &mut Vm<'_>, v: Value) -> Res {
    let stream = placed_stream(vm, v)?;
    let at = vm.seek_stream(stream, 0, Whence::Current)?;
    vm.heap.new_uint(at)
}

fn flush(vm: &mut Vm<'_>, v: Value) -> Res {
    if let Stream::File(r) = placed_stream(vm, v)? {
        let handle = file::handle(&vm.heap, r);
        #[cfg(feature = "pyboard")]
        if let Some(fs) = file::owner(&vm.heap, r) {
            vm.flush_volume(fs, handle, false)?;
            return Ok(Value::NONE);
        }
        if handle < file::STDIN {
            vm.port.flush(handle).map_err(|e| vm.raise_errno(e))?;
        }
    }
    Ok(Value::NONE)
}

pub(crate) fn close(vm: &mut Vm<'_>, v: Value) -> Res {
    match vm.stream(v) {
        Stream::File(r) => file::close(vm, r)?,
        Stream::Memory(r) => memory::close(&mut vm.heap, r),
        #[cfg(feature = "pc")]
        Stream::Rom(r) => crate::modules::vfs::rom::file::close(&mut vm.heap, r),
        Stream::Device(r, device) => (device.close)(vm, r)?,
        Stream::Object(_) => {}
    }
    Ok(Value::NONE)
}

pub(crate) fn exit(vm: &mut Vm<'_>, args: Args) -> Res {
    close(vm, vm.heap.arg(args, 0))
}

fn getvalue(vm: &mut Vm<'_>, v: Value) -> Res {
    let stream = open_stream(vm, v)?;
    let Stream::Memory(r) = stream else {
        return Ok(Value::NONE);
    };
    let (store, len) = vm.heap.memory_bytes(r);
    let text = vm.is_text(stream);
    match store {
        Some(store) if text => {
            let buffer = crate::buffer::Buffer {
                object: store,
                start: 4,
                len,
                code: b'B',
                writable: false,
            };
            vm.heap.decode(buffer)
        }
        Some(store) => {
            let bytes = vm.heap.new_blob(Ns::Bytes, len, None)?;
            let (from, _) = vm.heap.blob_span(bytes);
            vm.heap.copy_bytes(store, 4, bytes, from, len);
            Ok(bytes.value())
        }
        None if text => vm.heap.str_value(b""),
        None => vm.heap.new_bytes(b""),
    }
}
