//! Which serial ports are boards, and why one cannot be opened.

mod boards;
mod identity;
mod permission;
#[cfg(target_os = "linux")]
mod watch;

use crate::error::LinkError;
use crate::transport::ModemLines;
use serialport::{ErrorKind, SerialPortType};

pub use boards::{KNOWN, Known};
pub(crate) use identity::Identity;
#[cfg(target_os = "linux")]
pub use watch::Watch;

/// A serial port that may have a board behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// What to open.
    pub path: String,
    /// What the USB ids say it is; `None` for a port that is no USB device, or
    /// not one that is known to run MicroPython.
    pub known: Option<&'static Known>,
    /// Vendor and product id.
    pub usb: Option<(u16, u16)>,
    /// USB serial number, by which a board is known again on another port.
    pub serial_number: Option<String>,
    /// What the device says of itself.
    pub description: Option<String>,
}

/// The USB serial ports, known boards first. Ports that are no USB devices
/// (built-in UARTs, Bluetooth) are not listed; they can be opened by name.
///
/// # Errors
/// When the operating system does not list its ports.
pub fn list() -> Result<Vec<Port>, LinkError> {
    // The listing panics where there is no sysfs, as in some containers.
    if cfg!(target_os = "linux") && !std::path::Path::new("/sys/class/tty").is_dir() {
        return Ok(Vec::new());
    }
    let ports = serialport::available_ports().map_err(|error| LinkError::System {
        doing: "listing serial ports",
        cause: std::io::Error::other(error.description),
    })?;
    let mut found: Vec<_> = ports
        .into_iter()
        // macOS lists each port twice; opening the tty one waits for a modem.
        .filter(|port| !port.port_name.starts_with("/dev/tty."))
        .filter_map(|port| match port.port_type {
            SerialPortType::UsbPort(usb) => Some(Port {
                path: port.port_name,
                known: boards::find(usb.vid, usb.pid),
                usb: Some((usb.vid, usb.pid)),
                serial_number: usb.serial_number,
                description: usb.product.or(usb.manufacturer),
            }),
            _ => None,
        })
        .collect();
    found.sort_by(|a, b| (a.known.is_none(), &a.path).cmp(&(b.known.is_none(), &b.path)));
    Ok(found)
}

/// What to do with a port's modem lines. The boards behind CP210x bridges take
/// what Windows does with them at opening for a reset.
#[must_use]
pub fn modem_lines(path: &str) -> ModemLines {
    const CP210X: u16 = 0x10c4;
    if !cfg!(windows) {
        return ModemLines::Keep;
    }
    let ports = list().unwrap_or_default();
    let port = ports.iter().find(|port| port.path == path);
    match port.and_then(|port| port.usb) {
        Some((CP210X, _)) => ModemLines::Low,
        _ => ModemLines::Keep,
    }
}

/// What a user who may not open `path` has to do.
#[must_use]
pub fn permission_advice(path: &str) -> String {
    permission::advice(path)
}

/// Why `path` cannot be opened, and what to do.
#[must_use]
pub fn explain(path: &str, error: &serialport::Error) -> LinkError {
    let io = match error.kind {
        ErrorKind::Io(kind) => Some(kind),
        _ => None,
    };
    let said = error.description.to_lowercase();
    let advice = if io == Some(std::io::ErrorKind::PermissionDenied) || said.contains("permission")
    {
        permission::advice(path)
    } else if said.contains("busy") || said.contains("lock") || said.contains("unavailable") {
        "Another program has it open (a serial terminal, mpremote, Thonny, a second editor): \
         close that program."
            .to_owned()
    } else {
        "Check the cable (some only charge) and that the board is on; `garter boards` lists \
         what is connected."
            .to_owned()
    };
    LinkError::Open {
        target: path.to_owned(),
        cause: error.description.clone(),
        advice,
    }
}
