//! The virtual pyboard: a thread of this process, reached like any other board.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use garter_link::transport::{Pipe, Sink, Source};
use garter_link::{Endpoint, LinkError, Target};
use garter_virtual::{Config, End, Image, VirtualBoard};

/// Its name in messages.
const NAME: &str = "the virtual pyboard";
/// How long a flash that is in use is waited for.
const PATIENCE: Duration = Duration::from_millis(500);
const RETRY: Duration = Duration::from_millis(20);

/// The virtual pyboard, started when it is first wanted.
#[derive(Default)]
pub(super) struct VirtualSlot {
    running: Mutex<Option<VirtualBoard>>,
    forgetful: bool,
}

impl VirtualSlot {
    /// One whose flash is in memory only.
    pub(super) fn forgetful() -> Self {
        VirtualSlot {
            forgetful: true,
            ..VirtualSlot::default()
        }
    }

    /// Ends it, so that its flash can be opened elsewhere.
    pub(super) fn release(&self) {
        self.running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
    }

    /// How to reach it; starts it, again when it has ended.
    pub(super) fn target(&self) -> Result<Target, LinkError> {
        let mut slot = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.as_ref().is_none_or(|board| !board.is_running()) {
            // The old one's flash must be closed before it is opened again.
            slot.take();
            *slot = Some(self.start()?);
        }
        let board = slot.as_ref().ok_or(LinkError::Unsupported {
            what: "virtual board",
        })?;
        let (console, inspect) = (board.console(), board.inspect());
        let repl = Endpoint::custom(NAME, move || Ok(pipe(&console)));
        let inspect = Endpoint::custom(NAME, move || Ok(pipe(&inspect)));
        Ok(Target::from(repl).with_inspect(inspect))
    }

    /// Starts it. A flash that another process has just let go is waited for.
    fn start(&self) -> Result<VirtualBoard, LinkError> {
        let kept = (!self.forgetful).then(image).flatten();
        let config = Config {
            image: kept.map_or(Image::Memory, Image::File),
        };
        let until = Instant::now() + PATIENCE;
        loop {
            match VirtualBoard::start(&config) {
                Ok(board) => return Ok(board),
                Err(_) if Instant::now() < until => sleep(RETRY),
                Err(error) => {
                    return Err(LinkError::Open {
                        target: NAME.to_owned(),
                        cause: error.to_string(),
                        advice: "`garter sim` or a daemon of another build may have its flash \
                                 open: end that one first."
                            .to_owned(),
                    });
                }
            }
        }
    }
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
