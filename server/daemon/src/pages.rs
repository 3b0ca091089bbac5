//! Where each code is explained: pages that this build brings along, so that they are right for
//! it and can be read without a network.

use std::path::PathBuf;

use garter_analysis::Code;

use crate::cache;
use crate::lsp::{CodeDescription, uri_of};

/// The pages of the codes, in a folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages {
    folder: Option<PathBuf>,
}

impl Pages {
    /// The pages in the user's caches.
    pub(crate) fn in_cache() -> Self {
        Pages {
            folder: cache::folder().map(|cache| cache.join("diagnostics")),
        }
    }

    /// Writes those that are not there, on a thread of the pool.
    pub(crate) fn write(&self) {
        let Some(folder) = self.folder.clone() else {
            return;
        };
        tokio::task::spawn_blocking(move || {
            for code in Code::ALL {
                let text = code.page().unwrap_or(code.explanation());
                let page = format!("# {} {}\n\n{text}\n", code.id(), code.name());
                // A link that leads nowhere is all that is lost.
                if cache::keep(&folder.join(format!("{}.md", code.id())), &page).is_err() {
                    return;
                }
            }
        });
    }

    /// The link to a code's page.
    pub(crate) fn link(&self, code: Code) -> Option<CodeDescription> {
        let page = self.folder.as_ref()?.join(format!("{}.md", code.id()));
        Some(CodeDescription {
            href: uri_of(&page),
        })
    }
}
