//! Holds what the editor says a module costs in memory against what the virtual pyboard uses,
//! for `cargo xtask ram`: `ram FILE...` prints a line for each.
//!
//! The truth comes from a board at its prompt: `gc.mem_alloc()` before and after the import, and
//! the least free memory with which the import succeeds, found by trying.

#[path = "../tests/rig/mod.rs"]
mod rig;

use std::path::Path;
use std::time::Duration;

use garter_analysis::{Machine, Surroundings, analyse, ram};
use garter_virtual::{Config, End, Image, PROFILE, STACK_SLOTS, VirtualBoard};
use rig::Line;

fn main() {
    let machine = Machine {
        profile: &PROFILE,
        stack_slots: STACK_SLOTS,
    };
    println!("module\tkept\treally\tneeded\treally\tgaps");
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let stem = Path::new(&path).file_stem().unwrap_or_default();
        let module = stem.to_string_lossy();
        let facts = analyse(&text);
        let start = std::time::Instant::now();
        let Some(told) = ram(
            &text,
            &module,
            &machine,
            &facts.symbols(),
            &Surroundings::default(),
        ) else {
            println!("{path}\tno estimate");
            continue;
        };
        let took = start.elapsed();
        if told.gaps.iter().any(|gap| gap.why.contains("does not end")) {
            println!("{path}\tgoes on for ever");
            continue;
        }
        let mut board = Board::start();
        board.put(&format!("{module}.py"), &text);
        let Some(kept) = board.kept(&module) else {
            println!("{path}\tis not imported: {}", board.said);
            continue;
        };
        let needed = board.needed(&module, told.needed);
        println!(
            "{path}\t{}\t{kept}\t{}\t{needed}\t{}\t{took:?}",
            told.kept,
            told.needed,
            told.gaps.len()
        );
    }
}

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

    /// Runs a program on the board as it is after a reset; gives the last line that it prints
    /// if it ends as it should.
    fn fresh(&mut self, source: &str) -> Option<String> {
        self.line.ask("\x04", ">>> ");
        let (said, error) = self.line.run(source);
        let found = said.lines().last().filter(|_| error.is_empty());
        self.said = error.lines().last().unwrap_or_default().to_owned();
        found.map(str::to_owned)
    }

    /// What a module keeps.
    fn kept(&mut self, module: &str) -> Option<usize> {
        let source = format!("{}print()\nprint(f)\n", program(module, 100_000));
        self.fresh(&source)?.parse().ok()
    }

    /// How much must be free for it to be imported.
    fn needed(&mut self, module: &str, guess: usize) -> usize {
        let (mut low, mut high) = (0, 95_000);
        let mut tried = guess.min(high);
        while high > low + (high / 128).max(32) {
            let source = format!("{}print()\nprint(f)\n", program(module, tried));
            if self.fresh(&source).is_some() {
                high = tried;
            } else {
                low = tried;
            }
            tried = match (low, high) {
                (0, high) => high - high / 16,
                (low, 95_000) => low + low / 16 + 32,
                (low, high) => low + (high - low) / 2,
            };
        }
        high
    }
}

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
