//! What a program is told when TLS goes wrong: OSError with the numbers and names of mbedTLS,
//! which programs know, and ValueError for certificates.

use crate::Raised;
use crate::port::Errno;
use crate::rom::Ns;
use crate::tls::Fault;
use crate::value::Value;
use crate::vm::Vm;

/// Names of numbers, without `MBEDTLS_ERR_`.
const NAMES: &[(i32, &str)] = &[
    (-0x5d80, "SSL_CERTIFICATE_VERIFICATION_WITHOUT_HOSTNAME"),
    (-0x5e80, "SSL_BAD_CONFIG"),
    (-0x6600, "SSL_ILLEGAL_PARAMETER"),
    (-0x6c00, "SSL_INTERNAL_ERROR"),
    (-0x6e00, "SSL_HANDSHAKE_FAILURE"),
    (-0x6e80, "SSL_BAD_PROTOCOL_VERSION"),
    (-0x7180, "SSL_INVALID_MAC"),
    (-0x7200, "SSL_INVALID_RECORD"),
    (-0x7280, "SSL_CONN_EOF"),
    (-0x7480, "SSL_NO_CLIENT_CERTIFICATE"),
    (-0x7700, "SSL_UNEXPECTED_MESSAGE"),
    (-0x7780, "SSL_FATAL_ALERT_MESSAGE"),
    (-0x7a00, "SSL_BAD_CERTIFICATE"),
];

impl Vm<'_> {
    /// Raises what a fault is to a program.
    pub(super) fn raise_tls(&mut self, fault: Fault) -> Raised {
        let message = match fault {
            Fault::Again => return self.raise_errno(crate::network::AGAIN),
            Fault::Many => return self.raise_errno(crate::network::TOO_MANY),
            Fault::Number(number) => return self.raise_number(number),
            Fault::InvalidCertificate => "invalid cert",
            Fault::InvalidKey => "invalid key",
            Fault::Untrusted => "The certificate is not correctly signed by the trusted CA",
            Fault::Expired => "The certificate validity has expired",
            Fault::NotYet => "The certificate validity starts in the future",
            Fault::OtherName => {
                "The certificate Common Name (CN) does not match with the expected CN"
            }
        };
        self.heap.raise(Ns::ValueError, message)
    }

    fn raise_number(&mut self, number: i32) -> Raised {
        let Some((_, name)) = NAMES.iter().find(|(n, _)| *n == number) else {
            return self.raise_errno(Errno(number));
        };
        let text = self.capture(|vm| {
            vm.write(b"MBEDTLS_ERR_")?;
            vm.write(name.as_bytes())
        });
        match text {
            Ok(text) => self
                .heap
                .raise_with(Ns::OSError, &[Value::small(number), text]),
            Err(raised) => raised,
        }
    }
}
