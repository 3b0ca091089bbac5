//! Names that the modules need which only a PC has.

/// In any order; none of them is in `list.rs`.
#[cfg(feature = "pc")]
pub(super) const LIST: &[&str] = &[
    "MODE_CBC", "MODE_CTR", "MODE_ECB", "aes", "decrypt", "encrypt", "md5", "sha1",
];

/// Without these modules nothing needs their names.
#[cfg(not(feature = "pc"))]
pub(super) const LIST: &[&str] = &[];
