//! Addresses: tuples of the program's, names to be looked up, text and bytes.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::{INET, INET6, STREAM, TCP, UDP};
use crate::Res;
use crate::network::{AGAIN, Address, Network};
use crate::port::Errno;
use crate::rom::{Args, Ns};
use crate::value::Value;
use crate::vm::Vm;

/// Addresses of one name that are looked at.
const MOST: usize = 8;
/// Longest name.
const NAME: usize = 256;
/// Microseconds until it is asked again whether a name was found.
const BETWEEN_QUESTIONS: u64 = 1000;
/// The answer for a name that nobody has.
const UNKNOWN: Errno = Errno(-2);

/// Looks up a name.
fn resolve(vm: &mut Vm<'_>, host: Value, port: u16) -> Res<([Address; MOST], usize)> {
    let host = vm.expect_buffer(host)?;
    let mut name = [0; NAME];
    let bytes = vm.heap.buffer_bytes(host);
    let Some(copy) = name.get_mut(..bytes.len()) else {
        return Err(vm.raise_errno(UNKNOWN));
    };
    copy.copy_from_slice(bytes);
    let mut found = [Address::default(); MOST];
    loop {
        let request = Network::Resolve {
            host: copy,
            port,
            found: &mut found,
        };
        match vm.port.network(request) {
            Ok(count) => return Ok((found, count.min(MOST))),
            Err(AGAIN) => vm.wait_us(BETWEEN_QUESTIONS)?,
            Err(error) => return Err(vm.raise_errno(error)),
        }
    }
}

fn port_number(vm: &mut Vm<'_>, v: Value) -> Res<u16> {
    let port = match vm.heap.text(v) {
        Some(text) => core::str::from_utf8(text.get(&vm.heap))
            .ok()
            .and_then(|text| text.parse().ok()),
        None => u16::try_from(vm.heap.machine_int(v)?).ok(),
    };
    port.ok_or(()).map_err(|()| vm.raise_errno(Errno(22)))
}

/// The address that a tuple `(host, port, ...)` names, of a socket's version.
pub(super) fn given(vm: &mut Vm<'_>, v: Value, v6: bool) -> Res<Address> {
    let parts = vm.heap.items(v).and_then(|items| {
        let item = |i| items.get(&vm.heap, i);
        Some((item(0)?, item(1)?))
    });
    let Some((host, port)) = parts else {
        let message = "address must be a tuple of host and port";
        return Err(vm.heap.raise(Ns::TypeError, message));
    };
    let port = port_number(vm, port)?;
    let (found, count) = resolve(vm, host, port)?;
    let suits = |a: &&Address| a.v6 == v6 || a.bytes == [0; 16];
    match found[..count].iter().find(suits) {
        Some(address) => Ok(Address { v6, ..*address }),
        None => Err(vm.raise_errno(UNKNOWN)),
    }
}

/// An address as text.
fn text(vm: &mut Vm<'_>, address: Address) -> Res {
    let [a, b, c, d, ..] = address.bytes;
    vm.capture(|vm| {
        if address.v6 {
            vm.write_fmt(format_args!("{}", Ipv6Addr::from(address.bytes)))
        } else {
            vm.write_fmt(format_args!("{}", Ipv4Addr::new(a, b, c, d)))
        }
    })
}

/// An address as a tuple.
pub(super) fn tuple(vm: &mut Vm<'_>, address: Address) -> Res {
    let host = text(vm, address)?;
    let base = vm.heap.push(host)?;
    let port = Value::small(i32::from(address.port));
    let zero = Value::small(0);
    let tuple = if address.v6 {
        vm.heap.new_tuple(&[host, port, zero, zero])?
    } else {
        vm.heap.new_tuple(&[host, port])?
    };
    vm.heap.cut(base);
    Ok(tuple)
}

/// `getaddrinfo(host, port, af=0, type=0, proto=0, flags=0)`
pub(super) fn getaddrinfo(vm: &mut Vm<'_>, args: Args) -> Res {
    let mut wanted = [0; 2];
    for (i, n) in wanted.iter_mut().enumerate() {
        match vm.heap.arg(args, i + 2) {
            Value::UNDEF => break,
            v => *n = vm.heap.machine_int(v)?,
        }
    }
    let [family, kind] = wanted;
    let kind = if kind == 0 { STREAM } else { kind };
    let port = vm.heap.arg(args, 1);
    let port = port_number(vm, port)?;
    let (found, count) = resolve(vm, vm.heap.arg(args, 0), port)?;
    let list = vm.heap.new_list_with(0)?;
    let base = vm.heap.push(list.value())?;
    for address in &found[..count] {
        let own = if address.v6 { INET6 } else { INET };
        if family != 0 && family != own {
            continue;
        }
        let name = tuple(vm, *address)?;
        let slot = vm.heap.push(name)?;
        let protocol = if kind == STREAM { TCP } else { UDP };
        let numbers = [own, kind, protocol].map(Value::small);
        let empty = crate::Name::from_id(1).value();
        let entry = [numbers[0], numbers[1], numbers[2], empty, name];
        let entry = vm.heap.new_tuple(&entry)?;
        vm.heap.list_append(list, entry)?;
        vm.heap.cut(slot);
    }
    vm.heap.cut(base);
    Ok(list.value())
}

/// `inet_pton(af, text)`
pub(super) fn from_text(vm: &mut Vm<'_>, family: Value, host: Value) -> Res {
    let family = vm.heap.machine_int(family)?;
    let host = vm.expect_buffer(host)?;
    let text = core::str::from_utf8(vm.heap.buffer_bytes(host)).unwrap_or("");
    let mut bytes = [0; 16];
    let len = match family {
        INET => text.parse().ok().map(|ip: Ipv4Addr| {
            bytes[..4].copy_from_slice(&ip.octets());
            4
        }),
        INET6 => text.parse().ok().map(|ip: Ipv6Addr| {
            bytes = ip.octets();
            16
        }),
        _ => None,
    };
    match len {
        Some(len) => vm.heap.new_bytes(&bytes[..len]),
        None => Err(vm.raise_errno(Errno(22))),
    }
}

/// `inet_ntop(af, bytes)`
pub(super) fn to_text(vm: &mut Vm<'_>, family: Value, packed: Value) -> Res {
    let family = vm.heap.machine_int(family)?;
    let packed = vm.expect_buffer(packed)?;
    let mut address = Address {
        v6: family == INET6,
        ..Address::default()
    };
    let len = if address.v6 { 16 } else { 4 };
    if !matches!(family, INET | INET6) || packed.len != len {
        return Err(vm.raise_errno(Errno(22)));
    }
    address.bytes[..len].copy_from_slice(vm.heap.buffer_bytes(packed));
    text(vm, address)
}
