//! What a program asks of the port's TLS: sessions that turn plain bytes into protected ones and
//! back. No session knows a socket: the machine carries the bytes, so that any stream will do.

/// What a session is made with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// It answers; else it asks.
    pub server: bool,
    /// The other side must show a certificate that `trusted` vouches for.
    pub verify: bool,
    /// The certificates to be shown, one's own first; PEM, or one as DER. Empty: none.
    pub certificates: &'a [u8],
    /// The private key to them, PEM or DER.
    pub key: &'a [u8],
    /// Certificates that vouch for others'.
    pub trusted: &'a [u8],
    /// Bit `i`: cipher suite number `i` may be used.
    pub suites: u32,
    /// Whose certificate a client expects; empty: nobody's in particular.
    pub host: &'a [u8],
}

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nothing yet: protected bytes must come or go first.
    Again,
    /// There are many sessions: those that nobody knows should be closed.
    Many,
    /// These are no certificates.
    InvalidCertificate,
    /// This is no key, or not the certificate's.
    InvalidKey,
    /// Nobody who is trusted vouches for the other side's certificate.
    Untrusted,
    /// The other side's certificate was good once.
    Expired,
    /// The other side's certificate will be good.
    NotYet,
    /// The other side's certificate is somebody else's.
    OtherName,
    /// An error with a number: of this machine's when positive, else one of those of mbedTLS,
    /// which programs know.
    Number(i32),
}

/// The other side ended the stream while the session was being arranged.
pub const CONN_EOF: i32 = -0x7280;
/// The other side refused.
pub const FATAL_ALERT: i32 = -0x7780;
/// Settings that cannot be.
pub const BAD_CONFIG: i32 = -0x5e80;
/// A client is to check certificates, but not whose they are to be.
pub const NO_HOST_NAME: i32 = -0x5d80;

/// [`Tls::State`]: plain bytes are there, or the end, or a fault.
pub const READABLE: usize = 1;
/// [`Tls::State`]: protected bytes wait to go.
pub const WAITING: usize = 2;
/// [`Tls::State`]: the session is still being arranged.
pub const ARRANGING: usize = 4;
/// [`Tls::State`]: it is beyond help.
pub const FAILED: usize = 8;

/// One request. Sessions are numbered by handles; most answer a number, which is 0 where nothing
/// else is said.
#[derive(Debug)]
pub enum Tls<'a> {
    /// Whether certificates and key of these settings are good.
    Check(Settings<'a>),
    /// The number of the cipher suite of this name.
    Suite(&'a [u8]),
    /// The name of a cipher suite: how long it is, 0 after the last.
    SuiteName(usize, &'a mut [u8]),
    /// A new session: its handle. After [`Fault::Many`] it is asked for `again`.
    Open(Settings<'a>, bool),
    /// The handle of an open session, counted from 0; a fault when there are not so many.
    Opened(usize),
    /// Forgets a session.
    Close(u32),
    /// Tells the other side that no more will come.
    Finish(u32),
    /// Takes plain bytes: how many, 0 at the end.
    Receive(u32, &'a mut [u8]),
    /// Gives plain bytes: how many were taken.
    Send(u32, &'a [u8]),
    /// These protected bytes have come; none: the stream has ended.
    Arrived(u32, &'a [u8]),
    /// The stream has failed with this errno.
    Broken(u32, i32),
    /// Copies protected bytes that wait to go: how many.
    Waiting(u32, &'a mut [u8]),
    /// So many of them are gone.
    Gone(u32, usize),
    /// What is to be said about a session: bits.
    State(u32),
}
