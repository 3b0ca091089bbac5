//! The virtual pyboard: a thread of this process, reached like any other board.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use garter_link::transport::{Pipe, Sink, Source};
use garter_link::{Endpoint, LinkError, Target};
use garter_virtual::{Config, End, Image, VirtualBoard};

/// Its name in messages.
const NAME: &str = "the virtual pyboard";

/// The virtual pyboard, started when it is first wanted.
#[derive(Default)]
pub(super) struct VirtualSlot {
    running: Mutex<Option<VirtualBoard>>,
}

impl VirtualSlot {
    /// How to reach it; starts it, again when it has ended.
    pub(super) fn target(&self) -> Result<Target, LinkError> {
        let mut slot = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.as_ref().is_none_or(|board| !board.is_running()) {
            // The old one's flash must be closed before it is opened again.
            slot.take();
            *slot = Some(start()?);
        }
        let board = slot.as_ref().ok_or(LinkError::Unsupported {
            what: "virtual board",
        })?;
        let (console, inspect) = (board.console(), board.inspect());
        let repl = Endpoint::custom(NAME, move || Ok(pipe(&console)));
        let inspect = Endpoint::custom(NAME, move || Ok(pipe(&inspect)));
        Ok(Target::from(repl).with_inspect(inspect))
    }
}

fn start() -> Result<VirtualBoard, LinkError> {
    let config = Config {
        image: image().map_or(Image::Memory, Image::File),
    };
    VirtualBoard::start(&config).map_err(|error| LinkError::Open {
        target: NAME.to_owned(),
        cause: error.to_string(),
        advice: "Another daemon or `garter sim` may have its flash open: end that one first."
            .to_owned(),
    })
}

/// Where its flash is kept: among the user's data, so that it outlives the daemon.
fn image() -> Option<PathBuf> {
    let folder = directories::ProjectDirs::from("", "", "garter")?
        .data_dir()
        .to_path_buf();
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("virtual-pyboard.flash"))
}

fn pipe(end: &End) -> Pipe {
    Pipe {
        source: Box::new(Console(end.clone())),
        sink: Box::new(Console(end.clone())),
    }
}

/// One end of the board's pipe, with the link's time limits.
struct Console(End);

impl Source for Console {
    fn read(&mut self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        self.0.set_timeout(Some(wait));
        match self.0.read(buffer) {
            Ok(0) if !buffer.is_empty() => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Ok(0),
            other => other,
        }
    }
}

impl Sink for Console {
    fn write(&mut self, bytes: &[u8], wait: Duration) -> io::Result<()> {
        self.0.set_timeout(Some(wait));
        self.0.write_all(bytes)
    }
}
