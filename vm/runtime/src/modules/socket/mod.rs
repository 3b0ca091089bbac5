//! The module `socket`: TCP and UDP through the port's network.
//!
//! Words of a socket: header; the port's number for it; milliseconds that operations may take
//! (-1: as long as it takes, 0: no time at all); marks.

mod address;
mod methods;
mod waiting;

use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::modules::io::device::Device;
use crate::modules::io::methods as stream;
use crate::network::{Network, TOO_MANY};
use crate::port::Errno;
use crate::rom::{Args, Layout, Namespace, Ns, Ns as N, PrintKind, TypeDef};
use crate::value::{Ref, Value};
use crate::vm::Vm;

const INET: i32 = 2;
const INET6: i32 = 10;
const STREAM: i32 = 1;
const DATAGRAM: i32 = 2;
const TCP: i32 = 6;
const UDP: i32 = 17;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "socket",
    members! {
        "AF_INET" => Const(Value::small(INET)),
        "AF_INET6" => Const(Value::small(INET6)),
        "IPPROTO_TCP" => Const(Value::small(TCP)),
        "IPPROTO_UDP" => Const(Value::small(UDP)),
        "IP_ADD_MEMBERSHIP" => Const(Value::small(methods::JOIN)),
        "IP_DROP_MEMBERSHIP" => Const(Value::small(methods::LEAVE)),
        "MSG_DONTWAIT" => Const(Value::small(methods::DO_NOT_WAIT)),
        "MSG_PEEK" => Const(Value::small(methods::PEEK)),
        "SOCK_DGRAM" => Const(Value::small(DATAGRAM)),
        "SOCK_STREAM" => Const(Value::small(STREAM)),
        "SOL_SOCKET" => Const(Value::small(methods::SOL_SOCKET)),
        "SO_BROADCAST" => Const(Value::small(methods::BROADCAST)),
        "SO_KEEPALIVE" => Const(Value::small(methods::KEEP_ALIVE)),
        "SO_REUSEADDR" => Const(Value::small(methods::REUSE)),
        "TCP_NODELAY" => Const(Value::small(methods::NO_DELAY)),
        "error" => Ns(N::OSError),
        "getaddrinfo" => VN(2, 6, address::getaddrinfo),
        "inet_ntop" => V2(address::to_text),
        "inet_pton" => V2(address::from_text),
        "socket" => Ns(N::Socket),
    },
);

pub(crate) static SOCKET: Namespace = Namespace::ty(
    "socket",
    &TypeDef {
        layout: Layout::Leaf,
        new: Some(new),
        print: Some(print),
        iter: Some(|_, v| Ok(v)),
        next: Some(stream::next),
        ..TypeDef::PLAIN
    },
    members! {
        "__enter__" => V1(|_, v| Ok(v)),
        "__exit__" => VN(1, 4, stream::exit),
        "accept" => V1(methods::accept),
        "bind" => V2(methods::bind),
        "close" => V1(stream::close),
        "connect" => V2(methods::connect),
        "fileno" => V1(methods::fileno),
        "getpeername" => V1(methods::peer_name),
        "getsockname" => V1(methods::own_name),
        "listen" => VN(1, 2, methods::listen),
        "makefile" => VN(1, 3, |vm, args| Ok(vm.heap.arg(args, 0))),
        "read" => VN(1, 2, |vm, args| {
            waiting::readable(vm, vm.heap.arg(args, 0))?;
            stream::read(vm, args)
        }),
        "readinto" => VN(2, 3, |vm, args| {
            waiting::readable(vm, vm.heap.arg(args, 0))?;
            stream::readinto(vm, args)
        }),
        "readline" => VN(1, 2, |vm, args| {
            waiting::readable(vm, vm.heap.arg(args, 0))?;
            stream::readline(vm, args)
        }),
        "recv" => VN(2, 3, methods::recv),
        "recvfrom" => VN(2, 3, methods::recvfrom),
        "send" => VN(2, 3, methods::send),
        "sendall" => VN(2, 3, methods::sendall),
        "sendto" => VN(3, 4, methods::sendto),
        "setblocking" => V2(methods::setblocking),
        "setsockopt" => VN(4, 4, methods::setsockopt),
        "settimeout" => V2(methods::settimeout),
        "write" => VN(2, 4, stream::write),
    },
);

