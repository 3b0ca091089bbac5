//! `SSLContext`: what the sessions made with it have in common.
//!
//! Words: header; own certificates; the key to them; the certificates that are trusted; 1 for
//! servers; how the other side's certificate is looked at; the cipher suites that may be used.
//! Nothing of it is kept by the port, so that a forgotten context is only garbage.

use super::{CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED, TLS_CLIENT, TLS_SERVER, socket};
use crate::Res;
use crate::buffer::Buffer;
use crate::members;
use crate::modules::io::methods::{close, source};
use crate::names::Name;
use crate::rom::{Args, Layout, Namespace, Ns, TypeDef};
use crate::tls::{Fault, Settings, Tls};
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};

pub(crate) static CONTEXT: Namespace = Namespace::ty(
    "SSLContext",
    &TypeDef {
        layout: Layout::Head(3),
        new: Some(|vm, _, args| {
            vm.heap.expect_arguments(args, 1, 1)?;
            let protocol = vm.heap.arg(args, 0);
            let protocol = vm.heap.machine_int(protocol)?;
            new(vm, protocol)
        }),
        load_attr: Some(load_attr),
        store_attr: Some(store_attr),
        ..TypeDef::PLAIN
    },
    members! {
        "get_ciphers" => V1(get_ciphers),
        "load_cert_chain" => VK(1, load_cert_chain),
        "load_verify_locations" => VK(1, load_verify_locations),
        "set_ciphers" => V2(set_ciphers),
        "wrap_socket" => VK(1, wrap_socket),
    },
);

const CERTIFICATES: usize = 1;
const KEY: usize = 2;
const TRUSTED: usize = 3;
const SERVER: usize = 4;
const VERIFY: usize = 5;
const SUITES: usize = 6;

/// Longest name of a cipher suite.
const NAME: usize = 64;
/// Most cipher suites: bits of a word.
const MOST: usize = 32;

fn new(vm: &mut Vm<'_>, protocol: i32) -> Res {
    if !matches!(protocol, TLS_CLIENT | TLS_SERVER) {
        return Err(vm.heap.raise(Ns::ValueError, "protocol"));
    }
    let r = vm.heap.alloc(Ns::SslContext.value(), 6)?;
    let server = protocol == TLS_SERVER;
    vm.heap.set_word(r, SERVER, u32::from(server));
    let verify = if server { CERT_NONE } else { CERT_REQUIRED };
    vm.heap.set_word(r, VERIFY, verify as u32);
    vm.heap.set_word(r, SUITES, u32::MAX);
    Ok(r.value())
}

fn this(vm: &mut Vm<'_>, v: Value) -> Res<Ref> {
    match vm.native_base(v, Ns::SslContext).and_then(Value::as_ref) {
        Some(r) => Ok(r),
        None => Err(vm.heap.raise(Ns::TypeError, "SSLContext expected")),
    }
}

const VERIFY_MODE: Name = Name::of("verify_mode");

fn load_attr(vm: &mut Vm<'_>, v: Value, name: Name) -> Res<Option<Value>> {
    if name != VERIFY_MODE {
        return Ok(None);
    }
    let r = this(vm, v)?;
    Ok(Some(Value::small(vm.heap.word(r, VERIFY) as i32)))
}

fn store_attr(vm: &mut Vm<'_>, v: Value, name: Name, value: Option<Value>) -> Res<bool> {
    let (VERIFY_MODE, Some(mode)) = (name, value) else {
        return Ok(false);
    };
    let r = this(vm, v)?;
    let mode = vm.heap.machine_int(mode)?;
    if !matches!(mode, CERT_NONE | CERT_OPTIONAL | CERT_REQUIRED) {
        return Err(vm.heap.raise(Ns::ValueError, "verify_mode"));
    }
    vm.heap.set_word(r, VERIFY, mode as u32);
    Ok(true)
}

/// Text or bytes as bytes of their own, which nobody changes.
fn copy(vm: &mut Vm<'_>, data: Value) -> Res {
    let (object, from, count) = source(vm, data)?;
    let base = vm.heap.push(object.value())?;
    let bytes = vm.heap.bytes_from(object, from, count)?;
    vm.heap.cut(base);
    Ok(bytes)
}

/// What a file contains.
fn contents(vm: &mut Vm<'_>, path: Value) -> Res {
    let open = vm.load_attr(Ns::Builtins.value(), const { Name::of("open") })?;
    let base = vm.heap.push(open)?;
    let mode = const { Name::of("rb") };
    let file = vm.call(open, &[path, mode.value()])?;
    vm.heap.push(file)?;
    let stream = vm.stream(file);
    let bytes = vm.read_some(stream, None)?;
    vm.heap.push(bytes)?;
    close(vm, file)?;
    vm.heap.cut(base);
    Ok(bytes)
}

