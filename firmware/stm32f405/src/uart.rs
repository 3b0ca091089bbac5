//! The two serial ports: USART1 for the REPL, USART2 for the inspect channel, 115200 baud.
//! Received bytes are queued by interrupts; sending waits, within bounds.

use core::cell::RefCell;

use cortex_m::interrupt::{Mutex, free};
use cortex_m::peripheral::NVIC;
use heapless::Deque;
use stm32f4::stm32f405::{Interrupt, Peripherals, USART1, USART2, interrupt};

use crate::gpio;

const BAUD: u32 = 115_200;
/// Polls of the transmitter before a byte is dropped: ten times what a byte takes at 168 MHz.
const BOUND: u32 = 200_000;
/// Bytes of the console that wait to be read. Raw paste sends at most 256 ahead.
const CONSOLE_ROOM: usize = 384;
/// Bytes of the inspect channel that wait: some requests.
const INSPECT_ROOM: usize = 128;

type Queue<const ROOM: usize> = Mutex<RefCell<Deque<u8, ROOM>>>;

static CONSOLE: Queue<CONSOLE_ROOM> = Mutex::new(RefCell::new(Deque::new()));
static INSPECT: Queue<INSPECT_ROOM> = Mutex::new(RefCell::new(Deque::new()));

/// Starts both ports.
pub(crate) fn start(chip: &Peripherals, apb2_hz: u32, apb1_hz: u32) {
    // X9, X10 are PB6, PB7; X3, X4 are PA2, PA3. All alternate function 7 (datasheet, table 9).
    for (port, pin) in [(gpio::B, 6), (gpio::B, 7), (gpio::A, 2), (gpio::A, 3)] {
        gpio::alternate(port, pin, 7);
    }
    // SAFETY: a divider of 16 bits is what the register takes.
    chip.USART1
        .brr()
        .write(|w| unsafe { w.bits(apb2_hz.div_ceil(BAUD) as _) });
    chip.USART1.cr1().write(|w| {
        w.ue()
            .set_bit()
            .te()
            .set_bit()
            .re()
            .set_bit()
            .rxneie()
            .set_bit()
    });
    // SAFETY: as above.
    chip.USART2
        .brr()
        .write(|w| unsafe { w.bits(apb1_hz.div_ceil(BAUD) as _) });
    chip.USART2.cr1().write(|w| {
        w.ue()
            .set_bit()
            .te()
            .set_bit()
            .re()
            .set_bit()
            .rxneie()
            .set_bit()
    });
    // SAFETY: the handlers below share nothing with other code but the queues, which are locked.
    unsafe {
        NVIC::unmask(Interrupt::USART1);
        NVIC::unmask(Interrupt::USART2);
    }
}

#[interrupt]
fn USART1() {
    // SAFETY: reading the two registers clears the interrupt and touches nothing else; the
    // program never reads them.
    let uart = unsafe { &*USART1::ptr() };
    if uart.sr().read().rxne().bit_is_set() {
        put(&CONSOLE, uart.dr().read().bits() as u8);
    }
}

#[interrupt]
fn USART2() {
    // SAFETY: as for USART1.
    let uart = unsafe { &*USART2::ptr() };
    if uart.sr().read().rxne().bit_is_set() {
        put(&INSPECT, uart.dr().read().bits() as u8);
    }
}

/// Queues a byte; when the queue is full the oldest goes, so that an interrupt byte arrives.
fn put<const ROOM: usize>(queue: &Queue<ROOM>, byte: u8) {
    free(|cs| {
        let mut queue = queue.borrow(cs).borrow_mut();
        if queue.is_full() {
            queue.pop_front();
        }
        // There is room now.
        let _ = queue.push_back(byte);
    });
}

fn take<const ROOM: usize>(queue: &Queue<ROOM>) -> Option<u8> {
    free(|cs| queue.borrow(cs).borrow_mut().pop_front())
}

/// The next byte of console input.
pub(crate) fn console_read() -> Option<u8> {
    take(&CONSOLE)
}

/// The next byte from the inspect channel.
pub(crate) fn inspect_read() -> Option<u8> {
    take(&INSPECT)
}

/// Sends to the console.
pub(crate) fn console_write(bytes: &[u8]) {
    // SAFETY: only the program sends, and it has one thread.
    let uart = unsafe { &*USART1::ptr() };
    for byte in bytes {
        if (0..BOUND).any(|_| uart.sr().read().txe().bit_is_set()) {
            // SAFETY: nine bits at most go into the data register.
            uart.dr()
                .write(|w| unsafe { w.bits(u32::from(*byte) as _) });
        }
    }
}

/// Sends to the inspect channel; false when it does not take a byte.
pub(crate) fn inspect_write(bytes: &[u8]) -> bool {
    // SAFETY: only the program sends, and it has one thread.
    let uart = unsafe { &*USART2::ptr() };
    for byte in bytes {
        if !(0..BOUND).any(|_| uart.sr().read().txe().bit_is_set()) {
            return false;
        }
        // SAFETY: nine bits at most go into the data register.
        uart.dr()
            .write(|w| unsafe { w.bits(u32::from(*byte) as _) });
    }
    true
}
