//! One board: connection, runs, console.

use crate::conversation::Conversation;
use crate::error::LinkError;
use crate::event::{Event, State};
use crate::exchange::{Exchange, News, lock};
use crate::exit_code;
use crate::files::Files;
use crate::heap::HeapPicture;
use crate::hub::Hub;
use crate::inspect_channel::InspectChannel;
use crate::mem_info;
use crate::outcome::{Outcome, RunOptions};
use crate::ports::{self, Identity};
use crate::prompt::{Prompt, Sight};
use crate::target::{Endpoint, Target};
use crate::traceback::Traceback;
use crate::transport::Pipe;
use garter_inspect::Views;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, TryLockError};
use std::time::{Duration, Instant};

/// What else a board may be doing.
pub(crate) const BUSY: &str = "it runs a program or is asked something";
/// How long a live heap picture is worth more than asking again.
const FRESH: Duration = Duration::from_millis(100);
/// How long a board may take to send a picture.
const PICTURE: Duration = Duration::from_secs(1);
/// How long a prompt may take to show itself.
const NUDGE: Duration = Duration::from_millis(300);
/// How often a board is looked for again.
const RETRY: Duration = Duration::from_millis(200);

/// A handle on a board; clones are handles on the same board. The port is
/// closed when the last one is dropped.
#[derive(Clone)]
pub struct Board {
    inner: Arc<Inner>,
}

struct Inner {
    target: Target,
    hub: Arc<Hub>,
    exchange: Mutex<Option<Arc<Exchange>>>,
    inspect: Mutex<Option<Arc<InspectChannel>>>,
    /// What [`Board::watch`] asked for.
    watched: Mutex<(Views, Duration)>,
    /// By what a board on a serial port is known again.
    identity: Mutex<Option<Identity>>,
    /// Held for as long as a conversation lasts.
    talk: Mutex<()>,
}

impl std::fmt::Debug for Board {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Board({}, {:?})", self.inner.target.repl, self.state())
    }
}

impl Board {
    /// Opens the board's ports and sends nothing to its REPL.
    ///
    /// # Errors
    /// [`LinkError::Open`]. An inspect channel that cannot be opened only
    /// means fewer pictures.
    pub fn open(target: Target) -> Result<Board, LinkError> {
        let inner = Inner {
            target,
            hub: Arc::new(Hub::new()),
            exchange: Mutex::default(),
            inspect: Mutex::default(),
            watched: Mutex::default(),
            identity: Mutex::default(),
            talk: Mutex::default(),
        };
        let board = Board {
            inner: Arc::new(inner),
        };
        board.exchange()?;
        Ok(board)
    }

