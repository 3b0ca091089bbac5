//! What peripherals keep while programs run: functions to be called, and what these are told. A
//! list under one root, made when it is first needed.

use garter_runtime::heap::Root;
use garter_runtime::{Ref, Res, Value, Vm};

use crate::backup::REGIONS;
use crate::can::{CONTROLLERS, FIFOS};
use crate::edges::LINES;
use crate::streams::SOURCES;

const LIST: Root = Root::Board2;

const CAN: usize = LINES;
const STREAMS: usize = CAN + CONTROLLERS * FIFOS;
const MAPPER: usize = STREAMS + SOURCES;
const NAMES: usize = MAPPER + 1;
const REPEATED: usize = NAMES + 1;
const MAIN: usize = REPEATED + 1;
const COUNTRY: usize = MAIN + 1;
const CHANNELS: usize = COUNTRY + 1;
const PINS: usize = CHANNELS + 1;
const TIMERS: usize = PINS + 1;
const SERVOS: usize = TIMERS + 1;
const CALIBRATION: usize = SERVOS + 1;
const BUSES: usize = CALIBRATION + 1;
const BACKUP: usize = BUSES + UARTS + SPIS + I2CS;
const TARGETS: usize = BACKUP + REGIONS;
const TERMINAL: usize = TARGETS + 1;
const COUNT: usize = TERMINAL + 1;

/// Buses of each kind that the board can have.
const UARTS: usize = 6;
const SPIS: usize = 3;
const I2CS: usize = 2;

/// What is kept.
#[derive(Clone, Copy)]
pub(crate) enum Kept {
    /// What is called for the edges of a line: a pin or an external interrupt.
    Line(usize),
    /// What is called for queue `.1` of CAN controller `.0`: the object and a function.
    Can(usize, usize),
    /// What is called when bytes come from a source: the object and a function.
    Stream(usize),
    /// The function that makes pins of a program's names.
    Mapper,
    /// The dict with a program's names of pins.
    Names,
    /// The serial port that the console is repeated on.
    Repeated,
    /// The name of the script that runs after boot.py.
    Main,
    /// Where the board is, two letters.
    Country,
    /// The channels of timers that were set up, a list.
    Channels,
    /// The objects of pins that were asked for, a list: there is one for each pin.
    Pins,
    /// The objects of the chip's timers, in the same way.
    Timers,
    /// The objects of servos, in the same way.
    Servos,
    /// What the clock was calibrated with.
    Calibration,
    /// The object of a serial port, by its number from 0: there is one for each.
    Uart(usize),
    /// The `pyb` object of an SPI bus.
    Spi(usize),
    /// The `pyb` object of an I2C bus.
    I2c(usize),
    /// What programs see of a region of memory that outlives the machine.
    Backup(usize),
    /// The I2C targets that a program has made, a list by their buses.
    Targets,
    /// The stream, no serial port, that the console is repeated on.
    Terminal,
}

impl Kept {
    const fn index(self) -> usize {
        match self {
            Kept::Line(number) => number,
            Kept::Can(controller, fifo) => CAN + controller * FIFOS + fifo,
            Kept::Stream(source) => STREAMS + source,
            Kept::Mapper => MAPPER,
            Kept::Names => NAMES,
            Kept::Repeated => REPEATED,
            Kept::Main => MAIN,
            Kept::Country => COUNTRY,
            Kept::Channels => CHANNELS,
            Kept::Pins => PINS,
            Kept::Timers => TIMERS,
            Kept::Servos => SERVOS,
            Kept::Calibration => CALIBRATION,
            Kept::Uart(number) => BUSES + number,
            Kept::Spi(number) => BUSES + UARTS + number,
            Kept::I2c(number) => BUSES + UARTS + SPIS + number,
            Kept::Backup(region) => BACKUP + region,
            Kept::Targets => TARGETS,
            Kept::Terminal => TERMINAL,
        }
    }

    /// What is kept there, if anything.
    pub(crate) fn get(self, vm: &Vm<'_>) -> Option<Value> {
        let list = vm.heap.root(LIST).and_then(Value::as_ref)?;
        let kept = vm.heap.list_item(list, self.index());
        kept.filter(|v| !v.is_none())
    }

    /// Keeps a value, which must be in a slot; `None` forgets.
    pub(crate) fn set(self, vm: &mut Vm<'_>, value: Value) -> Res<()> {
        let list = match vm.heap.root(LIST).and_then(Value::as_ref) {
            Some(list) => list,
            None => {
                let list = vm.heap.new_list(&[Value::NONE; COUNT])?;
                vm.heap.set_root(LIST, Some(list));
                match list.as_ref() {
                    Some(list) => list,
                    None => return Ok(()),
                }
            }
        };
        vm.heap.list_set(list, self.index(), value);
        Ok(())
    }

    /// The object that is kept there, or one that is made now and kept.
    pub(crate) fn or_make(
        self,
        vm: &mut Vm<'_>,
        make: impl FnOnce(&mut Vm<'_>) -> Res<Ref>,
    ) -> Res<Ref> {
        if let Some(object) = self.get(vm).and_then(Value::as_ref) {
            return Ok(object);
        }
        let object = make(vm)?;
        vm.heap.push(object.value())?;
        self.set(vm, object.value())?;
        vm.heap.pop();
        Ok(object)
    }

    /// The object of the list that is kept there which has `number` at word `word`, or one that is
    /// made now and put into the list.
    pub(crate) fn one_of(
        self,
        vm: &mut Vm<'_>,
        word: usize,
        number: i32,
        make: impl FnOnce(&mut Vm<'_>) -> Res<Ref>,
    ) -> Res<Ref> {
        let list = self.or_make(vm, |vm| vm.heap.new_list_with(0))?;
        let wanted = Some(Value::small(number));
        for i in 0..vm.heap.list_len(list) {
            let object = vm.heap.list_item(list, i).and_then(Value::as_ref);
            if let Some(object) = object.filter(|o| vm.heap.value(*o, word) == wanted) {
                return Ok(object);
            }
        }
        let object = make(vm)?;
        vm.heap.push(object.value())?;
        vm.heap.list_append(list, object.value())?;
        vm.heap.pop();
        Ok(object)
    }

    /// Keeps an object and a function, both in slots; a function `None` forgets.
    pub(crate) fn set_call(self, vm: &mut Vm<'_>, object: Value, function: Value) -> Res<()> {
        if function.is_none() {
            return self.set(vm, Value::NONE);
        }
        let pair = vm.heap.new_tuple(&[object, function])?;
        vm.heap.push(pair)?;
        let kept = self.set(vm, pair);
        vm.heap.pop();
        kept
    }

    /// The object and the function that were kept.
    pub(crate) fn get_call(self, vm: &Vm<'_>) -> Option<(Value, Value)> {
        let pair = self.get(vm)?;
        Some((vm.heap.item(pair, 0)?, vm.heap.item(pair, 1)?))
    }
}
