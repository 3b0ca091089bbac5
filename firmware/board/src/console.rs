//! The console: input that is watched for the interrupt byte, output with line ends as terminals
//! want them.

use crate::hardware::Hardware;
#[cfg(feature = "peripherals")]
use crate::tap::Tap;

/// Bytes of input that can wait.
const INPUT: usize = 512;

/// How long a program may leave a full buffer unread before what comes is dropped, in
/// microseconds.
const PATIENCE: u64 = 300_000;

/// Input that waits to be read, and what was seen in it.
pub(crate) struct Console {
    input: [u8; INPUT],
    first: usize,
    len: usize,
    /// The byte that interrupts a program, if any.
    interrupt: Option<u8>,
    interrupted: bool,
    after_return: bool,
    /// The serial port that it is repeated on.
    #[cfg(feature = "peripherals")]
    repeated: Option<usize>,
    /// What goes to a stream of the program's.
    #[cfg(feature = "peripherals")]
    pub(crate) tap: Tap,
    /// When the buffer was first found full, unread since.
    full_since: Option<u64>,
}

impl Console {
    pub(crate) const fn new() -> Console {
        Console {
            input: [0; INPUT],
            first: 0,
            len: 0,
            interrupt: None,
            interrupted: false,
            after_return: false,
            #[cfg(feature = "peripherals")]
            repeated: None,
            #[cfg(feature = "peripherals")]
            tap: Tap::new(),
            full_since: None,
        }
    }

    /// Takes in what has arrived. What does not fit stays where it is until there is room; but
    /// when a program runs and reads nothing for a while, it is dropped, so that the interrupt
    /// byte gets through in the end.
    pub(crate) fn pump(&mut self, hardware: &mut impl Hardware) {
        while self.len < INPUT || self.neglected(hardware) {
            #[cfg(not(feature = "peripherals"))]
            let typed = hardware.console_read();
            #[cfg(feature = "peripherals")]
            let typed = match (hardware.console_read(), self.repeated) {
                (None, Some(port)) => hardware.uart_read(port),
                (typed, _) => typed,
            };
            let Some(byte) = typed else {
                return;
            };
            self.type_in(byte);
        }
    }

    /// Takes a byte that was typed, if there is room.
    pub(crate) fn type_in(&mut self, byte: u8) {
        if self.interrupt == Some(byte) {
            // What was typed before it is forgotten, as on every terminal.
            self.len = 0;
            self.interrupted = true;
        } else if self.len < INPUT {
            self.input[(self.first + self.len) % INPUT] = byte;
            self.len += 1;
        }
    }

    /// Whether a program runs that has left a full buffer unread for long.
    fn neglected(&mut self, hardware: &mut impl Hardware) -> bool {
        if self.interrupt.is_none() {
            return false;
        }
        let now = hardware.ticks_us();
        now - *self.full_since.get_or_insert(now) >= PATIENCE
    }

    /// Bytes that wait to be read.
    #[cfg(feature = "peripherals")]
    pub(crate) fn waiting(&self) -> usize {
        self.len
    }

    pub(crate) fn interrupt_on(&mut self, byte: Option<u8>) {
        self.interrupt = byte;
        if byte.is_none() {
            self.interrupted = false;
        }
    }

    /// Interrupts the program as the byte would, if there is one.
    pub(crate) fn interrupt(&mut self) {
        self.interrupted = self.interrupt.is_some();
    }

    pub(crate) fn take_interrupted(&mut self) -> bool {
        core::mem::take(&mut self.interrupted)
    }

    pub(crate) fn interrupted(&self) -> bool {
        self.interrupted
    }

    pub(crate) fn readable(&self) -> bool {
        self.len > 0
    }

    pub(crate) fn read(&mut self) -> Option<u8> {
        if self.len == 0 {
            return None;
        }
        self.full_since = None;
        let byte = self.input[self.first];
        self.first = (self.first + 1) % INPUT;
        self.len -= 1;
        Some(byte)
    }

    /// Repeats what is written and typed on a serial port, or on none.
    #[cfg(feature = "peripherals")]
    pub(crate) fn repeat_on(&mut self, port: Option<usize>) {
        self.repeated = port;
    }

    /// Whether it is repeated somewhere, where somebody may type.
    #[cfg(feature = "peripherals")]
    pub(crate) fn is_repeated(&self) -> bool {
        self.repeated.is_some() || self.tap.is_on()
    }

    /// Writes bytes as they are.
    pub(crate) fn put(&mut self, hardware: &mut impl Hardware, bytes: &[u8]) {
        #[cfg(feature = "peripherals")]
        self.tap.put(bytes);
        #[cfg(feature = "peripherals")]
        for byte in bytes {
            if let Some(port) = self.repeated {
                hardware.uart_write(port, *byte);
            }
        }
        hardware.console_write(bytes);
    }

    /// Writes, putting a `\r` before every `\n` that has none.
    pub(crate) fn write(&mut self, hardware: &mut impl Hardware, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|b| *b == b'\n') {
            let (line, after) = rest.split_at(at);
            self.put(hardware, line);
            let returned = line.last().map_or(self.after_return, |b| *b == b'\r');
            self.put(hardware, if returned { b"\n" } else { b"\r\n" });
            self.after_return = false;
            rest = &after[1..];
        }
        if let Some(last) = rest.last() {
            self.put(hardware, rest);
            self.after_return = *last == b'\r';
        }
    }
}
