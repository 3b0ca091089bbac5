//! Whether a certificate names a host: among its alternative names, or, where it has none, as the
//! common name of its subject, which webpki does not look at.

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, Error};
use webpki::EndEntityCert;

/// The object identifier 2.5.4.3, common name.
const COMMON_NAME: &[u8] = &[0x06, 3, 0x55, 4, 3];

/// Checks that the certificate is the host's.
pub(super) fn check(certificate: &CertificateDer<'_>, host: &ServerName<'_>) -> Result<(), Error> {
    let parsed = EndEntityCert::try_from(certificate)
        .map_err(|_| Error::InvalidCertificate(CertificateError::BadEncoding))?;
    let other = Error::InvalidCertificate(CertificateError::NotValidForName);
    match parsed.verify_is_valid_for_subject_name(host) {
        Ok(()) => Ok(()),
        Err(webpki::Error::CertNotValidForName(context)) if context.presented.is_empty() => {
            let name = common_name(parsed.subject()).ok_or(other.clone())?;
            match name.eq_ignore_ascii_case(host.to_str().as_bytes()) {
                true => Ok(()),
                false => Err(other),
            }
        }
        Err(_) => Err(other),
    }
}

/// The common name in a subject.
fn common_name(subject: &[u8]) -> Option<&[u8]> {
    let len = COMMON_NAME.len();
    let at = subject.windows(len).position(|w| w == COMMON_NAME)?;
    // A kind of string, its length below 128, its bytes.
    let [_, count @ ..=127, rest @ ..] = subject.get(at + len..)? else {
        return None;
    };
    rest.get(..usize::from(*count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_name_is_found_and_damage_finds_none() {
        let subject = b"\x31\x0d\x30\x0b\x06\x03\x55\x04\x03\x0c\x04here";
        assert_eq!(common_name(subject), Some(&b"here"[..]));
        for end in 0..subject.len() {
            assert_eq!(common_name(&subject[..end]), None);
        }
        assert_eq!(common_name(b"\x06\x03\x55\x04\x03\x0c\x84here"), None);
    }
}
