//! Cipher suites by number and by name. Names are those of the standard, with `-` for `_` as
//! mbedTLS writes them; either is understood.

use garter_runtime::tls::{BAD_CONFIG, Fault};
use rustls::SupportedCipherSuite;
use rustls::crypto::ring::ALL_CIPHER_SUITES;

/// The suites with these bits.
pub(super) fn chosen(bits: u32) -> Vec<SupportedCipherSuite> {
    let all = ALL_CIPHER_SUITES.iter().enumerate();
    let chosen = all.filter(|(i, _)| bits & (1 << i) != 0);
    chosen.map(|(_, suite)| *suite).collect()
}

fn name_of(suite: &SupportedCipherSuite) -> String {
    let name = suite.suite().as_str().unwrap_or_default();
    name.replace('_', "-").replace("TLS13-", "TLS1-3-")
}

/// The letters and digits of a name after the protocol's.
fn essence(name: &str) -> String {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_uppercase();
    let rest = plain.strip_prefix("TLS13");
    let rest = rest.or_else(|| plain.strip_prefix("TLS"));
    rest.unwrap_or(&plain).to_owned()
}

/// The number of the suite of this name.
pub(super) fn number(name: &[u8]) -> Result<usize, Fault> {
    let wanted = essence(&String::from_utf8_lossy(name));
    ALL_CIPHER_SUITES
        .iter()
        .position(|suite| essence(&name_of(suite)) == wanted)
        .ok_or(Fault::Number(BAD_CONFIG))
}

/// The name of a suite; its length, 0 after the last.
pub(super) fn name(number: usize, into: &mut [u8]) -> usize {
    let name = ALL_CIPHER_SUITES.get(number).map(name_of);
    let name = name.unwrap_or_default();
    let len = name.len().min(into.len());
    into[..len].copy_from_slice(&name.as_bytes()[..len]);
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_are_known_by_the_names_of_the_standard_and_of_mbedtls() {
        for name in [
            "TLS_AES_128_GCM_SHA256",
            "TLS1-3-AES-128-GCM-SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS-ECDHE-RSA-WITH-AES-128-GCM-SHA256",
        ] {
            let found = number(name.as_bytes()).expect(name);
            let mut own = [0; 64];
            let len = super::name(found, &mut own);
            assert_eq!(number(&own[..len]), Ok(found));
        }
        assert!(number(b"TLS-RSA-WITH-RC4-128-MD5").is_err());
        assert!(number(b"").is_err());
    }
}
