//! `garter size`: what files cost in flash and in a board's memory.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use garter_analysis::{
    Encoding, LineIndex, Machine, PartKind, Ram, Surroundings, analyse, ram, written,
};
use garter_daemon::configuration::Configuration;
use garter_daemon::workspace::beside;
use garter_virtual::{PROFILE, STACK_SLOTS};
use serde_json::json;

use crate::out::out;

/// Show what files cost in flash and in a board's memory
///
/// Each file is imported on a machine like the board's, with nothing connected. What needs more
/// than that is not counted, and said. The exit code is 1 when a file does not compile, or does not
/// fit the board that garter.toml names.
#[derive(Args)]
#[command(after_help = "Example: garter size main.py lib/display.py --parts")]
pub(crate) struct Size {
    /// The files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Show what each function, class and table keeps
    #[arg(long)]
    parts: bool,
    /// Write JSON, for machines
    #[arg(long)]
    json: bool,
}

/// What was found out about one file.
struct Row {
    path: PathBuf,
    text: String,
    ram: Option<Ram>,
    heap: Option<u32>,
}

impl Size {
    /// Weighs the files.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let rows: Vec<Row> = self
            .files
            .iter()
            .map(|path| weigh(path))
            .collect::<Result<_>>()?;
        let mut out = out();
        if self.json {
            let all: Vec<_> = rows.iter().map(Row::json).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
        } else {
            table(&mut out, &rows, self.parts)?;
        }
        let fits = rows.iter().all(Row::fits);
        Ok(if fits {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn weigh(path: &Path) -> Result<Row> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let folder = path.parent().unwrap_or(Path::new(""));
    let settings = Configuration::above(folder).map(|found| found.settings);
    let settings = settings.unwrap_or_default();
    let around = Surroundings::new(&settings, Some(Arc::new(beside(folder))));
    let machine = Machine {
        profile: &PROFILE,
        stack_slots: STACK_SLOTS,
    };
    let ram = ram(&text, "main", &machine, &analyse(&text).symbols(), &around);
    Ok(Row {
        path: path.to_path_buf(),
        text,
        ram,
        heap: around.heap,
    })
}

impl Row {
    fn fits(&self) -> bool {
        let fits = |ram: &Ram| self.heap.is_none_or(|heap| ram.needed <= heap as usize);
        self.ram.as_ref().is_some_and(fits)
    }

    fn line(&self, index: &LineIndex, byte: usize) -> u32 {
        index.place(&self.text, byte, Encoding::Utf32).line + 1
    }

    fn json(&self) -> serde_json::Value {
        let file = self.path.to_string_lossy();
        let Some(ram) = &self.ram else {
            return json!({ "file": file, "compiles": false });
        };
        let index = LineIndex::new(&self.text);
        let parts: Vec<_> = ram
            .parts
            .iter()
            .map(|part| {
                json!({
                    "name": part.name, "kind": word(part.kind),
                    "line": self.line(&index, part.range.start), "kept": part.kept,
                    "bytecode": part.bytecode, "constants": part.constants, "stack": part.stack,
                })
            })
            .collect();
        let gaps: Vec<_> = ram
            .gaps
            .iter()
            .map(|gap| json!({ "line": self.line(&index, gap.range.start), "why": gap.why }))
            .collect();
        json!({
            "file": file, "compiles": true, "mpy": ram.mpy_bytes, "kept": ram.kept,
            "needed": ram.needed, "neededAsMpy": ram.needed_as_mpy, "heap": self.heap,
            "fits": self.fits(), "parts": parts, "uncounted": gaps,
        })
    }
}

fn word(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Function => "function",
        PartKind::Class => "class",
        PartKind::Data => "data",
    }
}

fn table(out: &mut impl Write, rows: &[Row], parts: bool) -> io::Result<()> {
    writeln!(
        out,
        "{:>10}  {:>10}  {:>10}  {:>10}  file",
        ".mpy", "kept", "to import", "as .mpy"
    )?;
    for row in rows {
        let path = row.path.display();
        let Some(ram) = &row.ram else {
            writeln!(out, "{path} does not compile; `garter check` says why")?;
            continue;
        };
        let more = if ram.gaps.is_empty() { "" } else { "+" };
        let columns = [
            written(ram.mpy_bytes),
            written(ram.kept) + more,
            written(ram.needed) + more,
            written(ram.needed_as_mpy) + more,
        ];
        for column in columns {
            write!(out, "{column:>10}  ")?;
        }
        writeln!(out, "{path}")?;
        let index = LineIndex::new(&row.text);
        if parts {
            for part in &ram.parts {
                let line = row.line(&index, part.range.start);
                let kept = written(part.kept);
                write!(out, "{:>22}  {}, line {line}", kept, part.name)?;
                match part.kind {
                    PartKind::Function => writeln!(
                        out,
                        " (bytecode {}, constants {}, stack {})",
                        written(part.bytecode),
                        written(part.constants),
                        written(part.stack)
                    )?,
                    kind => writeln!(out, " ({})", word(kind))?,
                }
            }
        }
        for gap in &ram.gaps {
            let line = row.line(&index, gap.range.start);
            writeln!(out, "  not counted, line {line}: {}", gap.why)?;
        }
        if let Some(heap) = row.heap.filter(|_| !row.fits()) {
            writeln!(
                out,
                "  does not fit: the board has {}",
                written(heap as usize)
            )?;
        }
    }
    Ok(())
}
