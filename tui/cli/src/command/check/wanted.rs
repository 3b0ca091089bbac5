//! What the command line says of boards and codes: it counts more than what is set in files.

use anyhow::{Result, bail};
use clap::Args;
use garter_analysis::{BoardKind, Selector, Settings};

/// What the command line says.
#[derive(Args)]
pub(super) struct Wanted {
    /// The board that the program is for: `pyboard`, `pico`, `esp32`, ...
    #[arg(long)]
    board: Option<String>,
    /// The version of MicroPython that it is for: `1.24`
    #[arg(long)]
    version: Option<String>,
    /// Show these codes only, beside what is no program: `GA301`, `GA3`, `missing-module`
    #[arg(long, value_delimiter = ',')]
    select: Vec<String>,
    /// Do not show these codes
    #[arg(long, value_delimiter = ',')]
    ignore: Vec<String>,
}

/// The same, understood.
#[derive(Default)]
pub(super) struct Understood {
    board: Option<&'static BoardKind>,
    version: Option<u32>,
    select: Option<Vec<Selector>>,
    ignore: Vec<Selector>,
}

impl Wanted {
    /// Makes sense of it.
    pub(super) fn understood(&self) -> Result<Understood> {
        let board = self.board.as_deref().map(|name| {
            let found = BoardKind::named(name);
            found.ok_or_else(|| {
                let names: Vec<_> = BoardKind::names().collect();
                anyhow::anyhow!("no board `{name}` is known; there are {}", names.join(", "))
            })
        });
        let version = self.version.as_deref().map(|text| {
            let found = Settings::version_named(text);
            found.ok_or_else(|| anyhow::anyhow!("`{text}` is no version such as 1.24"))
        });
        Ok(Understood {
            board: board.transpose()?,
            version: version.transpose()?,
            select: match self.select.as_slice() {
                [] => None,
                words => Some(selectors(words)?),
            },
            ignore: selectors(&self.ignore)?,
        })
    }
}

impl Understood {
    /// The settings, with what was said here.
    pub(super) fn over(&self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        settings.board = self.board.or(settings.board);
        settings.version = self.version.or(settings.version);
        if let Some(select) = &self.select {
            settings.levels.only(select);
        }
        if !self.ignore.is_empty() {
            settings.levels.never(&self.ignore);
        }
        settings
    }
}

fn selectors(words: &[String]) -> Result<Vec<Selector>> {
    let mut all = Vec::new();
    for word in words.iter().map(|word| word.trim()) {
        match Selector::named(word) {
            Some(selector) => all.push(selector),
            None => bail!("there is no code `{word}`; `garter explain` lists them all"),
        }
    }
    Ok(all)
}
