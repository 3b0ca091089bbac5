//! `garter explain`: what a code means, and what to do.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use garter_analysis::Code;

use crate::out::out;

/// Explain a diagnostic: what is wrong, an example, and what to write instead
///
/// Without a code it lists them all.
#[derive(Args)]
#[command(after_help = "Example: garter explain GA205")]
pub(crate) struct Explain {
    /// The code, `GA205`, or its name, `break-outside-loop`
    code: Option<String>,
}

impl Explain {
    /// Explains it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let mut out = out();
        let Some(wanted) = self.code else {
            for code in Code::ALL {
                writeln!(
                    out,
                    "{}  {:<28} {}",
                    code.id(),
                    code.name(),
                    code.explanation()
                )?;
            }
            return Ok(ExitCode::SUCCESS);
        };
        let means = |code: &&Code| code.id().eq_ignore_ascii_case(&wanted) || code.name() == wanted;
        let Some(code) = Code::ALL.iter().find(means) else {
            bail!("there is no code `{wanted}`; `garter explain` lists them all");
        };
        match code.page() {
            Some(page) => writeln!(out, "{} {}\n\n{}", code.id(), code.name(), page)?,
            None => writeln!(
                out,
                "{} {}\n\n{}",
                code.id(),
                code.name(),
                code.explanation()
            )?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use garter_analysis::{Code, Surroundings, analyse_in, read_garter_toml};

    /// The example of a page: what stands in its first block in this language.
    fn example<'p>(page: &'p str, language: &str) -> Option<&'p str> {
        let (_, rest) = page.split_once(&format!("```{language}\n"))?;
        rest.split_once("```").map(|(example, _)| example)
    }

    #[test]
    fn every_code_has_a_page() {
        for code in Code::ALL {
            assert!(
                code.page().is_some(),
                "docs/diagnostics.md lacks {}",
                code.id()
            );
        }
    }

    #[test]
    fn what_a_page_shows_as_wrong_is_wrong_in_that_way() {
        let around = Surroundings::default();
        // What does not fit does so on a board with too little memory.
        let codes = Code::ALL
            .iter()
            .filter(|code| !code.id().starts_with("GA5"));
        for code in codes {
            let example = |language| code.page().and_then(|page| example(page, language));
            let (example, found) = match (example("python"), example("toml")) {
                (Some(text), _) => (text, analyse_in(text, &around).diagnostics),
                (_, Some(text)) => (text, read_garter_toml(text).1),
                _ => continue,
            };
            let found: Vec<_> = found.iter().map(|it| it.code.id()).collect();
            assert!(
                found.contains(&code.id()),
                "{}: {example} has {found:?}",
                code.id()
            );
        }
    }
}
