//! The modules `ssl` and `tls`: protected streams by way of the port's TLS.

mod context;
mod fault;
mod pump;
mod socket;

pub(crate) use context::CONTEXT;
pub(crate) use socket::{DEVICE, SOCKET, beneath};

use crate::members;
use crate::rom::{Namespace, Ns as N};
use crate::value::Value;

const TLS_CLIENT: i32 = 0;
const TLS_SERVER: i32 = 1;

const CERT_NONE: i32 = 0;
const CERT_OPTIONAL: i32 = 1;
const CERT_REQUIRED: i32 = 2;

pub(crate) static SSL: Namespace = Namespace::module(
    "ssl",
    members! {
        "CERT_NONE" => Const(Value::small(CERT_NONE)),
        "CERT_OPTIONAL" => Const(Value::small(CERT_OPTIONAL)),
        "CERT_REQUIRED" => Const(Value::small(CERT_REQUIRED)),
        "PROTOCOL_TLS_CLIENT" => Const(Value::small(TLS_CLIENT)),
        "PROTOCOL_TLS_SERVER" => Const(Value::small(TLS_SERVER)),
        "SSLContext" => Ns(N::SslContext),
        "wrap_socket" => VK(1, context::wrap_at_once),
    },
);

/// What `ssl` has beneath it: no function, so that nobody forgets the context.
pub(crate) static TLS: Namespace = Namespace::module(
    "tls",
    members! {
        "CERT_NONE" => Const(Value::small(CERT_NONE)),
        "CERT_OPTIONAL" => Const(Value::small(CERT_OPTIONAL)),
        "CERT_REQUIRED" => Const(Value::small(CERT_REQUIRED)),
        "PROTOCOL_TLS_CLIENT" => Const(Value::small(TLS_CLIENT)),
        "PROTOCOL_TLS_SERVER" => Const(Value::small(TLS_SERVER)),
        "SSLContext" => Ns(N::SslContext),
    },
);
