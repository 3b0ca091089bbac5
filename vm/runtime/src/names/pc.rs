//! Names that the modules need which only a PC has.

/// In any order; none of them is in `list.rs`.
#[cfg(feature = "pc")]
pub(super) const LIST: &[&str] = &[
    "AF_INET",
    "AF_INET6",
    "IPPROTO_TCP",
    "IPPROTO_UDP",
    "MODE_CBC",
    "MODE_CTR",
    "MODE_ECB",
    "SOCK_DGRAM",
    "SOCK_STREAM",
    "SOL_SOCKET",
    "SO_BROADCAST",
    "SO_REUSEADDR",
    "TCP_NODELAY",
    "VfsPosix",
    "accept",
    "aes",
    "bind",
    "connect",
    "decrypt",
    "encrypt",
    "error",
    "fileno",
    "getaddrinfo",
    "getpeername",
    "getsockname",
    "inet_ntop",
    "inet_pton",
    "listen",
    "makefile",
    "md5",
    "recv",
    "recvfrom",
    "sendall",
    "sendto",
    "setblocking",
    "setsockopt",
    "settimeout",
    "sha1",
    "socket",
];

/// Without these modules nothing needs their names.
#[cfg(not(feature = "pc"))]
pub(super) const LIST: &[&str] = &[];
