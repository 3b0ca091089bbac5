//! The board's files. Paths are absolute and use `/`.

use serde::{Deserialize, Serialize};

use crate::{BoardId, Done, Request, base64, method};

/// `garter/files/list`: what a folder of the board holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListFiles {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// The folder: `/`, `/flash/lib`.
    pub path: String,
}

/// The answer to [`ListFiles`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileList {
    /// What is there, by name.
    pub entries: Vec<Entry>,
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The name, without its folder.
    pub name: String,
    /// File or folder.
    pub kind: EntryKind,
    /// Size in bytes; 0 for folders.
    pub size: u64,
}

/// What an [`Entry`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

impl Request for ListFiles {
    const METHOD: &'static str = method::FILES_LIST;
    type Answer = FileList;
}

/// `garter/files/read`: what is in a file of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadFile {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// The file.
    pub path: String,
}

/// What is in a file: `{"text": "..."}` when it is UTF-8, else `{"base64": "..."}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Content {
    /// UTF-8 text, byte for byte.
    Text(String),
    /// Bytes in standard base64 with padding.
    Base64(String),
}

impl Content {
    /// Bytes as they go over the wire.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Content::Text(text.to_owned()),
            Err(_) => Content::Base64(base64::encode(bytes)),
        }
    }

    /// The bytes meant; none when it is not base64.
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        match self {
            Content::Text(text) => Some(text.into_bytes()),
            Content::Base64(text) => base64::decode(&text),
        }
    }
}

/// The answer to [`ReadFile`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileContent {
    /// All of it.
    pub content: Content,
}

impl Request for ReadFile {
    const METHOD: &'static str = method::FILES_READ;
    type Answer = FileContent;
}

/// `garter/files/write`: put a file on the board. It is written beside and renamed, so a
/// failure leaves the old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WriteFile {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// The file.
    pub path: String,
    /// All of it.
    pub content: Content,
}

impl Request for WriteFile {
    const METHOD: &'static str = method::FILES_WRITE;
    type Answer = Done;
}

/// `garter/files/remove`: remove a file or an empty folder of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveFile {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// What to remove.
    pub path: String,
}

impl Request for RemoveFile {
    const METHOD: &'static str = method::FILES_REMOVE;
    type Answer = Done;
}

/// `garter/files/mkdir`: make a folder on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MakeDirectory {
    /// The board; the selected one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board: Option<BoardId>,
    /// The folder to make.
    pub path: String,
}

impl Request for MakeDirectory {
    const METHOD: &'static str = method::FILES_MKDIR;
    type Answer = Done;
}
