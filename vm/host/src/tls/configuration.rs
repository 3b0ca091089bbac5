//! What sessions are made from. Reading keys takes time, so that a configuration is kept for
//! those that are made alike; what a server remembers of its clients is in it, too.

use std::sync::Arc;

use garter_runtime::tls::{BAD_CONFIG, Fault, NO_HOST_NAME, Settings};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::ResolvesServerCertUsingSni;
use rustls::sign::CertifiedKey;
use rustls::{ClientConfig, ClientConnection, Connection, ServerConfig, ServerConnection};

use super::fault;
use super::trust::Trust;

/// How many configurations are kept.
const KEPT: usize = 8;

#[derive(Clone)]
enum Configuration {
    Client(Arc<ClientConfig>),
    Server(Arc<ServerConfig>),
}

/// What makes two configurations alike.
#[derive(PartialEq, Eq)]
struct Key {
    flags: (bool, bool, u32),
    parts: [Vec<u8>; 3],
}

impl Key {
    fn of(settings: &Settings<'_>) -> Key {
        let parts = [settings.certificates, settings.key, settings.trusted];
        Key {
            flags: (settings.server, settings.verify, settings.suites),
            parts: parts.map(<[u8]>::to_vec),
        }
    }
}

/// The configurations that were used last, the latest at the end.
#[derive(Default)]
pub(super) struct Configurations(Vec<(Key, Configuration)>);

impl Configurations {
    fn find(&mut self, settings: &Settings<'_>) -> Result<Configuration, Fault> {
        let key = Key::of(settings);
        let entry = match self.0.iter().position(|(k, _)| *k == key) {
            Some(i) => self.0.remove(i),
            None => (key, build(settings)?),
        };
        let configuration = entry.1.clone();
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push(entry);
        Ok(configuration)
    }

    /// A connection with these settings.
    pub(super) fn connection(&mut self, settings: &Settings<'_>) -> Result<Connection, Fault> {
        let made = match self.find(settings)? {
            Configuration::Server(shared) => ServerConnection::new(shared).map(Connection::Server),
            Configuration::Client(shared) => {
                let name = host(settings)?;
                ClientConnection::new(shared, name).map(Connection::Client)
            }
        };
        made.map_err(|error| fault::of(&error))
    }
}

/// Who a client expects. Nobody in particular is an address, which is told to no server.
fn host(settings: &Settings<'_>) -> Result<ServerName<'static>, Fault> {
    if settings.host.is_empty() {
        return match settings.verify {
            true => Err(Fault::Number(NO_HOST_NAME)),
            false => Ok(ServerName::from(std::net::IpAddr::from([0; 4]))),
        };
    }
    let name = ServerName::try_from(settings.host).map_err(|_| Fault::Number(BAD_CONFIG))?;
    Ok(name.to_owned())
}

fn provider(settings: &Settings<'_>) -> Arc<CryptoProvider> {
    Arc::new(CryptoProvider {
        cipher_suites: super::suites::chosen(settings.suites),
        ..ring::default_provider()
    })
}

/// The certificates in PEM, or the one in DER.
pub(super) fn certificates(bytes: &[u8]) -> Result<Vec<CertificateDer<'static>>, Fault> {
    let found: Vec<_> = match is_pem(bytes) {
        true => CertificateDer::pem_slice_iter(bytes)
            .collect::<Result<_, _>>()
            .map_err(|_| Fault::InvalidCertificate)?,
        false if bytes.is_empty() => Vec::new(),
        false => vec![CertificateDer::from(bytes.to_vec())],
    };
    let good = |der| webpki::EndEntityCert::try_from(der).is_ok();
    match !found.is_empty() && found.iter().all(good) {
        true => Ok(found),
        false => Err(Fault::InvalidCertificate),
    }
}

fn is_pem(bytes: &[u8]) -> bool {
    bytes.windows(11).any(|window| window == b"-----BEGIN ")
}

fn private_key(bytes: &[u8]) -> Result<PrivateKeyDer<'static>, Fault> {
    let key = match is_pem(bytes) {
        true => PrivateKeyDer::from_pem_slice(bytes).ok(),
        false => PrivateKeyDer::try_from(bytes.to_vec()).ok(),
    };
    key.ok_or(Fault::InvalidKey)
}

/// The certificates and the key to them.
fn own(settings: &Settings<'_>, provider: &CryptoProvider) -> Result<CertifiedKey, Fault> {
    let chain = certificates(settings.certificates)?;
    let key = private_key(settings.key)?;
    CertifiedKey::from_der(chain, key, provider).map_err(|_| Fault::InvalidKey)
}

/// Whether the certificates and keys in settings are good.
pub(super) fn check(settings: &Settings<'_>) -> Result<(), Fault> {
    if settings.server {
        own(settings, &ring::default_provider())?;
    } else {
        certificates(settings.trusted)?;
    }
    Ok(())
}

fn build(settings: &Settings<'_>) -> Result<Configuration, Fault> {
    let provider = provider(settings);
    let unfit = |_| Fault::Number(BAD_CONFIG);
    let trust = Trust::new(settings, &provider)?;
    let own = match settings.certificates {
        [] => None,
        _ => Some(Arc::new(own(settings, &provider)?)),
    };
    if settings.server {
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider));
        let builder = builder
            .with_safe_default_protocol_versions()
            .map_err(unfit)?;
        let builder = match settings.verify {
            true => builder.with_client_cert_verifier(Arc::new(trust)),
            false => builder.with_no_client_auth(),
        };
        // A server without a certificate refuses everybody.
        let shared = match own {
            Some(own) => builder.with_cert_resolver(Arc::new(Own(own))),
            None => builder.with_cert_resolver(Arc::new(ResolvesServerCertUsingSni::new())),
        };
        return Ok(Configuration::Server(Arc::new(shared)));
    }
    let builder = ClientConfig::builder_with_provider(provider);
    let builder = builder
        .with_safe_default_protocol_versions()
        .map_err(unfit)?;
    let builder = builder
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(trust));
    let shared = match own {
        Some(own) => builder.with_client_cert_resolver(Arc::new(Own(own))),
        None => builder.with_no_client_auth(),
    };
    Ok(Configuration::Client(Arc::new(shared)))
}

/// The certificate that is shown to everybody.
#[derive(Debug)]
struct Own(Arc<CertifiedKey>);

impl rustls::server::ResolvesServerCert for Own {
    fn resolve(&self, _: rustls::server::ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

impl rustls::client::ResolvesClientCert for Own {
    fn resolve(&self, _: &[&[u8]], _: &[rustls::SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }

    fn has_certs(&self) -> bool {
        true
    }
}
