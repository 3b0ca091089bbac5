//! What rustls says in the words of the machine.

use garter_runtime::tls::{FATAL_ALERT, Fault};
use rustls::{CertificateError, Error, PeerIncompatible};

/// The fault that an error is.
pub(super) fn of(error: &Error) -> Fault {
    Fault::Number(match error {
        Error::InvalidCertificate(error) => return of_certificate(error),
        Error::NoCertificatesPresented => -0x7480,
        Error::AlertReceived(_) => FATAL_ALERT,
        Error::PeerIncompatible(
            PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled
            | PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::SupportedVersionsExtensionRequired,
        ) => -0x6e80,
        Error::PeerIncompatible(_) => -0x6e00,
        Error::PeerMisbehaved(_) => -0x6600,
        Error::InvalidMessage(_) => -0x7200,
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => -0x7700,
        Error::DecryptError => -0x7180,
        _ => -0x6c00,
    })
}

fn of_certificate(error: &CertificateError) -> Fault {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Fault::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            Fault::NotYet
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Fault::OtherName
        }
        _ => Fault::Untrusted,
    }
}
