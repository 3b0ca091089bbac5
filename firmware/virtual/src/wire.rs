//! Thermometers on one-wire buses: what a DS18B20 answers, bit by bit (its datasheet).

/// Bits of a device's number.
const ROM_BITS: usize = 64;
/// Bytes that a thermometer gives, the checksum among them.
const SCRATCHPAD: usize = 9;

/// A thermometer.
struct Thermometer {
    rom: [u8; 8],
    /// In 16ths of a degree.
    sixteenths: i16,
    /// It takes part until the next reset.
    selected: bool,
}

/// What the devices expect next.
#[derive(Clone, Copy, Default)]
enum Phase {
    /// Nothing before the next reset.
    #[default]
    Idle,
    /// A command about numbers: the bits that have come, and how many.
    Select(u8, usize),
    /// The bits of a number, of which so many have come.
    Match(usize),
    /// Each bit of their numbers is read, then its opposite, then one is chosen.
    Search(usize, u8),
    /// They give their numbers.
    Number(usize),
    /// A command to those selected.
    Command(u8, usize),
    /// They give what they measured.
    Answer(usize),
}

/// The devices on a pin.
#[derive(Default)]
pub(crate) struct Wire {
    devices: Vec<Thermometer>,
    phase: Phase,
}

/// The checksum of one-wire devices.
fn checksum(bytes: &[u8]) -> u8 {
    let mut crc = 0u8;
    for byte in bytes {
        for i in 0..8 {
            let bit = (crc ^ byte >> i) & 1;
            crc = (crc >> 1) ^ (0x8c * bit);
        }
    }
    crc
}

fn bit(bytes: &[u8], i: usize) -> bool {
    bytes.get(i / 8).is_none_or(|byte| byte >> (i % 8) & 1 != 0)
}

impl Thermometer {
    fn scratchpad(&self) -> [u8; SCRATCHPAD] {
        let [low, high] = self.sixteenths.to_le_bytes();
        let mut bytes = [low, high, 0x4b, 0x46, 0x7f, 0xff, 0x0c, 0x10, 0];
        bytes[SCRATCHPAD - 1] = checksum(&bytes[..SCRATCHPAD - 1]);
        bytes
    }
}

impl Wire {
    /// Adds a thermometer with this number; its last byte becomes the checksum.
    pub(crate) fn attach(&mut self, number: [u8; 7], sixteenths: i16) {
        let mut rom = [0; 8];
        rom[..7].copy_from_slice(&number);
        rom[7] = checksum(&number);
        self.devices.push(Thermometer {
            rom,
            sixteenths,
            selected: false,
        });
    }

    pub(crate) fn reset(&mut self) -> bool {
        self.phase = Phase::Select(0, 0);
        for device in &mut self.devices {
            device.selected = true;
        }
        !self.devices.is_empty()
    }

    /// Those with another bit at this place do not take part any more.
    fn choose(&mut self, place: usize, wanted: bool) {
        for device in &mut self.devices {
            device.selected &= bit(&device.rom, place) == wanted;
        }
    }

    pub(crate) fn write(&mut self, bit: bool) {
        self.phase = match self.phase {
            Phase::Select(byte, count) => match (byte | u8::from(bit) << count, count) {
                (0x33, 7) => Phase::Number(0),
                (0x55, 7) => Phase::Match(0),
                (0xcc, 7) => Phase::Command(0, 0),
                (0xf0, 7) => Phase::Search(0, 0),
                (_, 7) => Phase::Idle,
                (byte, count) => Phase::Select(byte, count + 1),
            },
            Phase::Match(place) | Phase::Search(place, 2) => {
                self.choose(place, bit);
                match (self.phase, place + 1) {
                    (_, ROM_BITS) => Phase::Command(0, 0),
                    (Phase::Match(_), next) => Phase::Match(next),
                    (_, next) => Phase::Search(next, 0),
                }
            }
            Phase::Command(byte, count) => match (byte | u8::from(bit) << count, count) {
                (0xbe, 7) => Phase::Answer(0),
                (_, 7) => Phase::Idle,
                (byte, count) => Phase::Command(byte, count + 1),
            },
            _ => Phase::Idle,
        };
    }

    pub(crate) fn read(&mut self) -> bool {
        // Who gives a zero pulls the wire down for all.
        let all = |devices: &[Thermometer], level: &dyn Fn(&Thermometer) -> bool| {
            devices.iter().filter(|d| d.selected).all(level)
        };
        match self.phase {
            Phase::Search(place, step @ 0..=1) => {
                self.phase = Phase::Search(place, step + 1);
                all(&self.devices, &|d| bit(&d.rom, place) == (step == 0))
            }
            Phase::Number(place) => {
                self.phase = Phase::Number(place + 1);
                all(&self.devices, &|d| bit(&d.rom, place))
            }
            Phase::Answer(place) => {
                self.phase = Phase::Answer(place + 1);
                all(&self.devices, &|d| bit(&d.scratchpad(), place))
            }
            _ => true,
        }
    }
}
