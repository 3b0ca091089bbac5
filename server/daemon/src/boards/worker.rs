//! A board's two threads: one converses with it, the other types and stops meanwhile.
//!
//! The link's calls take their time, so the owner never makes one: it leaves a job here and
//! hears the result as an event or through the responder that the job carries.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use garter_link::{LinkError, Views};
use garter_protocol::BoardId;

use super::{BoardSource, News, outward};
use crate::event::{Event, WeakEvents};

/// How long a board that was just opened may take to say what it is.
const GREETING: Duration = Duration::from_millis(300);

type Job = Box<dyn FnOnce(&Arc<Seat>) + Send>;

/// The owner's handle on a board's threads. They end with it.
pub(crate) struct Worker {
    seat: Arc<Seat>,
    conversations: Sender<Job>,
    keys: Sender<Job>,
}

impl Worker {
    pub(super) fn start(seat: Seat) -> Self {
        let seat = Arc::new(seat);
        let conversations = spawn(&seat);
        let keys = spawn(&seat);
        Worker {
            seat,
            conversations,
            keys,
        }
    }

    /// Does a job after those before it: runs, files, resets.
    pub(crate) fn converse(&self, job: impl FnOnce(&Arc<Seat>) + Send + 'static) {
        // The thread lives as long as this handle.
        let _ = self.conversations.send(Box::new(job));
    }

    /// Does a short job beside the conversations: typing, stopping, watching.
    pub(crate) fn beside(&self, job: impl FnOnce(&Arc<Seat>) + Send + 'static) {
        let _ = self.keys.send(Box::new(job));
    }

    /// Does a job that may wait, on a thread of its own.
    pub(crate) fn apart(&self, job: impl FnOnce(&Arc<Seat>) + Send + 'static) {
        let seat = self.seat.clone();
        thread::spawn(move || job(&seat));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // A program that nobody can stop any more is stopped, so that the board ends at its
        // prompt.
        self.apart(|seat| {
            let opened = seat.open().take();
            if let Some(Opened { board, .. }) = opened {
                if board.state() == garter_link::State::Running {
                    // A board that is gone needs no stopping.
                    let _ = board.stop();
                }
                drop(board);
            }
        });
    }
}

fn spawn(seat: &Arc<Seat>) -> Sender<Job> {
    let (sender, jobs): (Sender<Job>, Receiver<Job>) = channel();
    let seat = seat.clone();
    thread::spawn(move || {
        for job in jobs {
            // A fault of ours in one job must not leave the board without a thread; whoever
            // waited is told by the responder that was dropped.
            let work = std::panic::AssertUnwindSafe(|| job(&seat));
            let _ = std::panic::catch_unwind(work);
        }
    });
    sender
}

/// What a board's threads share.
pub(crate) struct Seat {
    id: BoardId,
    source: Arc<dyn BoardSource>,
    events: WeakEvents,
    open: Mutex<Option<Opened>>,
}

/// A board whose port is open.
struct Opened {
    board: garter_link::Board,
    /// Set when we close it ourselves: that is no loss.
    let_go: Arc<AtomicBool>,
}

impl Seat {
    pub(super) fn new(id: BoardId, source: Arc<dyn BoardSource>, events: WeakEvents) -> Self {
        Seat {
            id,
            source,
            events,
            open: Mutex::new(None),
        }
    }

    /// The board, if its port is open.
    fn open(&self) -> MutexGuard<'_, Option<Opened>> {
        // It is replaced whole, so a panic elsewhere cannot have left half of it.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The board, its port opened if need be.
    pub(crate) fn board(self: &Arc<Self>) -> Result<garter_link::Board, LinkError> {
        let mut open = self.open();
        if let Some(opened) = open.as_ref() {
            return Ok(opened.board.clone());
        }
        self.tell(News::Opening);
        let opened = self
            .source
            .target(&self.id)
            .and_then(garter_link::Board::open);
        match opened {
            Ok(board) => {
                let let_go = Arc::new(AtomicBool::new(false));
                *open = Some(Opened {
                    board: board.clone(),
                    let_go: let_go.clone(),
                });
                drop(open);
                self.listen(&board, let_go);
                self.greet(&board);
                Ok(board)
            }
            Err(error) => {
                self.tell(News::NotOpened);
                Err(error)
            }
        }
    }

    /// Closes the port, so that other programs can have it.
    pub(crate) fn close(&self) {
        // Held to the end, so that nobody opens meanwhile what is about to go.
        let mut open = self.open();
        if let Some(Opened { board, let_go }) = open.take() {
            let_go.store(true, Ordering::Release);
            board.close();
            self.source.release(&self.id);
        }
    }

