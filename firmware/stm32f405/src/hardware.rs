//! The chip as the portable board's hardware.

use garter_board::hardware::{Hardware, PinMode, Pull, RamDisk, SECTOR, Storage};
use garter_board::pin_name;

use crate::{gpio, time, uart};

/// Pins of the LEDs: red, green, yellow, blue.
const LEDS: [(u8, u8); 4] = [(gpio::A, 13), (gpio::A, 14), (gpio::A, 15), (gpio::B, 4)];
/// The USR switch pulls this pin to ground.
const SWITCH: (u8, u8) = (gpio::B, 3);
/// The 96-bit unique number (RM0090, section 39.1).
const UNIQUE_ID: *const u8 = 0x1fff_7a10 as *const u8;

/// The chip.
pub(crate) struct Chip {
    on_silicon: bool,
    /// Until the flash has a driver.
    disk: RamDisk<&'static mut [[u8; SECTOR]]>,
    leds: [u8; 4],
    random: u32,
}

impl Chip {
    pub(crate) fn new(on_silicon: bool, disk: &'static mut [[u8; SECTOR]]) -> Chip {
        disk.fill([0; SECTOR]);
        for (port, pin) in LEDS {
            gpio::set(port, pin, false);
            gpio::output(port, pin, false);
        }
        gpio::input(SWITCH.0, SWITCH.1, 1);
        Chip {
            on_silicon,
            disk: RamDisk(disk),
            leds: [0; 4],
            random: 0x6a09_e667,
        }
    }
}

fn pin(index: usize) -> Option<(u8, u8)> {
    pin_name(index).and_then(|(_, chip)| gpio::parse(chip))
}

impl Hardware for Chip {
    fn storage(&mut self) -> &mut dyn Storage {
        &mut self.disk
    }

    fn console_read(&mut self) -> Option<u8> {
        uart::console_read()
    }

    fn console_write(&mut self, bytes: &[u8]) {
        uart::console_write(bytes);
    }

    fn inspect_read(&mut self) -> Option<u8> {
        uart::inspect_read()
    }

    fn inspect_write(&mut self, bytes: &[u8]) -> bool {
        uart::inspect_write(bytes)
    }

    fn ticks_us(&mut self) -> u64 {
        time::now_us()
    }

    fn idle(&mut self, _us: u64) {
        // SysTick wakes the core every millisecond, received bytes at once.
        cortex_m::asm::wfi();
    }

    fn random(&mut self) -> u32 {
        // xorshift32 stirred by the clock, until the chip's generator has a driver.
        self.random ^= time::now_us() as u32;
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        self.random
    }

    fn set_led(&mut self, index: usize, level: u8) {
        if let (Some(led), Some((port, pin))) = (self.leds.get_mut(index), LEDS.get(index)) {
            *led = level;
            gpio::set(*port, *pin, level > 0);
        }
    }

    fn led(&mut self, index: usize) -> u8 {
        self.leds.get(index).copied().unwrap_or(0)
    }

    fn switch(&mut self) -> bool {
        self.on_silicon && !gpio::get(SWITCH.0, SWITCH.1)
    }

    fn acceleration(&mut self) -> [i8; 3] {
        [0, 0, 21]
    }

    fn configure_pin(&mut self, index: usize, mode: PinMode, pull: Pull) {
        let Some((port, pin)) = pin(index) else {
            return;
        };
        match mode {
            PinMode::Input => {
                let pull = match pull {
                    Pull::None => 0,
                    Pull::Up => 1,
                    Pull::Down => 2,
                };
                gpio::input(port, pin, pull);
            }
            PinMode::Output => gpio::output(port, pin, false),
            PinMode::OpenDrain => gpio::output(port, pin, true),
        }
    }

    fn set_pin(&mut self, index: usize, high: bool) {
        if let Some((port, pin)) = pin(index) {
            gpio::set(port, pin, high);
        }
    }

    fn pin(&mut self, index: usize) -> bool {
        pin(index).is_some_and(|(port, pin)| gpio::get(port, pin))
    }

    fn unique_id(&mut self) -> [u8; 12] {
        let mut id = [0; 12];
        if self.on_silicon {
            for (i, byte) in id.iter_mut().enumerate() {
                // SAFETY: on a real chip these 12 bytes of system memory can be read.
                *byte = unsafe { UNIQUE_ID.add(i).read_volatile() };
            }
        }
        id
    }

    fn reset(&mut self, _boot_loader: bool) {
        cortex_m::peripheral::SCB::sys_reset();
    }
}