/// A file's contents when it is text, else the bytes themselves.
fn from_file_or_bytes(vm: &mut Vm<'_>, v: Value) -> Res {
    match vm.heap.text(v) {
        Some(_) => contents(vm, v),
        None => copy(vm, v),
    }
}

/// `load_cert_chain(certfile, keyfile)`
fn load_cert_chain(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(Name::of("self")),
        Parameter::required(Name::of("certfile")),
        Parameter::required(Name::of("keyfile")),
    ];
    let [v, certificates, key] = vm.bind(args, &SPEC)?;
    let r = this(vm, v)?;
    own(vm, r, certificates, key)?;
    Ok(Value::NONE)
}

/// Gives a context its certificates and key, when they are good.
fn own(vm: &mut Vm<'_>, r: Ref, certificates: Value, key: Value) -> Res<()> {
    let certificates = from_file_or_bytes(vm, certificates)?;
    let base = vm.heap.push(certificates)?;
    let key = from_file_or_bytes(vm, key)?;
    vm.heap.push(key)?;
    let (c, k) = (vm.expect_buffer(certificates)?, vm.expect_buffer(key)?);
    let settings = Settings {
        certificates: vm.heap.buffer_bytes(c),
        key: vm.heap.buffer_bytes(k),
        suites: u32::MAX,
        server: true,
        ..Settings::default()
    };
    if let Err(fault) = vm.port.tls(Tls::Check(settings)) {
        return Err(vm.raise_tls(fault));
    }
    vm.heap.set_value(r, CERTIFICATES, certificates);
    vm.heap.set_value(r, KEY, key);
    vm.heap.cut(base);
    Ok(())
}

/// `load_verify_locations(cafile=None, cadata=None)`
fn load_verify_locations(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(Name::of("self")),
        Parameter::optional(Name::of("cafile"), Value::NONE),
        Parameter::optional(Name::of("cadata"), Value::NONE),
    ];
    let [v, file, data] = vm.bind(args, &SPEC)?;
    let r = this(vm, v)?;
    if !file.is_none() {
        let data = contents(vm, file)?;
        trust(vm, r, data)?;
    }
    if !data.is_none() {
        let data = copy(vm, data)?;
        trust(vm, r, data)?;
    }
    Ok(Value::NONE)
}

/// Makes a context trust certificates, when they are some.
fn trust(vm: &mut Vm<'_>, r: Ref, data: Value) -> Res<()> {
    let base = vm.heap.push(data)?;
    let trusted = vm.expect_buffer(data)?;
    let settings = Settings {
        trusted: vm.heap.buffer_bytes(trusted),
        verify: true,
        suites: u32::MAX,
        ..Settings::default()
    };
    if let Err(fault) = vm.port.tls(Tls::Check(settings)) {
        return Err(vm.raise_tls(fault));
    }
    vm.heap.set_value(r, TRUSTED, data);
    vm.heap.cut(base);
    Ok(())
}

/// A list of the names of the cipher suites that may be used.
fn get_ciphers(vm: &mut Vm<'_>, v: Value) -> Res {
    let r = this(vm, v)?;
    let enabled = vm.heap.word(r, SUITES);
    let list = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(list.value())?;
    for i in 0..MOST {
        let mut name = [0; NAME];
        let len = match vm.port.tls(Tls::SuiteName(i, &mut name)) {
            Ok(0) | Err(_) => break,
            Ok(len) => len,
        };
        if enabled & 1 << i != 0 {
            let name = vm.heap.str_value(name.get(..len).unwrap_or(&[]))?;
            vm.heap.list_append(list, name)?;
        }
    }
    vm.heap.cut(base);
    Ok(list.value())
}

fn set_ciphers(vm: &mut Vm<'_>, v: Value, names: Value) -> Res {
    let r = this(vm, v)?;
    let list = vm.list_of(names)?;
    let base = vm.heap.push(list.value())?;
    let mut enabled = 0;
    let mut i = 0;
    while let Some(name) = vm.heap.list_item(list, i) {
        let (object, from, count) = source(vm, name)?;
        let name = vm.heap.bytes(object, from, count);
        match vm.port.tls(Tls::Suite(name)) {
            Ok(number) => enabled |= 1 << number,
            Err(fault) => return Err(vm.raise_tls(fault)),
        }
        i += 1;
    }
    vm.heap.set_word(r, SUITES, enabled);
    vm.heap.cut(base);
    Ok(Value::NONE)
}

