//! Looks at the serial ports when they may have changed: when the system says so, and every now and
//! then.

use std::sync::Arc;
use std::time::Duration;

use super::BoardSource;
use crate::event::{Event, Then, WeakEvents};
use crate::kept::KeptBoards;

/// Between a change that was told and the look at it: what belongs to one device comes in pieces.
const QUIET: Duration = Duration::from_millis(50);
/// Then once more, for what the system had not finished by then.
const AGAIN: Duration = Duration::from_secs(1);
/// Between looks that nobody asked for. Where the system tells of changes, they are for what it
/// forgot; elsewhere they are all there is, and listing reads a few small files.
const SELDOM: Duration = Duration::from_secs(if cfg!(target_os = "linux") { 30 } else { 2 });

/// Tells the owner when ports come or go, for as long as there is an owner.
pub(crate) fn watch_ports(source: Arc<dyn BoardSource>, events: WeakEvents) {
    tokio::spawn(async move {
        let mut changes = Changes::of(&*source);
        let mut known = None;
        let mut patience = SELDOM;
        loop {
            let source = source.clone();
            let look = move || {
                (
                    source.ports(),
                    source.kept().map(|it| KeptBoards::read(&it)),
                )
            };
            let Ok((ports, kept)) = tokio::task::spawn_blocking(look).await else {
                return;
            };
            let Some(events) = events.upgrade() else {
                return;
            };
            if known.as_ref() != Some(&ports) {
                known = Some(ports.clone());
                let then: Then = Box::new(move |state| state.kept_read(kept.unwrap_or_default()));
                let then = Some(then);
                if events.send(Event::Ports { ports, then }).await.is_err() {
                    return;
                }
            }
            drop(events);
            patience = match tokio::time::timeout(patience, changes.next()).await {
                Ok(()) => {
                    tokio::time::sleep(QUIET).await;
                    AGAIN
                }
                Err(_) => SELDOM,
            };
        }
    });
}

/// What the system tells of ports.
struct Changes {
    #[cfg(target_os = "linux")]
    watch: Option<tokio::io::unix::AsyncFd<garter_link::ports::Watch>>,
}

impl Changes {
    #[cfg(target_os = "linux")]
    fn of(source: &dyn BoardSource) -> Changes {
        use tokio::io::unix::AsyncFd;
        #[allow(
            deprecated,
            reason = "its successor is unsafe; what it asks for, a descriptor that stays, a watch has"
        )]
        let watch = source.watch().and_then(|watch| AsyncFd::new(watch).ok());
        Changes { watch }
    }

    #[cfg(not(target_os = "linux"))]
    fn of(_: &dyn BoardSource) -> Changes {
        Changes {}
    }

    /// Waits for the next change; for ever where none is told.
    async fn next(&mut self) {
        #[cfg(target_os = "linux")]
        while let Some(watch) = &mut self.watch {
            let Ok(mut ready) = watch.readable_mut().await else {
                self.watch = None;
                break;
            };
            let told = ready.get_inner_mut().take();
            ready.clear_ready();
            if told {
                return;
            }
        }
        std::future::pending().await
    }
}
