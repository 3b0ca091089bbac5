//! Looking up the addresses of names. The system's own way of doing so waits, so it is done beside
//! the machine, which asks again until the answer is there and can be interrupted meanwhile.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use garter_runtime::network::AGAIN;
use garter_runtime::port::Errno;

/// What resolvers answer for a name that nobody has.
const UNKNOWN: Errno = Errno(-2);
/// Whoever has not asked for so long was interrupted.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the system answers.
type Answer = io::Result<Vec<SocketAddr>>;
/// What waits for the addresses of a name.
type Resolver = dyn Fn(&str, u16) -> Answer + Send + Sync;

/// Names that are being looked up. Each is one that a thread of the program waits for.
pub(crate) struct LookUps {
    running: Vec<LookUp>,
    look_up: Arc<Resolver>,
}

struct LookUp {
    host: String,
    port: u16,
    answer: Receiver<Answer>,
    asked: Instant,
}

impl Default for LookUps {
    fn default() -> LookUps {
        LookUps {
            running: Vec::new(),
            look_up: Arc::new(|host, port| Ok((host, port).to_socket_addrs()?.collect())),
        }
    }
}

impl LookUps {
    /// The addresses of a name; every address of this machine's when it is empty.
    ///
    /// # Errors
    /// [`AGAIN`] until they are known; a name that nobody has.
    pub(crate) fn ask(&mut self, host: &[u8], port: u16) -> Result<Vec<SocketAddr>, Errno> {
        let host = std::str::from_utf8(host).map_err(|_| UNKNOWN)?;
        let host = if host.is_empty() { "0.0.0.0" } else { host };
        if let Ok(ip) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(ip, port)]);
        }
        self.running.retain(|it| it.asked.elapsed() < PATIENCE);
        let same = |it: &LookUp| it.host == host && it.port == port;
        let Some(at) = self.running.iter().position(same) else {
            return self.begin(host, port);
        };
        self.running[at].asked = Instant::now();
        let answer = match self.running[at].answer.try_recv() {
            Err(TryRecvError::Empty) => return Err(AGAIN),
            Err(TryRecvError::Disconnected) => Err(UNKNOWN),
            Ok(answer) => answer.map_err(|_| UNKNOWN),
        };
        self.running.swap_remove(at);
        answer
    }

    fn begin(&mut self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Errno> {
        let (sender, answer) = channel();
        let (look_up, name) = (Arc::clone(&self.look_up), host.to_owned());
        let thread = thread::Builder::new()
            .name("look-up".into())
            .spawn(move || {
                // Nobody may wait for it any more.
                let _ = sender.send(look_up(&name, port));
            });
        if thread.is_err() {
            // Then the machine has to wait.
            return (self.look_up)(host, port).map_err(|_| UNKNOWN);
        }
        self.running.push(LookUp {
            host: host.to_owned(),
            port,
            answer,
            asked: Instant::now(),
        });
        Err(AGAIN)
    }
}

#[cfg(test)]
mod tests;