/// `wrap_socket(sock, *, server_side=False, do_handshake_on_connect=True, server_hostname=None)`
fn wrap_socket(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 5] = [
        Parameter::required(Name::of("self")),
        Parameter::required(Name::of("sock")),
        Parameter::keyword(Name::of("server_side"), Value::FALSE),
        Parameter::keyword(Name::of("do_handshake_on_connect"), Value::TRUE),
        Parameter::keyword(Name::of("server_hostname"), Value::NONE),
    ];
    let [v, stream, server, arrange, host] = vm.bind(args, &SPEC)?;
    let r = this(vm, v)?;
    let server = vm.is_true(server)?;
    if server != (vm.heap.word(r, SERVER) != 0) {
        let message = match server {
            true => "PROTOCOL_TLS_SERVER needed",
            false => "PROTOCOL_TLS_CLIENT needed",
        };
        return Err(vm.heap.raise(Ns::ValueError, message));
    }
    let arrange = vm.is_true(arrange)?;
    socket::wrap(vm, v, stream, host, arrange)
}

/// `ssl.wrap_socket(sock, server_side=False, key=None, cert=None, cert_reqs=CERT_NONE,
/// cadata=None, server_hostname=None, do_handshake=True)`
pub(super) fn wrap_at_once(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 8] = [
        Parameter::required(Name::of("sock")),
        Parameter::optional(Name::of("server_side"), Value::FALSE),
        Parameter::optional(Name::of("key"), Value::NONE),
        Parameter::optional(Name::of("cert"), Value::NONE),
        Parameter::optional(Name::of("cert_reqs"), Value::small(CERT_NONE)),
        Parameter::optional(Name::of("cadata"), Value::NONE),
        Parameter::optional(Name::of("server_hostname"), Value::NONE),
        Parameter::optional(Name::of("do_handshake"), Value::TRUE),
    ];
    let [stream, server, key, cert, reqs, cadata, host, arrange] = vm.bind(args, &SPEC)?;
    let protocol = match vm.is_true(server)? {
        true => TLS_SERVER,
        false => TLS_CLIENT,
    };
    let context = new(vm, protocol)?;
    let base = vm.heap.push(context)?;
    let r = this(vm, context)?;
    store_attr(vm, context, VERIFY_MODE, Some(reqs))?;
    if !cert.is_none() || !key.is_none() {
        own(vm, r, cert, key)?;
    }
    if !cadata.is_none() {
        let data = copy(vm, cadata)?;
        trust(vm, r, data)?;
    }
    let arrange = vm.is_true(arrange)?;
    let wrapped = socket::wrap(vm, context, stream, host, arrange)?;
    vm.heap.cut(base);
    Ok(wrapped)
}

/// Opens a session with a context's settings: its number. All values are in slots.
pub(super) fn open(vm: &mut Vm<'_>, context: Value, host: Value, again: bool) -> Res<Open> {
    let r = this(vm, context)?;
    let host = match host {
        Value::NONE => None,
        host => {
            let (object, start, len) = source(vm, host)?;
            Some(Buffer {
                object,
                start,
                len,
                code: b'B',
                writable: false,
            })
        }
    };
    let bytes = |vm: &mut Vm<'_>, at| match vm.heap.value(r, at) {
        Some(v) => vm.expect_buffer(v).map(Some),
        None => Ok(None),
    };
    let parts = [
        bytes(vm, CERTIFICATES)?,
        bytes(vm, KEY)?,
        bytes(vm, TRUSTED)?,
        host,
    ];
    let heap = &vm.heap;
    let [certificates, key, trusted, host] =
        parts.map(|part| part.map_or(&[][..], |part| heap.buffer_bytes(part)));
    let settings = Settings {
        server: heap.word(r, SERVER) != 0,
        verify: heap.word(r, VERIFY) == CERT_REQUIRED as u32,
        certificates,
        key,
        trusted,
        suites: heap.word(r, SUITES),
        host,
    };
    match vm.port.tls(Tls::Open(settings, again)) {
        Ok(number) => Ok(Open::Session(number as u32)),
        Err(Fault::Many) if !again => Ok(Open::TooMany),
        Err(fault) => Err(vm.raise_tls(fault)),
    }
}

/// What became of opening a session.
pub(super) enum Open {
    /// Its number.
    Session(u32),
    /// Those that nobody knows are to be closed first.
    TooMany,
}