    /// What it is connected to.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.inner.target
    }

    /// What it is doing.
    #[must_use]
    pub fn state(&self) -> State {
        self.inner.hub.state()
    }

    /// Calls `listener` for every [`Event`] until it gives
    /// [`ControlFlow::Break`]. It is called on the thread that has the news and
    /// holds that thread up: it must be quick and must not call the board.
    pub fn subscribe(&self, listener: impl FnMut(&Event) -> ControlFlow<()> + Send + 'static) {
        self.inner.hub.listen(Box::new(listener));
    }

    /// Runs `code` and streams what it prints to `on_output` and to the
    /// subscribers. Whatever ran before is interrupted.
    ///
    /// # Errors
    /// When the program could not be started, or its end not be understood.
    /// What the program itself came to is the [`Outcome`].
    pub fn run(
        &self,
        code: &str,
        options: RunOptions,
        mut on_output: impl FnMut(&[u8]),
    ) -> Result<Outcome, LinkError> {
        let hub = &self.inner.hub;
        let result = self.converse(BUSY, |talk| {
            if options.fresh {
                talk.soft_reset()?;
            }
            if talk.is_stopped() {
                return Ok(Outcome::Interrupted);
            }
            let mut stream = |bytes: &[u8]| {
                hub.tell(&Event::Output(bytes.into()));
                on_output(bytes);
            };
            if exit_code::is_wanted(code)
                && let Some(ended) = run_for_exit_code(talk, hub, code, &mut stream)?
            {
                return Ok(ended);
            }
            hub.set(State::Running);
            let ended = talk.execute(code.as_bytes(), &mut stream)?;
            Ok(outcome(&ended.error, ended.interrupted))
        });
        match result {
            Err(LinkError::Lost { cause, .. }) => Ok(Outcome::Lost(cause)),
            Err(LinkError::Interrupted) => Ok(Outcome::Interrupted),
            other => other,
        }
    }

    /// Stops what runs: the program of [`Board::run`], a conversation, or what
    /// was started at the console. Returns at once; `run` returns when the
    /// program has ended.
    ///
    /// # Errors
    /// [`LinkError::Lost`].
    pub fn stop(&self) -> Result<(), LinkError> {
        let exchange = self.open_exchange()?;
        if exchange.stop() {
            Ok(())
        } else {
            exchange.write(b"\x03")
        }
    }

    /// Sends what was typed at the console: to the REPL, or to the running
    /// program's standard input. Ctrl-C stops a run.
    ///
    /// # Errors
    /// [`LinkError::Busy`] while the link itself talks with the board;
    /// [`LinkError::Lost`].
    pub fn write_repl(&self, bytes: &[u8]) -> Result<(), LinkError> {
        match self.state() {
            State::Talking => Err(LinkError::Busy {
                with: "files or pictures are under way",
            }),
            State::Running => {
                let mut parts = bytes.split(|&byte| byte == 0x03);
                let exchange = self.open_exchange()?;
                exchange.write(parts.next().unwrap_or_default())?;
                for part in parts {
                    exchange.stop();
                    exchange.write(part)?;
                }
                Ok(())
            }
            State::Repl | State::Lost => {
                let exchange = self.exchange()?;
                self.inner.hub.prompt(Prompt::left);
                exchange.write(bytes)
            }
        }
    }

    /// Runs code of the caller's own, which says what it is `doing`, and gives
    /// what it printed. The console hears nothing of it.
    ///
    /// # Errors
    /// Those of a conversation; [`LinkError::OnBoard`] when an exception ends it.
    pub fn ask(&self, doing: &str, code: &str) -> Result<Vec<u8>, LinkError> {
        self.converse(BUSY, |talk| talk.ask(doing, code))
    }

    /// The same, and interrupts no program, whoever started it.
    ///
    /// # Errors
    /// As [`Board::ask`]; [`LinkError::Busy`] where the board is not at its prompt.
    pub fn ask_politely(&self, doing: &str, code: &str) -> Result<Vec<u8>, LinkError> {
        if !self.is_at_prompt()? {
            return Err(LinkError::Busy {
                with: "a program runs, or a line is half typed",
            });
        }
        self.ask(doing, code)
    }

    /// Stops what runs and restarts the interpreter as Ctrl-D at the prompt
    /// does: boot.py and main.py run, and what they print goes to the console.
    ///
    /// # Errors
    /// When the board does not come to its prompt first.
    pub fn soft_reset(&self) -> Result<(), LinkError> {
        self.type_at_prompt(b"\x04")
    }

    /// Stops what runs and restarts the chip. A USB board goes away for a while.
    ///
    /// # Errors
    /// When the board does not come to its prompt first.
    pub fn hard_reset(&self) -> Result<(), LinkError> {
        self.type_at_prompt(b"import machine; machine.reset()\r")
    }

    /// Stops what runs and starts the chip's boot loader, for new firmware.
    ///
    /// # Errors
    /// When the board does not come to its prompt first.
    pub fn boot_loader(&self) -> Result<(), LinkError> {
        self.type_at_prompt(b"import machine; machine.bootloader()\r")
    }

    fn type_at_prompt(&self, bytes: &[u8]) -> Result<(), LinkError> {
        self.converse(BUSY, |_| Ok(()))?;
        self.inner.hub.prompt(Prompt::left);
        self.exchange()?.write(bytes)
    }

    /// The board's files.
    #[must_use]
    pub fn files(&self) -> Files<'_> {
        Files::new(self)
    }

    /// A heap picture: from the inspect channel when there is one, even while
    /// a program runs; else by asking the interpreter. That interrupts no
    /// program, whoever started it: where the board is not at its prompt this
    /// is [`LinkError::Busy`], and [`Board::last_heap`] has the picture before.
    /// On a new connection, which shows nothing yet, a newline asks for the
    /// prompt.
    ///
    /// # Errors
    /// As said; [`LinkError::Unsupported`] when the firmware has no heap
    /// pictures.
    pub fn heap(&self) -> Result<Arc<HeapPicture>, LinkError> {
        let inspect = lock(&self.inner.inspect).clone();
        if let Some(picture) = inspect.and_then(|channel| channel.picture(FRESH, PICTURE)) {
            return Ok(picture);
        }
        if !self.is_at_prompt()? {
            return Err(LinkError::Busy {
                with: "a program runs, or a line is half typed",
            });
        }
        let text = self.converse(BUSY, mem_info::ask)?;
        let picture = mem_info::parse(&text).ok_or_else(|| LinkError::Answer {
            doing: "asking for the heap".to_owned(),
            answer: text.chars().take(200).collect(),
        })?;
        let picture = Arc::new(picture);
        self.inner.hub.keep_heap(&picture);
        Ok(picture)
    }

    /// The last heap picture, however old: see [`HeapPicture::taken`].
    #[must_use]
    pub fn last_heap(&self) -> Option<Arc<HeapPicture>> {
        self.inner.hub.last_heap()
    }

    /// Has the board send these views of its inspect channel every so often,
    /// from now on and after each reconnection; [`Views::NONE`] ends it.
    /// Pictures come as [`Event::Heap`]; the rest is in [`Board::inspect`].
    pub fn watch(&self, views: Views, period: Duration) {
        *lock(&self.inner.watched) = (views, period);
        if let Some(channel) = self.inspect() {
            channel.subscribe(views, period);
        }
    }

    /// The inspect channel, when it is open.
    #[must_use]
    pub fn inspect(&self) -> Option<Arc<InspectChannel>> {
        lock(&self.inner.inspect).clone()
    }

    /// Looks for a lost board for so long. A connected one is left alone.
    ///
    /// # Errors
    /// That of the last attempt.
    pub fn reconnect(&self, patience: Duration) -> Result<(), LinkError> {
        let until = Instant::now() + patience;
        loop {
            match self.exchange() {
                Ok(_) => return Ok(()),
                Err(error) if Instant::now() >= until => return Err(error),
                Err(_) => std::thread::sleep(RETRY),
            }
        }
    }

    /// Closes the ports now, whoever else holds a handle. The next
    /// conversation opens them again.
    pub fn close(&self) {
        lock(&self.inner.inspect).take();
        let exchange = lock(&self.inner.exchange).take();
        drop(exchange);
        self.inner.hub.set(State::Lost);
    }

    /// Runs `part` with the board in the raw REPL, and brings it back to its
    /// prompt. `busy` says what else it may be doing.
    pub(crate) fn converse<T>(
        &self,
        busy: &'static str,
        part: impl FnOnce(&mut Conversation<'_>) -> Result<T, LinkError>,
    ) -> Result<T, LinkError> {
        let _talking = match self.inner.talk.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(LinkError::Busy { with: busy }),
        };
        let exchange = self.exchange()?;
        let hub = &self.inner.hub;
        hub.set(State::Talking);
        hub.prompt(Prompt::left);
        let result = Conversation::begin(&exchange).and_then(|mut talk| {
            let result = part(&mut talk);
            hub.set(State::Talking);
            let rest = talk.finish();
            match rest {
                Ok(rest) => {
                    hub.prompt(Prompt::returned);
                    hub.console(&rest);
                    result
                }
                // Of two errors the first is the one to tell.
                Err(error) => Err(result.err().unwrap_or(error)),
            }
        });
        hub.set(if exchange.is_lost() {
            State::Lost
        } else {
            State::Repl
        });
        result
    }

    /// Whether the prompt is in sight. A board that has shown nothing yet is
    /// asked once, by a newline.
    fn is_at_prompt(&self) -> Result<bool, LinkError> {
        let exchange = self.exchange()?;
        let hub = &self.inner.hub;
        if hub.sight() == Sight::Unknown && hub.state() == State::Repl {
            exchange.write(b"\r")?;
            let until = Instant::now() + NUDGE;
            while hub.sight() != Sight::Prompt && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(2));
            }
            if hub.sight() == Sight::Unknown {
                hub.prompt(Prompt::left);
            }
        }
        Ok(hub.sight() == Sight::Prompt)
    }

    /// The connection, or why there is none.
    fn open_exchange(&self) -> Result<Arc<Exchange>, LinkError> {
        let lost = || LinkError::Lost {
            target: self.inner.target.repl.to_string(),
            cause: "it is not connected".to_owned(),
        };
        lock(&self.inner.exchange)
            .clone()
            .filter(|open| !open.is_lost())
            .ok_or_else(lost)
    }

    /// The connection, made anew when there is none.
    fn exchange(&self) -> Result<Arc<Exchange>, LinkError> {
        let mut slot = lock(&self.inner.exchange);
        if let Some(open) = slot.as_ref().filter(|open| !open.is_lost()) {
            return Ok(Arc::clone(open));
        }
        // The old one holds the port.
        slot.take();
        let pipe = self.open_repl()?;
        let hub = Arc::clone(&self.inner.hub);
        let news = move |news: News<'_>| match news {
            News::Console(bytes) => hub.console(bytes),
            News::Lost => hub.set(State::Lost),
        };
        let open =
            Exchange::start(self.inner.target.repl.to_string(), pipe, news).map_err(|cause| {
                LinkError::System {
                    doing: "starting a reader",
                    cause,
                }
            })?;
        let open = Arc::new(open);
        *slot = Some(Arc::clone(&open));
        self.inner.hub.prompt(|prompt| *prompt = Prompt::new());
        self.inner.hub.set(State::Repl);
        self.open_inspect();
        Ok(open)
    }

    /// Opens the REPL, on whatever port the board is now.
    fn open_repl(&self) -> Result<Pipe, LinkError> {
        let endpoint = &self.inner.target.repl;
        let Endpoint::Serial(path) = endpoint else {
            return endpoint.open();
        };
        let ports = ports::list().unwrap_or_default();
        let mut identity = lock(&self.inner.identity);
        let now = identity
            .as_ref()
            .and_then(|identity| identity.find(&ports))
            .unwrap_or(path);
        let pipe = Endpoint::Serial(now.to_owned()).open()?;
        if identity.is_none() {
            *identity = Identity::of(path, &ports);
        }
        Ok(pipe)
    }

    fn open_inspect(&self) {
        let mut slot = lock(&self.inner.inspect);
        slot.take();
        let hub = Arc::clone(&self.inner.hub);
        *slot = self.inner.target.inspect.as_ref().and_then(|endpoint| {
            let pipe = endpoint.open().ok()?;
            InspectChannel::start(pipe, move |picture| hub.keep_heap(picture))
                .ok()
                .map(Arc::new)
        });
    }
}

