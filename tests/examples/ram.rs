//! Holds what the editor says a module costs in memory against what the virtual pyboard uses,
//! for `cargo xtask ram`: `ram NAME=FILE...` prints a
//! table of these files and of generated modules.
//!
//! The truth comes from a board at its prompt: `gc.mem_alloc()` before and after the import, and
//! the least free memory with which the import succeeds, found by trying.

#[path = "../tests/rig/mod.rs"]
mod rig;

use std::time::Duration;

use garter_analysis::{Machine, Surroundings, analyse, least_memory, ram};
use garter_tests::modules::module;
use garter_virtual::{Config, End, Image, PROFILE, STACK_SLOTS, VirtualBoard};
use rig::Line;

/// Generated modules, beside the files that are named.
const GENERATED: u32 = 60;

fn main() {
    let mut modules: Vec<(String, String)> = Vec::new();
    for file in std::env::args().skip(1) {
        let (name, path) = file.split_once('=').unwrap_or((&file, &file));
        if let Ok(text) = std::fs::read_to_string(path) {
            modules.push((name.to_owned(), text));
        }
    }
    modules.extend((0..GENERATED).map(|n| (format!("generated {n}"), module(n))));
    let rows: Vec<Row> = modules
        .iter()
        .filter_map(|(name, text)| match row(name, text) {
            Ok(row) => Some(row),
            Err(why) => {
                eprintln!("{name}: {why}");
                None
            }
        })
        .collect();
    println!("| module | keeps | estimate | needs to be imported | estimate |");
    println!("|:--|--:|--:|--:|--:|");
    for row in &rows {
        let Row { name, kept, needed } = row;
        println!(
            "| {name} | {} | {} | {} | {} |",
            kept.really, kept.told, needed.really, needed.told
        );
    }
    for (what, of) in [
        ("kept", Row::kept as fn(&Row) -> Figure),
        ("needed", Row::needed),
    ] {
        let mut off: Vec<f64> = rows.iter().map(|row| of(row).off()).collect();
        off.sort_by(f64::total_cmp);
        println!(
            "\nOf {} modules, {what}: worst {:.1} %, median {:.1} %.",
            off.len(),
            off.last().unwrap_or(&0.0),
            off.get(off.len() / 2).unwrap_or(&0.0)
        );
    }
}

/// What was told, and what is.
#[derive(Clone, Copy)]
struct Figure {
    told: usize,
    really: usize,
}

impl Figure {
    /// How far it is off, in percent.
    fn off(self) -> f64 {
        self.told.abs_diff(self.really) as f64 / self.really.max(1) as f64 * 100.0
    }
}

struct Row {
    name: String,
    kept: Figure,
    needed: Figure,
}

impl Row {
    fn kept(&self) -> Figure {
        self.kept
    }

    fn needed(&self) -> Figure {
        self.needed
    }
}

fn row(path: &str, text: &str) -> Result<Row, String> {
    let machine = Machine {
        profile: &PROFILE,
        stack_slots: STACK_SLOTS,
    };
    let symbols = analyse(text).symbols();
    let told = ram(text, MODULE, &machine, &symbols, &Surroundings::default());
    let told = told.ok_or("does not compile")?;
    if let Some(gap) = told.gaps.first() {
        return Err(format!("is not counted in full: {}", gap.why));
    }
    let mut board = Board::start();
    board.put(&format!("{MODULE}.py"), text);
    let kept = board.kept(MODULE);
    let kept = kept.ok_or_else(|| format!("is not imported: {}", board.said))?;
    let needed = board.needed(MODULE, told.needed);
    let figure = |told, really| Figure { told, really };
    let name = path.rsplit("tests/").next().unwrap_or(path);
    Ok(Row {
        name: name.to_owned(),
        kept: figure(told.kept, kept),
        needed: figure(told.needed, needed),
    })
}

/// The name under which files are imported: a board runs a file of the name `main` by itself.
const MODULE: &str = "file";

struct Board {
    line: Line<End>,
    said: String,
    _board: VirtualBoard,
}

impl Board {
    fn start() -> Board {
        let board = VirtualBoard::start(&Config {
            image: Image::Memory,
        })
        .expect("a board starts");
        let mut console = board.console();
        console.set_timeout(Some(Duration::from_millis(20)));
        let mut line = Line::new(console);
        line.until(">>> ");
        Board {
            line,
            said: String::new(),
            _board: board,
        }
    }

    fn put(&mut self, name: &str, text: &str) {
        let mut rest = text;
        let mut mode = "w";
        while !rest.is_empty() {
            let mut end = rest.len().min(1024);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let (piece, after) = rest.split_at(end);
            let piece = python(piece);
            let source = format!("with open({name:?}, '{mode}') as f:\n f.write(b'{piece}')\n");
            let source = source.replace(&format!("'{mode}'"), &format!("'{mode}b'"));
            let (_, error) = self.line.run(&source);
            assert_eq!(error, "", "{name}");
            (rest, mode) = (after, "a");
        }
    }

    /// Runs a program on the board as it is after a reset, if it ends as it should.
    fn fresh(&mut self, source: &str) -> Option<()> {
        self.line.ask("\x04", ">>> ");
        let (_, error) = self.line.run(source);
        self.said = error.lines().last().unwrap_or_default().to_owned();
        error.is_empty().then_some(())
    }

    /// What a module keeps.
    fn kept(&mut self, module: &str) -> Option<usize> {
        self.fresh(&program(module, 100_000))?;
        self.line.run("print(f)\n").0.trim().parse().ok()
    }

    /// How much must be free for it to be imported.
    fn needed(&mut self, module: &str, guess: usize) -> usize {
        least_memory(guess, MOST, |free| {
            self.fresh(&program(module, free)).is_some()
        })
    }
}

/// More cannot be free on the board.
const MOST: usize = 95_000;

/// The program that imports a module where so many bytes are free, and says in `f` what it keeps.
fn program(module: &str, free: usize) -> String {
    format!(
        "import gc\n{module} = None\nx = None\nf = 0\ngc.collect()\n\
         x = bytearray(max(0, gc.mem_free() - {free}))\ngc.collect()\n\
         f = gc.mem_alloc()\nimport {module}\ngc.collect()\nf = gc.mem_alloc() - f\n"
    )
}

/// Text as it stands between quotes in Python.
fn python(text: &str) -> String {
    let mut all = String::new();
    for byte in text.bytes() {
        match byte {
            b' '..=b'~' if byte != b'\\' && byte != b'\'' => all.push(byte as char),
            _ => all += &format!("\\x{byte:02x}"),
        }
    }
    all
}