pub(crate) static DEVICE: Device = Device {
    read: methods::read,
    write: methods::write,
    poll: |vm, r, events| {
        let request = Network::Poll(vm.heap.word(r, HANDLE), events as u8);
        let found = vm.port.network(request);
        found.map(|n| n as i32).map_err(|e| vm.raise_errno(e))
    },
    close,
};

const HANDLE: usize = 1;
const PATIENCE: usize = 2;
const MARKS: usize = 3;

const CLOSED: u32 = 1;
const V6: u32 = 2;
const STREAMS: u32 = 4;

impl Heap<'_> {
    fn new_socket(&mut self, handle: u32, marks: u32) -> Res {
        let r = self.alloc(Ns::Socket.value(), 3)?;
        self.set_word(r, HANDLE, handle);
        self.set_word(r, PATIENCE, u32::MAX);
        self.set_word(r, MARKS, marks);
        Ok(r.value())
    }
}

/// `socket(af=AF_INET, type=SOCK_STREAM, proto=0)`
fn new(vm: &mut Vm<'_>, _: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 4)?;
    let mut n = [INET, STREAM];
    for (i, n) in n.iter_mut().enumerate() {
        match vm.heap.arg(args, i) {
            Value::UNDEF => break,
            v => *n = vm.heap.machine_int(v)?,
        }
    }
    let [family, kind] = n;
    if !matches!(family, INET | INET6) || !matches!(kind, STREAM | DATAGRAM) {
        return Err(vm.raise_errno(Errno(22)));
    }
    let (v6, streams) = (family == INET6, kind == STREAM);
    // Room first: a socket without an object could not be closed.
    let v = vm.heap.new_socket(0, CLOSED)?;
    let open = |vm: &mut Vm<'_>| {
        vm.port.network(Network::Open {
            stream: streams,
            v6,
        })
    };
    let handle = match open(vm) {
        Err(TOO_MANY) => {
            close_forgotten(vm);
            open(vm)
        }
        opened => opened,
    };
    let handle = handle.map_err(|e| vm.raise_errno(e))?;
    if let Some(r) = v.as_ref() {
        vm.heap.set_word(r, HANDLE, handle as u32);
        let marks = if v6 { V6 } else { 0 } | if streams { STREAMS } else { 0 };
        vm.heap.set_word(r, MARKS, marks);
    }
    Ok(v)
}

/// Closes the sockets that no program knows any more.
fn close_forgotten(vm: &mut Vm<'_>) {
    vm.heap.collect();
    let mut i = 0;
    while let Ok(handle) = vm.port.network(Network::Opened(i)) {
        i += 1;
        let known = vm.heap.objects().any(|(r, _)| {
            vm.heap.header(r) == Ns::Socket.value()
                && vm.heap.word(r, HANDLE) == handle as u32
                && vm.heap.word(r, MARKS) & CLOSED == 0
        });
        if !known {
            // Whoever could be told of a failure has forgotten the socket.
            let _ = vm.port.network(Network::Close(handle as u32));
            i = 0;
        }
    }
}

fn print(vm: &mut Vm<'_>, v: Value, _: PrintKind) -> Res<()> {
    let handle = v.as_ref().map_or(0, |r| vm.heap.word(r, HANDLE));
    vm.write_fmt(format_args!("<socket {handle}>"))
}

/// The socket that a value is, which must be open.
fn this(vm: &mut Vm<'_>, v: Value) -> Res<(Ref, u32)> {
    match vm.native_base(v, Ns::Socket).and_then(Value::as_ref) {
        Some(r) => open(vm, r).map(|handle| (r, handle)),
        None => Err(vm.heap.raise(Ns::TypeError, "socket expected")),
    }
}

fn open(vm: &mut Vm<'_>, r: Ref) -> Res<u32> {
    if vm.heap.word(r, MARKS) & CLOSED != 0 {
        return Err(vm.raise_errno(Errno(9)));
    }
    Ok(vm.heap.word(r, HANDLE))
}

fn close(vm: &mut Vm<'_>, r: Ref) -> Res<()> {
    let marks = vm.heap.word(r, MARKS);
    if marks & CLOSED == 0 {
        vm.heap.set_word(r, MARKS, marks | CLOSED);
        let request = Network::Close(vm.heap.word(r, HANDLE));
        vm.port.network(request).map_err(|e| vm.raise_errno(e))?;
    }
    Ok(())
}
