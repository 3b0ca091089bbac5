//! TLS as the machine sees it: numbered sessions that take and give bytes. The cryptography is
//! rustls' and ring's; nothing of it is touched before the first request.

mod configuration;
mod fault;
mod name;
mod session;
mod suites;
mod trust;

use garter_runtime::tls::{Fault, Settings, Tls};

use configuration::Configurations;
use session::Session;

/// How many sessions there may be before those are looked for that nobody knows any more.
const FEW: usize = 128;

/// The open sessions.
#[derive(Default)]
pub struct Sessions {
    open: Vec<Option<Session>>,
    /// How many there may be.
    most: usize,
    configurations: Configurations,
}

impl Sessions {
    /// Carries out a request.
    ///
    /// # Errors
    /// What went wrong.
    pub fn ask(&mut self, request: Tls<'_>) -> Result<usize, Fault> {
        match request {
            Tls::Check(settings) => configuration::check(&settings).map(|()| 0),
            Tls::Suite(name) => suites::number(name),
            Tls::SuiteName(number, into) => Ok(suites::name(number, into)),
            Tls::Open(settings, again) => self.open(&settings, again),
            Tls::Opened(i) => {
                let open = self.open.iter().enumerate();
                let mut open = open.filter_map(|(n, session)| session.as_ref().map(|_| n));
                open.nth(i).ok_or(Fault::Number(9))
            }
            Tls::Close(handle) => {
                if let Some(slot) = self.open.get_mut(handle as usize) {
                    *slot = None;
                }
                Ok(0)
            }
            Tls::Finish(handle) => {
                self.get(handle)?.finish();
                Ok(0)
            }
            Tls::Receive(handle, into) => self.get(handle)?.receive(into),
            Tls::Send(handle, bytes) => self.get(handle)?.send(bytes),
            Tls::Arrived(handle, bytes) => self.get(handle)?.arrived(bytes).map(|()| 0),
            Tls::Broken(handle, errno) => {
                self.get(handle)?.fail(Fault::Number(errno));
                Ok(0)
            }
            Tls::Waiting(handle, into) => Ok(self.get(handle)?.waiting(into)),
            Tls::Gone(handle, count) => {
                self.get(handle)?.gone(count);
                Ok(0)
            }
            Tls::State(handle) => Ok(self.get(handle)?.state()),
        }
    }

    fn get(&mut self, handle: u32) -> Result<&mut Session, Fault> {
        self.open
            .get_mut(handle as usize)
            .and_then(Option::as_mut)
            .ok_or(Fault::Number(9))
    }

    fn open(&mut self, settings: &Settings<'_>, again: bool) -> Result<usize, Fault> {
        let count = self.open.iter().flatten().count();
        self.most = self.most.max(FEW);
        if count >= self.most {
            if !again {
                return Err(Fault::Many);
            }
            self.most = count * 2;
        }
        let session = Some(Session::new(self.configurations.connection(settings)?));
        Ok(match self.open.iter().position(Option::is_none) {
            Some(slot) => {
                self.open[slot] = session;
                slot
            }
            None => {
                self.open.push(session);
                self.open.len() - 1
            }
        })
    }
}
