//! Whose certificates are believed: nobody's need be; else as webpki says, and as users of
//! MicroPython know it where webpki is narrower. A certificate that is trusted itself may be
//! shown although it is an authority's, as self-made ones mostly are, and one that names no host
//! in the modern way may name it in the old one.

use std::sync::Arc;

use garter_runtime::tls::{Fault, Settings};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore,
    SignatureScheme,
};

use super::configuration::certificates;
use super::name;

/// How the other side's certificate is looked at.
#[derive(Debug)]
pub(super) struct Trust {
    /// Certificates that vouch for themselves and others; `None`: none is looked at.
    trusted: Option<Vec<CertificateDer<'static>>>,
    servers: Option<Arc<WebPkiServerVerifier>>,
    clients: Option<Arc<dyn ClientCertVerifier>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Trust {
    pub(super) fn new(
        settings: &Settings<'_>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Trust, Fault> {
        let mut trust = Trust {
            trusted: None,
            servers: None,
            clients: None,
            algorithms: provider.signature_verification_algorithms,
        };
        if !settings.verify {
            return Ok(trust);
        }
        let trusted = match settings.trusted {
            [] => Vec::new(),
            bytes => certificates(bytes)?,
        };
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(trusted.iter().cloned());
        let roots = Arc::new(roots);
        // Without anybody to vouch there is no verifier, and nobody is believed.
        if settings.server {
            let builder = WebPkiClientVerifier::builder_with_provider(roots, Arc::clone(provider));
            trust.clients = builder.build().ok();
        } else {
            let builder = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(provider));
            trust.servers = builder.build().ok();
        }
        trust.trusted = Some(trusted);
        Ok(trust)
    }

    /// Whether a certificate that webpki rejects is one of those trusted themselves. webpki looks
    /// at the dates before it says that a certificate is an authority's.
    fn is_own(&self, certificate: &CertificateDer<'_>, error: &Error) -> bool {
        let kind = matches!(error, Error::InvalidCertificate(CertificateError::Other(_)));
        let trusted = self.trusted.iter().flatten();
        kind && trusted.into_iter().any(|trusted| trusted == certificate)
    }
}

/// What is said when there is nobody to vouch for anybody.
const UNKNOWN: Error = Error::InvalidCertificate(CertificateError::UnknownIssuer);

impl ServerCertVerifier for Trust {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        host: &ServerName<'_>,
        status: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if self.trusted.is_none() {
            return Ok(ServerCertVerified::assertion());
        }
        let verifier = self.servers.as_ref().ok_or(UNKNOWN)?;
        let checked = verifier.verify_server_cert(certificate, others, host, status, now);
        match checked {
            Err(error) if self.is_own(certificate, &error) => {
                name::check(certificate, host)?;
                Ok(ServerCertVerified::assertion())
            }
            // The name is looked at last: all else is as it should be.
            Err(Error::InvalidCertificate(CertificateError::NotValidForNameContext {
                presented,
                ..
            })) if presented.is_empty() => {
                name::check(certificate, host)?;
                Ok(ServerCertVerified::assertion())
            }
            checked => checked,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

impl ClientCertVerifier for Trust {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        // Clients show what they have.
        &[]
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let verifier = self.clients.as_ref().ok_or(UNKNOWN)?;
        match verifier.verify_client_cert(certificate, others, now) {
            Err(error) if self.is_own(certificate, &error) => Ok(ClientCertVerified::assertion()),
            checked => checked,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        ServerCertVerifier::verify_tls12_signature(self, message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        ServerCertVerifier::verify_tls13_signature(self, message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
