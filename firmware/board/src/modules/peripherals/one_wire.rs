//! `_onewire`, the bits of one-wire devices, and `dht_readinto`, the answer of a DHT sensor.

use garter_runtime::rom::{Namespace, Ns};
use garter_runtime::{Res, Value, Vm};

use super::span::{bytes, incoming};
use crate::device::Request;
use crate::modules::pin::find;
use crate::names::members;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "_onewire",
    members! {
        "reset" => V1(reset),
        "readbit" => V1(|vm, pin| {
            let pin = find(vm, pin)?;
            Ok(Value::small(i32::from(read(vm, pin))))
        }),
        "readbyte" => V1(readbyte),
        "writebit" => V2(writebit),
        "writebyte" => V2(writebyte),
        "crc8" => V1(crc8),
    },
);

fn reset(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = find(vm, pin)?;
    let there = Request::OneWireReset(pin, false).ask(vm.port);
    Ok(Value::bool(there == Request::OneWireReset(pin, true)))
}

fn read(vm: &mut Vm<'_>, pin: usize) -> bool {
    Request::OneWireRead(pin, false).ask(vm.port) == Request::OneWireRead(pin, true)
}

fn readbyte(vm: &mut Vm<'_>, pin: Value) -> Res {
    let pin = find(vm, pin)?;
    let byte = (0..8).fold(0, |byte, i| byte | i32::from(read(vm, pin)) << i);
    Ok(Value::small(byte))
}

fn writebit(vm: &mut Vm<'_>, pin: Value, bit: Value) -> Res {
    let pin = find(vm, pin)?;
    let bit = vm.heap.machine_int(bit)? & 1 != 0;
    Request::OneWireWrite(pin, bit).ask(vm.port);
    Ok(Value::NONE)
}

fn writebyte(vm: &mut Vm<'_>, pin: Value, byte: Value) -> Res {
    let pin = find(vm, pin)?;
    let byte = vm.heap.machine_int(byte)?;
    for i in 0..8 {
        Request::OneWireWrite(pin, byte >> i & 1 != 0).ask(vm.port);
    }
    Ok(Value::NONE)
}

/// The checksum of one-wire devices: polynomial x^8 + x^5 + x^4 + 1, lowest bit first.
fn crc8(vm: &mut Vm<'_>, data: Value) -> Res {
    let span = bytes(vm, data)?;
    let mut crc = 0u8;
    for i in 0..span.len() {
        crc ^= span.get(vm, i);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 != 0 { 0x8c } else { 0 };
        }
    }
    Ok(Value::small(i32::from(crc)))
}

/// `dht_readinto(pin, buffer)`: the five bytes of a sensor.
pub(crate) fn dht_readinto(vm: &mut Vm<'_>, pin: Value, buffer: Value) -> Res {
    const ETIMEDOUT: i32 = 110;
    let pin = find(vm, pin)?;
    let (_, span) = incoming(vm, buffer)?;
    if span.len() < 5 {
        return Err(vm.heap.raise(Ns::ValueError, "buffer too small"));
    }
    match Request::Humidity(pin, None).ask(vm.port) {
        Request::Humidity(_, Some(said)) => {
            for (i, byte) in said.into_iter().enumerate() {
                span.put(vm, i, byte);
            }
            Ok(Value::NONE)
        }
        _ => Err(vm.heap.raise_with(Ns::OSError, &[Value::small(ETIMEDOUT)])),
    }
}
