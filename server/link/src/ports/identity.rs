//! Knowing a board again when it comes back on another port.

use super::Port;

/// A board's USB serial number, and which of its ports was open: a board with
/// two serial interfaces has the number twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    serial_number: String,
    usb: Option<(u16, u16)>,
    index: usize,
}

impl Identity {
    /// That of the board at `path`; `None` when it has no serial number.
    pub(crate) fn of(path: &str, ports: &[Port]) -> Option<Identity> {
        let port = ports.iter().find(|port| port.path == path)?;
        let serial_number = port.serial_number.clone()?;
        let mut identity = Identity {
            serial_number,
            usb: port.usb,
            index: 0,
        };
        let index = identity.ports(ports).position(|same| same.path == path)?;
        identity.index = index;
        Some(identity)
    }

    /// Where that board is now.
    pub(crate) fn find<'p>(&self, ports: &'p [Port]) -> Option<&'p str> {
        self.ports(ports)
            .nth(self.index)
            .map(|port| port.path.as_str())
    }

    fn ports<'p>(&self, ports: &'p [Port]) -> impl Iterator<Item = &'p Port> {
        let is_same = move |port: &&Port| {
            port.usb == self.usb && port.serial_number.as_ref() == Some(&self.serial_number)
        };
        ports.iter().filter(is_same)
    }
}

#[cfg(test)]
mod tests {
    use super::{Identity, Port};

    fn port(path: &str, serial_number: &str) -> Port {
        Port {
            path: path.to_owned(),
            known: None,
            usb: Some((0xf055, 0x9804)),
            serial_number: Some(serial_number.to_owned()),
            description: None,
        }
    }

    #[test]
    fn a_board_is_found_on_the_port_it_moved_to() {
        let before = [
            port("/dev/ttyACM0", "A"),
            port("/dev/ttyACM1", "A"),
            port("/dev/ttyACM2", "B"),
        ];
        let after = [
            port("/dev/ttyACM0", "B"),
            port("/dev/ttyACM3", "A"),
            port("/dev/ttyACM4", "A"),
        ];
        let second = Identity::of("/dev/ttyACM1", &before).expect("it has a number");
        assert_eq!(second.find(&before), Some("/dev/ttyACM1"));
        assert_eq!(second.find(&after), Some("/dev/ttyACM4"));
        assert_eq!(second.find(&after[..1]), None);
        assert_eq!(Identity::of("/dev/ttyS0", &before), None);
    }
}
