//! One session: bytes in and bytes out, on either side of the protection.

use std::io::{Read, Write};

use garter_runtime::tls::{ARRANGING, CONN_EOF, FAILED, Fault, READABLE, WAITING};
use rustls::Connection;

use super::fault;

/// Bytes that are taken from the front.
#[derive(Default)]
struct Queue {
    bytes: Vec<u8>,
    taken: usize,
}

impl Queue {
    fn front(&self) -> &[u8] {
        self.bytes.get(self.taken..).unwrap_or_default()
    }

    fn take(&mut self, count: usize) {
        self.taken += count.min(self.front().len());
        if self.front().is_empty() {
            // What one busy moment needed is not kept for ever.
            self.bytes.clear();
            self.bytes.shrink_to(1 << 14);
            self.taken = 0;
        }
    }

    fn copy(&self, into: &mut [u8]) -> usize {
        let count = self.front().len().min(into.len());
        into[..count].copy_from_slice(&self.front()[..count]);
        count
    }
}

/// A session.
pub(super) struct Session {
    tls: Connection,
    /// Plain bytes that have come.
    plain: Queue,
    /// Protected bytes that are to go.
    leaving: Queue,
    /// No more will come.
    ended: bool,
    fault: Option<Fault>,
}

impl Session {
    pub(super) fn new(tls: Connection) -> Session {
        let mut session = Session {
            tls,
            plain: Queue::default(),
            leaving: Queue::default(),
            ended: false,
            fault: None,
        };
        session.collect();
        session
    }

    /// Takes over what rustls wants sent.
    fn collect(&mut self) {
        // Memory takes all that is written to it.
        while self.tls.wants_write() && self.tls.write_tls(&mut self.leaving.bytes).is_ok() {}
    }

    pub(super) fn fail(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }

    /// Protected bytes have come; none: the stream has ended.
    pub(super) fn arrived(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if bytes.is_empty() {
            self.ended = true;
            if self.tls.is_handshaking() {
                self.fail(Fault::Number(CONN_EOF));
            }
        }
        let mut rest = bytes;
        while !rest.is_empty() && self.fault.is_none() && !self.ended {
            if !matches!(self.tls.read_tls(&mut rest), Ok(1..)) {
                break;
            }
            match self.tls.process_new_packets() {
                Ok(state) => {
                    self.ended = state.peer_has_closed();
                    let reader = self.tls.reader();
                    let count = state.plaintext_bytes_to_read() as u64;
                    // All of it is there.
                    let _ = reader.take(count).read_to_end(&mut self.plain.bytes);
                }
                Err(error) => self.fail(fault::of(&error)),
            }
        }
        self.collect();
        self.fault.map_or(Ok(()), Err)
    }

    /// Takes plain bytes; 0 at the end.
    pub(super) fn receive(&mut self, into: &mut [u8]) -> Result<usize, Fault> {
        let count = self.plain.copy(into);
        if count > 0 {
            self.plain.take(count);
            return Ok(count);
        }
        match self.fault {
            Some(fault) => Err(fault),
            None if self.ended => Ok(0),
            None => Err(Fault::Again),
        }
    }

    /// Gives plain bytes; how many were taken.
    pub(super) fn send(&mut self, bytes: &[u8]) -> Result<usize, Fault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let taken = self.tls.writer().write(bytes).unwrap_or(0);
        self.collect();
        Ok(taken)
    }

    /// Says goodbye.
    pub(super) fn finish(&mut self) {
        if self.fault.is_none() && !self.tls.is_handshaking() {
            self.tls.send_close_notify();
            self.collect();
        }
    }

    pub(super) fn waiting(&self, into: &mut [u8]) -> usize {
        self.leaving.copy(into)
    }

    pub(super) fn gone(&mut self, count: usize) {
        self.leaving.take(count);
    }

    pub(super) fn state(&self) -> usize {
        let mut state = 0;
        if self.ended || self.fault.is_some() || !self.plain.front().is_empty() {
            state |= READABLE;
        }
        if !self.leaving.front().is_empty() {
            state |= WAITING;
        }
        if self.tls.is_handshaking() {
            state |= ARRANGING;
        }
        if self.fault.is_some() {
            state |= FAILED;
        }
        state
    }
}
