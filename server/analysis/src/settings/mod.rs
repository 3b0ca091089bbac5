//! What the user has set: board, version, how loud each code is, what is left out.
//!
//! Settings stand in `garter.toml`, or in `pyproject.toml` under `[tool.garter]`. This is the
//! text's meaning only; who reads files is elsewhere.

mod level;
mod read;

pub use level::{Level, Levels, Selector};
pub use read::{SETTINGS, read_garter_toml, read_pyproject_toml};

use crate::catalogue::{BoardKind, Targets};

/// What the user has set. What is not set is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The board that the program is for.
    pub board: Option<&'static BoardKind>,
    /// The minor version of MicroPython that it is for: 24 for 1.24.
    pub version: Option<u32>,
    /// How loud each code is.
    pub levels: Levels,
    /// Files and folders that are left out, as patterns of `.gitignore`.
    pub exclude: Vec<String>,
    /// Folders with stub files, relative to the folder of the file with the settings.
    pub stubs: Vec<String>,
    /// Bytes of heap on the board.
    pub heap: Option<u32>,
}

impl Settings {
    /// The minor version that a text such as `1.24` means.
    pub fn version_named(text: &str) -> Option<u32> {
        minor(text).filter(|minor| *minor >= *crate::catalogue::VERSIONS.start())
    }

    /// The ports and versions meant, and how they are called, as in "is not in ...".
    pub fn targets(&self) -> (Targets, String) {
        let version = self.version.map(|minor| format!("MicroPython 1.{minor}"));
        let name = version.unwrap_or_else(|| "MicroPython".to_owned());
        match self.board {
            Some(board) => {
                let targets = Targets::of(board.port, self.version).unwrap_or_else(Targets::all);
                (targets, format!("{name} on {}", board.called()))
            }
            None => (Targets::of_version(self.version), name),
        }
    }
}

/// Bytes written as a number, or with a unit: `100K`, `96 KiB`, `8M`.
pub(crate) fn bytes(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match text.get(digits.len()..)?.trim() {
        "" | "B" => 1,
        "k" | "K" | "KB" | "kB" | "KiB" => 1024,
        "M" | "MB" | "MiB" => 1024 * 1024,
        _ => return None,
    };
    digits.parse::<u32>().ok()?.checked_mul(unit)
}

/// The minor version in `1.24` or `1.24.1` or `v1.24`.
pub(crate) fn minor(text: &str) -> Option<u32> {
    let text = text.strip_prefix('v').unwrap_or(text);
    let mut parts = text.split('.');
    let (first, minor) = (parts.next()?, parts.next()?);
    let patch = parts
        .next()
        .is_none_or(|patch| patch.parse::<u32>().is_ok());
    (first == "1" && patch && parts.next().is_none()).then_some(())?;
    minor.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_have_units() {
        for (text, wanted) in [
            ("100", Some(100)),
            ("100K", Some(102_400)),
            ("96 KiB", Some(98_304)),
            ("8M", Some(8_388_608)),
            ("8G", None),
            ("K", None),
            ("99999999999", None),
        ] {
            assert_eq!(super::bytes(text), wanted, "{text}");
        }
    }

    #[test]
    fn versions_have_a_minor_number() {
        for (text, wanted) in [
            ("1.24", Some(24)),
            ("v1.24.1", Some(24)),
            ("2.0", None),
            ("1", None),
            ("1.x", None),
            ("1.24.beta", None),
        ] {
            assert_eq!(super::minor(text), wanted, "{text}");
        }
    }
}
