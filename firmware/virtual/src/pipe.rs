//! Two-way byte pipes between the board's thread and whoever is connected to it.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Bytes that wait in one direction before a writer must wait.
const ROOM: usize = 64 * 1024;

#[derive(Default)]
struct Way {
    bytes: VecDeque<u8>,
    closed: bool,
}

/// Rung when something came for a board, whichever way.
#[derive(Clone, Default)]
pub(crate) struct Bell(Arc<(Mutex<bool>, Condvar)>);

impl Bell {
    fn ring(&self) {
        let (rung, changed) = &*self.0;
        *rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
    }

    /// Waits until it rings, unless it has since the last time.
    pub(crate) fn wait(&self, patience: Duration) {
        let (rung, changed) = &*self.0;
        let end = Instant::now() + patience;
        let mut rung = rung.lock().unwrap_or_else(PoisonError::into_inner);
        while !std::mem::take(&mut *rung) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let waited = changed.wait_timeout(rung, left);
            rung = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

struct Shared {
    /// What rings when end 0 writes or closes.
    bell: Bell,
    /// Way 0 leads from end 0 to end 1, way 1 back.
    ways: [Mutex<Way>; 2],
    changed: [Condvar; 2],
}

/// One end of a two-way pipe. Clones are the same end; reading from two is sharing the bytes.
#[derive(Clone)]
pub struct End {
    shared: Arc<Shared>,
    side: usize,
    /// How long a read or write waits before it fails with `TimedOut`; `None`: for ever.
    patience: Option<Duration>,
}

/// Two connected ends.
pub fn pair() -> (End, End) {
    pair_with(Bell::default())
}

/// Two connected ends. The bell rings for the second one.
pub(crate) fn pair_with(bell: Bell) -> (End, End) {
    let shared = Arc::new(Shared {
        bell,
        ways: [Mutex::default(), Mutex::default()],
        changed: [Condvar::new(), Condvar::new()],
    });
    let end = |side| End {
        shared: Arc::clone(&shared),
        side,
        patience: None,
    };
    (end(0), end(1))
}

impl End {
    /// Sets how long reads and writes wait before they fail with `TimedOut`.
    pub fn set_timeout(&mut self, patience: Option<Duration>) {
        self.patience = patience;
    }

    /// Closes both ways: the other end reads what is left and then the end of the stream.
    pub fn close(&self) {
        for way in 0..2 {
            self.lock(way).closed = true;
            self.shared.changed[way].notify_all();
        }
        self.shared.bell.ring();
    }

    /// Whether either end was closed.
    pub fn is_closed(&self) -> bool {
        self.lock(1 - self.side).closed
    }

    /// Takes one byte that is there already.
    pub fn try_read(&self) -> Option<u8> {
        let way = 1 - self.side;
        let byte = self.lock(way).bytes.pop_front();
        if byte.is_some() {
            self.shared.changed[way].notify_all();
        }
        byte
    }

    /// Bytes that wait to be read.
    pub fn available(&self) -> usize {
        self.lock(1 - self.side).bytes.len()
    }

    /// Writes all if there is room for it now.
    pub fn try_write(&self, bytes: &[u8], room: usize) -> bool {
        let mut way = self.lock(self.side);
        let fits = !way.closed && way.bytes.len() + bytes.len() <= room;
        if fits {
            way.bytes.extend(bytes);
            self.written();
        }
        fits
    }

    /// Tells the other end that it has something to read.
    fn written(&self) {
        self.shared.changed[self.side].notify_all();
        if self.side == 0 {
            self.shared.bell.ring();
        }
    }

    fn lock(&self, way: usize) -> MutexGuard<'_, Way> {
        // A panic elsewhere cannot leave a queue of bytes half changed.
        self.shared.ways[way]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'g>(
        &self,
        way: usize,
        guard: MutexGuard<'g, Way>,
        end: Option<Instant>,
    ) -> io::Result<MutexGuard<'g, Way>> {
        let changed = &self.shared.changed[way];
        let Some(end) = end else {
            return Ok(changed.wait(guard).unwrap_or_else(PoisonError::into_inner));
        };
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(changed
            .wait_timeout(guard, left)
            .unwrap_or_else(PoisonError::into_inner)
            .0)
    }
}

impl Read for End {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let way = 1 - self.side;
        let end = self.patience.map(|p| Instant::now() + p);
        let mut guard = self.lock(way);
        while guard.bytes.is_empty() {
            if guard.closed {
                return Ok(0);
            }
            guard = self.wait(way, guard, end)?;
        }
        let n = guard.bytes.read(into)?;
        drop(guard);
        self.shared.changed[way].notify_all();
        Ok(n)
    }
}

impl Write for End {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        let end = self.patience.map(|p| Instant::now() + p);
        let mut guard = self.lock(self.side);
        loop {
            if guard.closed {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            let room = ROOM.saturating_sub(guard.bytes.len());
            if room > 0 || from.is_empty() {
                let n = room.min(from.len());
                guard.bytes.extend(&from[..n]);
                drop(guard);
                self.written();
                return Ok(n);
            }
            guard = self.wait(self.side, guard, end)?;
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_arrive_in_order_and_the_end_is_seen() {
        let (mut a, mut b) = pair();
        let writer = std::thread::spawn(move || {
            let data: Vec<u8> = (0..200_000u32).map(|i| i as u8).collect();
            a.write_all(&data).expect("the reader takes it all");
            a.close();
            data
        });
        let mut got = Vec::new();
        b.read_to_end(&mut got).expect("no time-out is set");
        assert_eq!(got, writer.join().expect("no panic"));
        assert!(b.write(b"x").is_err());
    }

    #[test]
    fn a_read_gives_up_in_time() {
        let (_a, mut b) = pair();
        b.set_timeout(Some(Duration::from_millis(10)));
        let error = b.read(&mut [0]).expect_err("nothing comes");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
