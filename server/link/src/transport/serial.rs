//! Serial ports, and pseudo terminals, which are serial ports without modem
//! lines.

use super::{Pipe, Sink, Source, is_time_out};
use serialport::{ClearBuffer, DataBits, FlowControl, Parity, SerialPort, StopBits};
use std::io::{self, Read, Write};
use std::time::Duration;

/// What a port that reports itself ready surely takes without waiting.
const CHUNK: usize = 256;

/// What happens to DTR and RTS at opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModemLines {
    /// They stay as the system leaves them. ESP boards reset when one moves,
    /// and a pseudo terminal has none.
    Keep,
    /// Both low, where there are any.
    Low,
}

/// Opens `path` for this process alone, 115200 8N1.
///
/// # Errors
/// Those of the operating system; see [`crate::ports::explain`].
pub fn open_serial(path: &str, lines: ModemLines) -> Result<Pipe, serialport::Error> {
    let settings = serialport::new(path, 115_200)
        .data_bits(DataBits::Eight)
        .parity(Parity::None)
        .stop_bits(StopBits::One)
        .flow_control(FlowControl::None)
        .exclusive(true);
    let mut port = match lines {
        ModemLines::Keep => settings.preserve_dtr_on_open().open()?,
        ModemLines::Low => {
            let mut port = settings.dtr_on_open(false).open()?;
            // A port without this line does not need it low.
            let _ = port.write_request_to_send(false);
            port
        }
    };
    if let Err(error) = port.clear(ClearBuffer::Input) {
        // Some pseudo terminals have no buffers to clear.
        if !matches!(error.kind(), serialport::ErrorKind::Io(_)) {
            return Err(error);
        }
    }
    port.set_timeout(Duration::from_millis(1))?;
    let other = port.try_clone()?;
    Ok(Pipe {
        source: Box::new(PortSource {
            port: other,
            wait: Duration::ZERO,
        }),
        sink: Box::new(PortSink(port)),
    })
}

struct PortSource {
    port: Box<dyn SerialPort>,
    wait: Duration,
}

struct PortSink(Box<dyn SerialPort>);

impl Source for PortSource {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        if self.wait != wait {
            self.port.set_timeout(wait)?;
            self.wait = wait;
        }
        match self.port.read(buffer) {
            // A terminal that gives an end of file has been hung up.
            Ok(0) if !buffer.is_empty() => Err(super::closed()),
            Err(error) if is_time_out(&error) => Ok(0),
            other => other,
        }
    }
}

impl Sink for PortSink {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<()> {
        self.0.set_timeout(wait)?;
        for chunk in bytes.chunks(CHUNK) {
            self.0.write_all(chunk)?;
        }
        Ok(())
    }
}
