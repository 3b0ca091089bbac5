//! The loop: wait for something, update the state, do what it asks, draw.

use std::{
    io,
    path::PathBuf,
    sync::{Arc, mpsc as blocking},
    time::{Duration, Instant},
};

use ratatui::{Terminal, backend::Backend};
use tokio::{
    sync::{
        Mutex,
        mpsc::{self, Receiver, Sender, UnboundedReceiver},
    },
    time::{Interval, MissedTickBehavior, interval},
};

use super::{
    Exit, Options,
    connection::{Connect, Connection},
    disk,
    watch::Watch,
    wire::{Heard, Wire},
};
use crate::{
    effect::Effect,
    event::{DiskEvent, Event, ServerEvent},
    model::Model,
    update,
    view::{self, theme::Theme},
};

/// Things that arrive together are drawn together, but not later than this.
const DRAW_AFTER: Duration = Duration::from_millis(6);
/// How old what is known of the disk may be when the user comes back to the keys, and how often a
/// disk is looked at that tells of no changes.
const LOOK_AFTER: Duration = Duration::from_secs(1);
/// Messages of the server's that may wait.
const QUEUE: usize = 256;

/// What came back from trying to connect.
type Linked = io::Result<Connection>;

/// A running IDE.
pub(crate) struct Session<B: Backend, C, P> {
    pub(crate) model: Model,
    pub(crate) terminal: Terminal<B>,
    theme: Theme,
    input: UnboundedReceiver<Event>,
    disk: blocking::Sender<Effect>,
    disk_said: UnboundedReceiver<DiskEvent>,
    connect: Arc<Mutex<C>>,
    linked: (Sender<Linked>, Receiver<Linked>),
    wire: Option<Wire>,
    heard: (Sender<Heard>, Receiver<Heard>),
    clipboard: P,
    watch: Watch,
    /// The disk has changed.
    moved: UnboundedReceiver<()>,
    /// When somebody last looked at it.
    looked: Instant,
    /// The time to look, where the system does not tell.
    tick: Interval,
    exit: Option<Exit>,
}

