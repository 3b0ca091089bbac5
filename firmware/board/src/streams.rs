//! Bytes that come: which sources are watched for them, and which functions are called then.

use garter_runtime::{Res, Vm};

use crate::device::Request;
use crate::hardware::Hardware;
use crate::kept::Kept;
use crate::timers::tell;

/// Serial ports.
const PORTS: usize = 6;
/// The console as a source of bytes; those before it are the serial ports.
pub(crate) const CONSOLE: usize = PORTS;
/// Sources of bytes.
pub(crate) const SOURCES: usize = PORTS + 1;

/// The sources that are watched.
#[derive(Default)]
pub(crate) struct Streams {
    /// Bytes that waited when it was last looked, of those that are watched.
    waited: [Option<usize>; SOURCES],
    found: u32,
}

impl Streams {
    /// Watches a source from now on, or no more.
    pub(crate) fn watch(&mut self, source: usize, watched: bool) {
        if let Some(waited) = self.waited.get_mut(source) {
            *waited = watched.then_some(0);
            self.found &= !(1 << source);
        }
    }

    /// Whether any source is watched.
    pub(crate) fn any(&self) -> bool {
        self.waited.iter().any(Option::is_some)
    }

    /// Looks at the watched sources: whether there is something to tell. `typed` bytes wait on the
    /// console.
    pub(crate) fn look(&mut self, hardware: &mut impl Hardware, typed: usize) -> bool {
        for (source, waited) in self.waited.iter_mut().enumerate() {
            let Some(waited) = waited else {
                continue;
            };
            let now = match source {
                CONSOLE => typed,
                port => hardware.uart_waiting(port),
            };
            self.found |= u32::from(now > *waited) << source;
            *waited = now;
        }
        self.found != 0
    }

    /// The sources from which bytes came that nobody has been told of, a bit each.
    pub(crate) fn take(&mut self) -> u32 {
        core::mem::take(&mut self.found)
    }
}

/// Calls what is to be called for the bytes of late. A function that raises is told, and its
/// source not watched any more.
pub(crate) fn run(vm: &mut Vm<'_>) -> Res<()> {
    let Request::TakeBytes(found) = Request::TakeBytes(0).ask(vm.port) else {
        return Ok(());
    };
    for source in (0..SOURCES).filter(|s| found & 1 << s != 0) {
        let Some((object, function)) = Kept::Stream(source).get_call(vm) else {
            continue;
        };
        if vm.call(function, &[object]).is_err() {
            let name = match source {
                CONSOLE => "USB_VCP",
                _ => "UART",
            };
            tell(vm, name);
            Kept::Stream(source).set(vm, garter_runtime::Value::NONE)?;
            Request::WatchBytes(source, false).ask(vm.port);
        }
    }
    Ok(())
}
