//! The page of each code: what it means, an example, and what to write instead.

use crate::Code;

/// The pages of all codes, each under its own heading.
const PAGES: &str = include_str!("../../../docs/diagnostics.md");

impl Code {
    /// What stands in the documentation under the code's heading.
    pub fn page(self) -> Option<&'static str> {
        let start = PAGES.find(&format!("\n## {}", self.id()))?;
        let page = PAGES.get(start + 1..)?;
        let text = page.split_once('\n')?.1;
        Some(text.split("\n## ").next().unwrap_or(text).trim())
    }
}