impl<B, C, P> Session<B, C, P>
where
    B: Backend,
    B::Error: Send + Sync + 'static,
    C: Connect,
    P: FnMut(&str),
{
    /// An IDE on a terminal, whoever's it is. Needs a tokio runtime around it.
    pub(crate) fn new(
        options: Options,
        connect: C,
        terminal: Terminal<B>,
        theme: Theme,
        input: UnboundedReceiver<Event>,
        clipboard: P,
    ) -> io::Result<Self> {
        let size = terminal.size().map_err(io::Error::other)?;
        let model = Model::new(options.folder, (size.width, size.height));
        let (answers, disk_said) = mpsc::unbounded_channel();
        let (changed, moved) = mpsc::unbounded_channel();
        let mut tick = interval(LOOK_AFTER);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut session = Session {
            model,
            terminal,
            theme,
            input,
            disk: disk::begin(answers),
            disk_said,
            connect: Arc::new(Mutex::new(connect)),
            linked: mpsc::channel(1),
            wire: None,
            heard: mpsc::channel(QUEUE),
            clipboard,
            watch: Watch::new(changed),
            moved,
            looked: Instant::now(),
            tick,
            exit: None,
        };
        let effects = update::start(&session.model, &options.files);
        session.perform(effects);
        Ok(session)
    }

    /// Runs until the user leaves.
    pub(crate) async fn run(&mut self) -> io::Result<Exit> {
        self.draw()?;
        let mut signal = std::pin::pin!(ended_by_system());
        let exit = loop {
            tokio::select! {
                () = &mut signal => break Exit::Signal,
                exit = self.step() => if let Some(exit) = exit? { break exit },
            }
        };
        if exit == Exit::Signal {
            self.rescue();
        }
        if let Some(wire) = self.wire.take() {
            wire.close().await;
        }
        Ok(exit)
    }

    /// Waits for something, takes what else is there, and draws once.
    pub(crate) async fn step(&mut self) -> io::Result<Option<Exit>> {
        let Some(event) = self.next().await else {
            return Ok(Some(Exit::Signal));
        };
        let began = Instant::now();
        self.look_for_user(&event);
        let is_moved = matches!(event, Event::Look);
        self.happened(event);
        while began.elapsed() < DRAW_AFTER && self.exit.is_none() {
            let Some(event) = self.at_once() else { break };
            self.happened(event);
        }
        if self.exit.is_none() {
            self.keep_watch(is_moved);
            self.draw()?;
        }
        Ok(self.exit)
    }

    /// The next thing that happens; none when the terminal is gone. What the user does goes
    /// before what a board prints.
    async fn next(&mut self) -> Option<Event> {
        loop {
            tokio::select! {
                biased;
                event = self.input.recv() => return event,
                Some(event) = self.disk_said.recv() => return Some(Event::Disk(event)),
                Some(linked) = self.linked.1.recv() => return Some(self.link(linked)),
                Some(heard) = self.heard.1.recv() => {
                    if let Some(event) = self.understand(heard) {
                        return Some(event);
                    }
                }
                Some(()) = self.moved.recv() => return Some(Event::Look),
                _ = self.tick.tick(), if self.watch.is_blind() => return Some(Event::Look),
            }
        }
    }

    /// What has happened already.
    fn at_once(&mut self) -> Option<Event> {
        if let Ok(event) = self.input.try_recv() {
            return Some(event);
        }
        if let Ok(event) = self.disk_said.try_recv() {
            return Some(Event::Disk(event));
        }
        let heard = self.heard.1.try_recv().ok()?;
        Some(
            self.understand(heard)
                .unwrap_or(Event::Server(ServerEvent::Nothing)),
        )
    }

    /// Looks at the disk for a user who comes back: not every one of them tells of changes.
    fn look_for_user(&mut self, event: &Event) {
        let is_user = matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_));
        if is_user && self.looked.elapsed() > LOOK_AFTER {
            self.happened(Event::Look);
        }
    }

    /// Keeps an eye on what is shown.
    fn keep_watch(&mut self, is_moved: bool) {
        let files = self.model.buffers.iter();
        let folders = files.filter_map(|buffer| buffer.path.parent().map(PathBuf::from));
        let wanted = folders.chain(self.model.files.unfolded()).collect();
        self.watch.watch(wanted, is_moved);
    }

    fn happened(&mut self, event: Event) {
        if matches!(event, Event::Look) {
            self.looked = Instant::now();
        }
        let effects = update::update(&mut self.model, event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => self.exit = Some(Exit::Quit),
                Effect::Clipboard(text) => (self.clipboard)(&text),
                Effect::Connect => self.begin_connecting(),
                Effect::Request {
                    query,
                    method,
                    params,
                } => {
                    if let Some(wire) = &mut self.wire {
                        wire.request(query, method, &params);
                    }
                }
                Effect::Notify { method, params } => {
                    if let Some(wire) = &self.wire {
                        wire.notify(method, &params);
                    }
                }
                for_disk => {
                    // The disk's thread lives as long as the session.
                    let _ = self.disk.send(for_disk);
                }
            }
        }
    }

    fn begin_connecting(&mut self) {
        let connect = Arc::clone(&self.connect);
        let linked = self.linked.0.clone();
        tokio::spawn(async move {
            let connection = connect.lock().await.connect().await;
            let _ = linked.send(connection).await;
        });
    }

    fn link(&mut self, linked: Linked) -> Event {
        Event::Server(match linked {
            Ok(connection) => {
                // What an old connection still had to say is not heard.
                self.heard = mpsc::channel(QUEUE);
                let wire = Wire::new(connection, self.heard.0.clone());
                if let Some(old) = self.wire.replace(wire) {
                    old.abandon();
                }
                ServerEvent::Connected
            }
            Err(error) => ServerEvent::Lost(error.to_string()),
        })
    }

    fn understand(&mut self, heard: Heard) -> Option<Event> {
        let wire = self.wire.as_mut()?;
        Some(Event::Server(match heard {
            Heard::Message(message) => wire.understand(message),
            Heard::Lost(why) => {
                if let Some(wire) = self.wire.take() {
                    wire.abandon();
                }
                ServerEvent::Lost(why)
            }
        }))
    }

    fn draw(&mut self) -> io::Result<()> {
        let (model, theme) = (&self.model, &self.theme);
        let drawn = self.terminal.draw(|frame| view::draw(model, theme, frame));
        drawn.map(|_| ()).map_err(io::Error::other)
    }
}

impl<B: Backend, C, P> Session<B, C, P> {
    /// There is nobody to ask any more: what is not saved goes beside its file.
    fn rescue(&self) {
        let dirty = self
            .model
            .buffers
            .iter()
            .filter(|buffer| buffer.has_unsaved());
        for buffer in dirty {
            // There is nobody to tell either if even that fails.
            let _ = disk::rescue(&buffer.path, &buffer.document.text().to_string());
        }
    }
}

impl<B: Backend, C, P> Drop for Session<B, C, P> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.rescue();
        }
    }
}

/// Waits until the system wants the program to end.
#[cfg(unix)]
async fn ended_by_system() {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::terminate(), SignalKind::hangup()];
    let [Ok(mut terminate), Ok(mut hangup)] = kinds.map(signal) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
}

/// Waits until the system wants the program to end.
#[cfg(not(unix))]
async fn ended_by_system() {
    std::future::pending().await
}
