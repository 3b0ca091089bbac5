//! The table of what was compared.

use std::fmt::Write as _;

use crate::oracle::Official;
use crate::setting::Setting;
use crate::shrink;
use crate::verdict::Verdict;

/// A difference in full, shrunk.
#[derive(Debug)]
pub(crate) struct Difference {
    what: String,
    setting: Setting,
    source: String,
    ours: String,
    theirs: String,
}

/// One row: a kind of program.
#[derive(Debug)]
pub(crate) struct Row {
    name: String,
    compared: usize,
    identical: usize,
    refused: usize,
    /// The official compiler's memory or time did not do.
    beyond: usize,
    pub(crate) different: Vec<Difference>,
}

/// More differences than this are counted, not shown.
const SHOWN: usize = 20;

impl Row {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            compared: 0,
            identical: 0,
            refused: 0,
            beyond: 0,
            different: Vec::new(),
        }
    }

    /// Compares on one program. Returns whether the official compiler accepts it.
    pub(crate) fn compare(
        &mut self,
        official: &Official,
        what: &str,
        source: &[u8],
        setting: &Setting,
    ) -> bool {
        let (ours, theirs) = (
            Verdict::ours(source, setting),
            official.compile(source, setting),
        );
        self.compared += 1;
        match (&ours, &theirs) {
            (Verdict::Code(_), _) if ours == theirs => self.identical += 1,
            // It has 2 MiB; ours may get further.
            (_, Verdict::OutOfMemory) => self.beyond += 1,
            _ if ours == theirs => self.refused += 1,
            _ => {
                let shown = self.different.len() < SHOWN;
                let source = if shown {
                    shrink::shrink(source, |smaller| {
                        let theirs = official.compile(smaller, setting);
                        theirs != Verdict::OutOfMemory && theirs != Verdict::ours(smaller, setting)
                    })
                } else {
                    Vec::new()
                };
                self.different.push(Difference {
                    what: what.to_owned(),
                    setting: setting.clone(),
                    ours: Verdict::ours(&source, setting).summary(),
                    theirs: official.compile(&source, setting).summary(),
                    source: String::from_utf8_lossy(&source).into_owned(),
                });
            }
        }
        theirs.accepted()
    }

    pub(crate) fn compared(&self) -> usize {
        self.compared
    }

    /// Those that the official compiler accepts.
    pub(crate) fn accepted(&self) -> usize {
        self.identical
    }

    /// Prints the row, and after it what differs.
    pub(crate) fn print(&self) {
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            self.name,
            self.compared,
            self.identical,
            self.refused,
            self.beyond,
            self.different.len()
        );
        for difference in self.different.iter().take(SHOWN) {
            println!("{}", difference.text());
        }
    }

    /// Fails when anything differs.
    pub(crate) fn finish(self) {
        self.print();
        assert!(self.compared > 0, "{}: nothing was compared", self.name);
        assert!(
            self.different.is_empty(),
            "{}: {} of {} differ",
            self.name,
            self.different.len(),
            self.compared
        );
    }
}

impl Difference {
    fn text(&self) -> String {
        let mut text = format!("--- {} {:?}\n", self.what, self.setting.arguments());
        for line in self.source.lines() {
            let _ = writeln!(text, "    {}", line.escape_debug());
        }
        let _ = write!(text, "  ours:   {}\n  theirs: {}", self.ours, self.theirs);
        text
    }
}
