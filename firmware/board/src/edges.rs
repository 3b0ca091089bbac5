//! Edges on pins: which lines are watched, and which have changed.
//!
//! As on the chip a line stands for the pins of one number in all ports, of which one is watched.

use garter_runtime::{Res, Value, Vm};

use crate::device::Request;
use crate::hardware::Hardware;
use crate::kept::Kept;
use crate::modules::{EXT_INT, PIN};
use crate::timers::tell;

/// Lines that pins can have.
pub(crate) const LINES: usize = 16;
/// Where an external interrupt and a pin keep the function.
pub(crate) const FUNCTION: usize = 3;

/// A line as it shall be watched; neither edge: not any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    /// 0 to 15.
    pub(crate) number: usize,
    /// The pin, by its index in the pin table.
    pub(crate) pin: usize,
    pub(crate) rising: bool,
    pub(crate) falling: bool,
}

/// The lines that are watched.
#[derive(Default)]
pub(crate) struct Edges {
    lines: [Option<(Line, bool)>; LINES],
    found: u32,
}

impl Edges {
    /// Watches a line from now on, or no more.
    pub(crate) fn watch(&mut self, line: Line, hardware: &mut impl Hardware) {
        let watched = line.rising || line.falling;
        let level = hardware.pin(line.pin);
        if let Some(place) = self.lines.get_mut(line.number) {
            *place = watched.then_some((line, level));
            self.found &= !(1 << line.number);
        }
    }

    /// Whether any pin is watched.
    pub(crate) fn any(&self) -> bool {
        self.lines.iter().any(Option::is_some)
    }

    /// Looks at the watched pins: whether some edge waits to be told.
    pub(crate) fn look(&mut self, hardware: &mut impl Hardware) -> bool {
        for (line, before) in self.lines.iter_mut().flatten() {
            let level = hardware.pin(line.pin);
            let edge = (line.rising && level && !*before) || (line.falling && *before && !level);
            *before = level;
            self.found |= u32::from(edge) << line.number;
        }
        self.found != 0
    }

    /// The lines with edges that nobody has been told of, a bit each.
    pub(crate) fn take(&mut self) -> u32 {
        core::mem::take(&mut self.found)
    }
}

/// Calls what is to be called for the edges of late. A function that raises is told, and its line
/// not watched any more.
pub(crate) fn run(vm: &mut Vm<'_>) -> Res<()> {
    let Request::TakeEdges(found) = Request::TakeEdges(0).ask(vm.port) else {
        return Ok(());
    };
    for number in (0..LINES).filter(|n| found & 1 << n != 0) {
        call(vm, number)?;
    }
    Ok(())
}

/// Calls the function of a line, if it has one.
pub(crate) fn call(vm: &mut Vm<'_>, number: usize) -> Res<()> {
    let Some(object) = Kept::Line(number).get(vm).and_then(Value::as_ref) else {
        return Ok(());
    };
    let Some(function) = vm.heap.value(object, FUNCTION).filter(|f| !f.is_none()) else {
        return Ok(());
    };
    // A pin's function is told the pin, an external interrupt's the line.
    let is_pin = vm.heap.is(object.value(), PIN).is_some();
    let argument = match is_pin {
        true => object.value(),
        false => Value::small(number as i32),
    };
    if vm.call(function, &[argument]).is_err() {
        tell(vm, if is_pin { "Pin" } else { "ExtInt" });
        Kept::Line(number).set(vm, Value::NONE)?;
        Request::Watch(Line {
            number,
            pin: 0,
            rising: false,
            falling: false,
        })
        .ask(vm.port);
    }
    Ok(())
}

/// Whether a line belongs to an external interrupt.
pub(crate) fn taken_by_interrupt(vm: &Vm<'_>, number: usize) -> bool {
    let watcher = Kept::Line(number).get(vm);
    watcher.is_some_and(|w| vm.heap.is(w, EXT_INT).is_some())
}