    /// Tells the owner. Waits while it is behind, which holds up the board that prints too fast.
    pub(crate) fn tell(&self, news: News) {
        if let Some(events) = self.events.upgrade() {
            // A server that is ending hears nothing more.
            let _ = events.blocking_send(Event::Board {
                board: self.id.clone(),
                news,
            });
        }
    }

    /// A fresh picture of the heap; while a program runs that nobody can look into, the last
    /// one.
    pub(crate) fn picture(self: &Arc<Self>) -> Result<garter_protocol::HeapPicture, LinkError> {
        let board = self.board()?;
        let picture = match board.heap() {
            Err(error @ LinkError::Busy { .. }) => board.last_heap().ok_or(error)?,
            other => other?,
        };
        Ok(outward::picture(&self.id, &board, &picture))
    }

    /// Asks the board what it has, if its port is open and nothing runs there; tells the owner.
    pub(crate) fn count(&self) {
        let board = self.open().as_ref().map(|opened| opened.board.clone());
        // The virtual board is as new as this program, and quickly asked.
        let is_lasting = self.id.0 != BoardId::VIRTUAL;
        let folder = self.source.kept().filter(|_| is_lasting);
        let identity = folder.as_ref().and_then(|_| self.identity());
        let census = board.and_then(|board| {
            super::census::of(&board, folder.as_deref(), identity.as_deref()).ok()
        });
        self.tell(News::Census(census.map(Arc::new)));
    }

    /// By what the board is known again.
    fn identity(&self) -> Option<String> {
        let ports = self.source.ports();
        let mut ports = ports.iter();
        let port = ports.find(|port| BoardId::serial(&port.path) == self.id)?;
        crate::kept::identity(port)
    }

    /// Has the board send pictures every so often; with no period, no more of them.
    pub(crate) fn watch(self: &Arc<Self>, period: Option<Duration>) -> Result<bool, LinkError> {
        let board = self.board()?;
        let Some(channel) = board.inspect() else {
            return Ok(false);
        };
        match period {
            Some(period) => {
                let views = Views::HEAP_TOTALS.and(Views::HEAP_MAP).and(Views::RUNNING);
                channel.subscribe(views, period);
            }
            None => channel.subscribe(Views::NONE, Duration::ZERO),
        }
        Ok(true)
    }

    fn listen(self: &Arc<Self>, board: &garter_link::Board, let_go: Arc<AtomicBool>) {
        let seat = Arc::downgrade(self);
        let pictures = self.picture_teller();
        board.subscribe(move |event| {
            let Some(seat) = seat.upgrade() else {
                return ControlFlow::Break(());
            };
            match event {
                garter_link::Event::State(garter_link::State::Lost)
                    if let_go.load(Ordering::Acquire) => {}
                garter_link::Event::State(state) => seat.tell(News::Link(*state)),
                garter_link::Event::Output(bytes) => seat.tell(News::Printed(bytes.clone())),
                garter_link::Event::Heap(picture) => {
                    let _ = pictures.send(picture.clone());
                }
                _ => {}
            }
            ControlFlow::Continue(())
        });
    }

    /// A thread that passes pictures on: the link's own must not call the board, and the
    /// board is asked where the program is.
    fn picture_teller(self: &Arc<Self>) -> Sender<Arc<garter_link::HeapPicture>> {
        let (sender, pictures) = channel::<Arc<garter_link::HeapPicture>>();
        let seat = Arc::downgrade(self);
        thread::spawn(move || {
            for picture in pictures {
                let Some(seat) = seat.upgrade() else { return };
                let board = seat.open().as_ref().map(|opened| opened.board.clone());
                if let Some(board) = board {
                    seat.tell(News::Picture(outward::picture(&seat.id, &board, &picture)));
                }
            }
        });
        sender
    }

    fn greet(&self, board: &garter_link::Board) {
        let channel = board.inspect();
        let mut firmware = None;
        let mut waited = Duration::ZERO;
        let step = Duration::from_millis(5);
        while let Some(channel) = channel.as_ref().filter(|_| waited < GREETING) {
            firmware = channel.hello().map(|hello| hello.firmware);
            if firmware.is_some() {
                break;
            }
            thread::sleep(step);
            waited += step;
        }
        let has_inspect = firmware.is_some();
        self.tell(News::Opened {
            firmware,
            has_inspect,
        });
    }
}
