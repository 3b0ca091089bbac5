//! `pyb.USB_HID`, `pyb.hid` and `pyb.usb_mode`: the board as a mouse or keyboard of its host.

use garter_runtime::rom::{Args, Namespace, Ns, PrintKind, TypeDef};
use garter_runtime::vm::Parameter;
use garter_runtime::{Res, Value, Vm};

use super::span::incoming;
use crate::device::{ReportRequest, Request, UsbMode};
use crate::modules::USB_HID;
use crate::names::{members, name};

pub(crate) static NAMESPACE: Namespace = Namespace::ty(
    "USB_HID",
    &TypeDef {
        new: Some(new),
        print: Some(print),
        ..TypeDef::PLAIN
    },
    members! {
        "recv" => VK(1, recv),
        "send" => V2(|vm, _, data| send(vm, data)),
    },
);

/// Bytes of a report.
const REPORT: usize = 64;

/// A mouse with three buttons and a wheel (USB HID 1.11, appendix E.10, and the wheel).
const MOUSE: &[u8] = &[
    0x05, 0x01, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x01, 0xa1, 0x00, 0x05, 0x09, 0x19, 0x01, 0x29, 0x03,
    0x15, 0x00, 0x25, 0x01, 0x95, 0x03, 0x75, 0x01, 0x81, 0x02, 0x95, 0x01, 0x75, 0x05, 0x81, 0x01,
    0x05, 0x01, 0x09, 0x30, 0x09, 0x31, 0x09, 0x38, 0x15, 0x81, 0x25, 0x7f, 0x75, 0x08, 0x95, 0x03,
    0x81, 0x06, 0xc0, 0xc0,
];
/// A keyboard with modifiers, LEDs and six keys at once (USB HID 1.11, appendix E.6).
const KEYBOARD: &[u8] = &[
    0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01,
    0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x05, 0x75, 0x01,
    0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x01, 0x95, 0x06,
    0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0,
];

/// A tuple (subclass, protocol, most bytes of a report, milliseconds between two, descriptor).
fn kind(vm: &mut Vm<'_>, protocol: i32, most: i32, descriptor: &[u8]) -> Res {
    let descriptor = vm.heap.new_bytes(descriptor)?;
    let numbers = [1, protocol, most, 8].map(Value::small);
    let [subclass, protocol, most, interval] = numbers;
    vm.heap
        .new_tuple(&[subclass, protocol, most, interval, descriptor])
}

/// `hid_mouse`
pub(crate) fn mouse(vm: &mut Vm<'_>) -> Res {
    kind(vm, 2, 4, MOUSE)
}

/// `hid_keyboard`
pub(crate) fn keyboard(vm: &mut Vm<'_>) -> Res {
    kind(vm, 1, 8, KEYBOARD)
}

fn mode(vm: &mut Vm<'_>) -> UsbMode {
    match Request::UsbMode(UsbMode::Off).ask(vm.port) {
        Request::UsbMode(mode) => mode,
        _ => UsbMode::Off,
    }
}

const MODES: [(&str, UsbMode); 7] = [
    ("VCP", UsbMode::Serial),
    ("MSC", UsbMode::Disk),
    ("VCP+MSC", UsbMode::SerialAndDisk),
    ("VCP+HID", UsbMode::SerialAndInput),
    ("CDC", UsbMode::Serial),
    ("CDC+MSC", UsbMode::SerialAndDisk),
    ("CDC+HID", UsbMode::SerialAndInput),
];

