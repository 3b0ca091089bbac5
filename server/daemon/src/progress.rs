//! Telling a client how far the first look through its workspace has come.

use serde_json::json;

use crate::lsp::method;
use crate::rpc::{Id, Outbox};

/// Names the work; there is one of it at a time.
const TOKEN: &str = "garter/workspace";

/// How far the work has come.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    stage: Stage,
    /// Files to be read, and those that were.
    files: usize,
    read: usize,
    /// What the client was told last, in percent.
    told: usize,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Stage {
    /// It has not begun, or the client does not show it.
    #[default]
    Silent,
    Begun,
    Ended,
}

impl Progress {
    /// The work begins.
    pub(crate) fn begin(&mut self, outbox: &Outbox) {
        if self.stage != Stage::Silent {
            return;
        }
        self.stage = Stage::Begun;
        let id = Id::Text(TOKEN.to_owned());
        outbox.request(&id, method::CREATE_PROGRESS, &json!({ "token": TOKEN }));
        let value = json!({
            "kind": "begin",
            "title": "Garter: looking through the workspace",
            "percentage": 0,
        });
        tell(outbox, &value);
    }

    /// So many files are to be read.
    pub(crate) fn found(&mut self, outbox: &Outbox, files: usize) {
        if self.stage == Stage::Begun {
            self.files += files;
            self.end_when_done(outbox);
        }
    }

    /// One more was read.
    pub(crate) fn read(&mut self, outbox: &Outbox) {
        if self.stage != Stage::Begun {
            return;
        }
        self.read += 1;
        let percent = self.read * 100 / self.files.max(1);
        if percent >= self.told + 10 && self.read < self.files {
            self.told = percent;
            let message = format!("{} of {} files", self.read, self.files);
            tell(
                outbox,
                &json!({ "kind": "report", "message": message, "percentage": percent }),
            );
        }
        self.end_when_done(outbox);
    }

    fn end_when_done(&mut self, outbox: &Outbox) {
        if self.read >= self.files {
            self.stage = Stage::Ended;
            tell(outbox, &json!({ "kind": "end" }));
        }
    }
}

fn tell(outbox: &Outbox, value: &serde_json::Value) {
    outbox.notify(method::PROGRESS, &json!({ "token": TOKEN, "value": value }));
}
