//! Looks at the serial ports every so often.

use std::sync::Arc;
use std::time::Duration;

use super::BoardSource;
use crate::event::{Event, WeakEvents};

/// Time between two looks. Listing reads a few small files of the system.
const PERIOD: Duration = Duration::from_millis(1000);

/// Tells the owner when ports come or go, for as long as there is an owner.
pub(crate) fn watch_ports(source: Arc<dyn BoardSource>, events: WeakEvents) {
    tokio::spawn(async move {
        let mut known = None;
        loop {
            let source = source.clone();
            let Ok(ports) = tokio::task::spawn_blocking(move || source.ports()).await else {
                return;
            };
            let Some(events) = events.upgrade() else {
                return;
            };
            if known.as_ref() != Some(&ports) {
                known = Some(ports.clone());
                if events
                    .send(Event::Ports { ports, then: None })
                    .await
                    .is_err()
                {
                    return;
                }
            }
            drop(events);
            tokio::time::sleep(PERIOD).await;
        }
    });
}