/// Runs a program so that the argument of its `SystemExit` comes back; `None` when the
/// board cannot, and nothing has been run.
fn run_for_exit_code(
    talk: &mut Conversation<'_>,
    hub: &Hub,
    code: &str,
    stream: &mut dyn FnMut(&[u8]),
) -> Result<Option<Outcome>, LinkError> {
    let kept = talk.execute(exit_code::keep(code).as_bytes(), &mut |_| {})?;
    if kept.interrupted {
        return Ok(Some(Outcome::Interrupted));
    }
    if !kept.error.is_empty() {
        // Most likely its memory does not hold the text of the program beside the rest.
        return Ok(None);
    }
    hub.set(State::Running);
    let ended = talk.execute(exit_code::RUN.as_bytes(), stream)?;
    let mut outcome = outcome(&ended.error, ended.interrupted);
    if let Outcome::Exception(traceback) = &mut outcome {
        if exit_code::is_unable(traceback) {
            return Ok(None);
        }
        match exit_code::exit_code(traceback) {
            Some(0) => return Ok(Some(Outcome::Finished)),
            Some(code) => return Ok(Some(Outcome::Exited(code))),
            // Our own line is nobody's business.
            None => traceback.drop_outermost(),
        }
    }
    Ok(Some(outcome))
}

fn outcome(error: &[u8], interrupted: bool) -> Outcome {
    let traceback = Traceback::parse(error);
    match traceback.kind.as_str() {
        "" | "SystemExit" if !interrupted => Outcome::Finished,
        "" | "KeyboardInterrupt" => Outcome::Interrupted,
        _ => Outcome::Exception(traceback),
    }
}
