//! What a client that asks for diagnostics can be told: the reports of all documents as they would
//! have been sent.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use crate::lsp::Diagnostic;

/// What is wrong with one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Report {
    pub(crate) version: Option<i32>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Names what it says: the same for two that say the same.
    pub(crate) fn id(&self) -> String {
        let mut hasher = DefaultHasher::new();
        let said = serde_json::to_string(&self.diagnostics);
        said.unwrap_or_default().hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// The reports of all documents, by URI.
#[derive(Clone, Default)]
pub(crate) struct Pulled(Arc<Mutex<BTreeMap<String, Report>>>);

impl Pulled {
    /// Keeps a report. Whether that says something new about a text that the client has not
    /// changed, so that it has to be told to ask again.
    pub(crate) fn keep(&self, uri: &str, report: Report) -> bool {
        // Nothing that could panic is done while it is locked.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = all.insert(uri.to_owned(), report.clone());
        let before = before.unwrap_or_default();
        let is_edited = report.version.is_some() && before.version != report.version;
        !is_edited && before.diagnostics != report.diagnostics
    }

    pub(crate) fn report(&self, uri: &str) -> Option<Report> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(uri).cloned()
    }

    pub(crate) fn all(&self) -> Vec<(String, Report)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = all.iter();
        all.map(|(uri, report)| (uri.clone(), report.clone()))
            .collect()
    }
}