/// `usb_mode([modestr], *, port=-1, vid=0xf055, pid=-1, msc=(), hid=hid_mouse, high_speed=False)`:
/// the console stays where it is whatever a program says, so that nobody is locked out.
pub(crate) fn usb_mode(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.positional == 0 && args.keywords == 0 {
        let now = mode(vm);
        let known = MODES.iter().find(|(_, m)| *m == now);
        return match known {
            Some((text, _)) => vm.heap.str_value(text.as_bytes()),
            None => Ok(Value::NONE),
        };
    }
    const SPEC: [Parameter; 7] = [
        Parameter::required(name("mode")),
        Parameter::keyword(name("port"), Value::small(-1)),
        Parameter::keyword(name("vid"), Value::small(0xf055)),
        Parameter::keyword(name("pid"), Value::small(-1)),
        Parameter::keyword(name("msc"), Value::NONE),
        Parameter::keyword(name("hid"), Value::NONE),
        Parameter::keyword(name("high_speed"), Value::FALSE),
    ];
    let [wanted, _, _, _, _, hid, _] = vm.bind(args, &SPEC)?;
    if wanted.is_none() {
        Request::SetUsbMode(UsbMode::Off).ask(vm.port);
        return Ok(Value::NONE);
    }
    let text = vm.heap.text(wanted);
    let text = text.as_ref().map_or(&b""[..], |t| t.get(&vm.heap));
    let known = MODES.iter().find(|(name, _)| name.as_bytes() == text);
    let Some((_, wanted)) = known else {
        return Err(vm.heap.raise(Ns::ValueError, "bad USB mode"));
    };
    if !hid.is_none() && vm.heap.item_count(hid) != Some(5) {
        return Err(vm.heap.raise(Ns::ValueError, "bad USB mode"));
    }
    Request::SetUsbMode(*wanted).ask(vm.port);
    Ok(Value::NONE)
}

fn new(vm: &mut Vm<'_>, _class: Value, args: Args) -> Res {
    vm.heap.expect_arguments(args, 0, 0)?;
    Ok(vm.heap.alloc(USB_HID.value(), 0)?.value())
}

fn print(vm: &mut Vm<'_>, _v: Value, _kind: PrintKind) -> Res<()> {
    vm.write(b"<USB_HID>")
}

/// `send(data)`, also `pyb.hid(data)`: a report, from a buffer or a list or tuple of numbers.
/// Without that kind of connection nobody gets it.
pub(crate) fn send(vm: &mut Vm<'_>, data: Value) -> Res {
    let mut report = [0; REPORT];
    let len;
    if let Some(count) = vm.heap.item_count(data) {
        len = count.min(REPORT);
        for (i, byte) in report.iter_mut().take(len).enumerate() {
            let item = vm.heap.item(data, i).unwrap_or(Value::NONE);
            *byte = vm.heap.machine_int(item)? as u8;
        }
    } else {
        let span = super::span::bytes(vm, data)?;
        len = span.len().min(REPORT);
        for (i, byte) in report.iter_mut().take(len).enumerate() {
            *byte = span.get(vm, i);
        }
    }
    if mode(vm) != UsbMode::SerialAndInput {
        return Ok(Value::small(0));
    }
    vm.port.device(&mut ReportRequest::Send(report, len));
    Ok(Value::small(len as i32))
}

/// `recv(data, *, timeout=5000)`: a report of the host.
fn recv(vm: &mut Vm<'_>, args: Args) -> Res {
    const SPEC: [Parameter; 3] = [
        Parameter::required(name("self")),
        Parameter::required(name("data")),
        Parameter::keyword(name("timeout"), Value::small(5000)),
    ];
    let [_, data, timeout] = vm.bind(args, &SPEC)?;
    let end = vm.port.ticks_us() + vm.heap.machine_int(timeout)?.max(0) as u64 * 1000;
    let (report, len) = loop {
        let mut request = ReportRequest::Receive([0; REPORT], None);
        vm.port.device(&mut request);
        if let ReportRequest::Receive(report, Some(len)) = request {
            break (report, len.min(REPORT));
        }
        let left = end.saturating_sub(vm.port.ticks_us());
        if left == 0 {
            break ([0; REPORT], 0);
        }
        vm.wait_us(left.min(1000))?;
    };
    if let Some(most) = vm.heap.as_i64(data) {
        let len = len.min(most.max(0) as usize);
        return vm.heap.new_bytes(&report[..len]);
    }
    let (_, span) = incoming(vm, data)?;
    let len = len.min(span.len());
    for (i, byte) in report[..len].iter().enumerate() {
        span.put(vm, i, *byte);
    }
    Ok(Value::small(len as i32))
}
