//! The name of this build's socket, lock and log.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, fs, io};

use super::directory::private_directory;

/// Why no socket can be named.
#[derive(Debug, thiserror::Error)]
#[error("no private folder for the daemon's socket: {0}")]
pub(crate) struct NameError(#[from] pub(crate) io::Error);

/// What this build's daemon is called.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    directory: PathBuf,
    stem: String,
}

impl Name {
    /// The name for the program that is running.
    pub(crate) fn of_this_build() -> Result<Self, NameError> {
        let directory = private_directory()?;
        let stem = format!("garter-{}-{}", env!("CARGO_PKG_VERSION"), build_id());
        Ok(Name { directory, stem })
    }

    #[cfg(test)]
    pub(crate) fn in_directory(directory: &Path) -> Self {
        Name {
            directory: directory.to_path_buf(),
            stem: "garter-test".to_owned(),
        }
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.file("sock")
    }

    /// Held locked by the daemon for as long as it lives, whatever ends it.
    pub(crate) fn lock(&self) -> PathBuf {
        self.file("lock")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.file("log")
    }

    #[cfg(windows)]
    pub(crate) fn pipe(&self) -> String {
        let user = env::var("USERNAME").unwrap_or_default();
        format!(r"\\.\pipe\{user}-{}", self.stem)
    }

    fn file(&self, extension: &str) -> PathBuf {
        self.directory.join(format!("{}.{extension}", self.stem))
    }
}

/// Tells one build from another: a program that was built again has another time or size.
fn build_id() -> String {
    let mut hash = Fnv::default();
    if let Ok(path) = env::current_exe() {
        hash.add(path.as_os_str().as_encoded_bytes());
        hash.add(&file_stamp(&path).unwrap_or_default());
    }
    format!("{:016x}", hash.0)
}

fn file_stamp(path: &Path) -> io::Result<[u8; 24]> {
    let metadata = fs::metadata(path)?;
    let written = metadata
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let mut stamp = [0; 24];
    stamp[..8].copy_from_slice(&metadata.len().to_le_bytes());
    stamp[8..].copy_from_slice(&written.as_nanos().to_le_bytes());
    Ok(stamp)
}

/// FNV-1a, which unlike the standard library's hash is the same in every run.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
