//! What the owner keeps of one client.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use garter_analysis::Encoding;
use garter_protocol::Notification;

use crate::around::Workspace;
use crate::closed_files::ClosedFiles;
use crate::document::Document;
use crate::library::Covers;
use crate::lsp::{self, PositionEncodingKind};
use crate::method::Seen;
use crate::pages::Pages;
use crate::progress::Progress;
use crate::pulled::Pulled;
use crate::rpc::{Outbox, Pending, Refusal, code};

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// `initialize` has not come yet.
    Fresh,
    /// Everything may be asked.
    Ready,
    /// `shutdown` has come; only `exit` may follow.
    ShutDown,
}

/// One client.
pub(crate) struct Session {
    pub(crate) outbox: Outbox,
    pub(crate) stage: Stage,
    pub(crate) encoding: Encoding,
    /// Whether it hears Garter's own notifications.
    pub(crate) hears_garter: bool,
    pub(crate) pending: Pending,
    pub(crate) documents: HashMap<String, Document>,
    /// Files that are not open; the disk's text counts.
    pub(crate) closed: ClosedFiles,
    /// Those of them that were read while something became another that they ask for.
    pub(crate) late: HashSet<Arc<str>>,
    pub(crate) workspace: Workspace,
    /// What is defined in the files of the workspace.
    pub(crate) symbols: Seen,
    /// What those files have for others.
    pub(crate) covers: Covers,
    /// Whether the client shows how far long work has come.
    pub(crate) shows_progress: bool,
    pub(crate) progress: Progress,
    /// Whether the client wants to be told what is done for it.
    pub(crate) traces: bool,
    /// Whether the client asks for diagnostics instead of being told.
    pub(crate) pulls: bool,
    /// What it is told then.
    pub(crate) pulled: Pulled,
    /// Where codes are explained.
    pub(crate) pages: Pages,
}

impl Session {
    pub(crate) fn new(outbox: Outbox, pages: Pages) -> Self {
        Session {
            outbox,
            stage: Stage::Fresh,
            encoding: Encoding::Utf16,
            hears_garter: false,
            pending: Pending::default(),
            documents: HashMap::new(),
            closed: ClosedFiles::default(),
            late: HashSet::new(),
            workspace: Workspace::default(),
            symbols: Seen::default(),
            covers: Covers::default(),
            shows_progress: false,
            progress: Progress::default(),
            traces: false,
            pulls: false,
            pulled: Pulled::default(),
            pages,
        }
    }

    /// Whether a request may be answered now; if not, why not.
    pub(crate) fn admit(&self, method: &str) -> Result<(), Refusal> {
        match self.stage {
            Stage::Fresh if method == lsp::method::INITIALIZE => Ok(()),
            Stage::Fresh => Err(Refusal::new(
                code::SERVER_NOT_INITIALIZED,
                "`initialize` has to come first",
            )),
            Stage::Ready if method == lsp::method::INITIALIZE => Err(Refusal::new(
                code::INVALID_REQUEST,
                "`initialize` came already",
            )),
            Stage::Ready => Ok(()),
            Stage::ShutDown => Err(Refusal::new(
                code::INVALID_REQUEST,
                "after `shutdown` only `exit` may come",
            )),
        }
    }

    /// Sends one of Garter's notifications, if the client knows them.
    pub(crate) fn notify<N: Notification>(&self, params: &N) {
        if self.hears_garter {
            self.outbox.notify_garter(params);
        }
    }

    /// Agrees on the unit of columns: bytes if the client can, for nothing is to be counted then.
    pub(crate) fn agree_on_encoding(&mut self, offered: &[String]) -> PositionEncodingKind {
        let offers = |name: &str| offered.iter().any(|offer| offer == name);
        let (encoding, kind) = if offers("utf-8") {
            (Encoding::Utf8, PositionEncodingKind::Utf8)
        } else if offers("utf-32") && !offers("utf-16") {
            (Encoding::Utf32, PositionEncodingKind::Utf32)
        } else {
            (Encoding::Utf16, PositionEncodingKind::Utf16)
        };
        self.encoding = encoding;
        kind
    }
}
