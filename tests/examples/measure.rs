//! Measures what needs no other process, for `cargo xtask bench`: speed of the lexer, the parser
//! and the compiler on a file, and memory of machines. Prints a line `name value` for each.

use std::hint::black_box;
use std::time::{Duration, Instant};

use garter_compiler::{Options, compile};
use garter_syntax::lexer::Lexer;
use garter_syntax::{
    EMPTY_FRAME, Fault, Halt, Outcome, Position, RuleId, Sink, Start, Token, TokenKind, parse,
};
use garter_tests::world::{idle_heap, keep_running};

const MACHINES: usize = 1000;
const HEAP: usize = 16 << 10;

/// Counts what it is told.
struct Counter(u64);

impl Sink for Counter {
    fn token(&mut self, _: &Token) {
        self.0 += 1;
    }
    fn absent(&mut self) {}
    fn leave(&mut self, _: RuleId, _: u32, _: Position) {
        self.0 += 1;
    }
    fn fault(&mut self, fault: &Fault) {
        panic!("{fault:?}");
    }
}

/// Megabytes in a second: the best of several rounds, so that other processes matter less.
fn speed(name: &str, bytes: usize, mut work: impl FnMut() -> u64) {
    let mut best = Duration::MAX;
    for _ in 0..15 {
        let start = Instant::now();
        black_box(work());
        best = best.min(start.elapsed());
    }
    println!("{name} {:.1}", bytes as f64 / best.as_secs_f64() / 1e6);
}

/// Bytes of this process in memory.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = text.split(' ').nth(1).and_then(|n| n.parse::<usize>().ok());
    pages.unwrap_or(0) * 4096
}

fn main() {
    println!("idle_heap {}", idle_heap());
    let before = resident();
    keep_running(MACHINES, HEAP, 512, b"x = [i for i in range(10)]\n");
    let each = (resident() - before) / MACHINES;
    println!("machine_kib {:.1}", each as f64 / 1024.0);
    println!(
        "machine_beyond_heap_kib {:.1}",
        each.saturating_sub(HEAP) as f64 / 1024.0
    );

    let path = std::env::args().nth(1).expect("a file to read");
    let source = std::fs::read(path).expect("the file can be read");
    speed("lex", source.len(), || {
        let mut lexer = Lexer::new(&source);
        let mut count = 0;
        while lexer.next_token().kind != TokenKind::End {
            count += 1;
        }
        count
    });
    let mut stack = vec![EMPTY_FRAME; 4096];
    speed("parse", source.len(), || {
        let mut sink = Counter(0);
        let outcome = parse::<Halt, _>(&source, Start::File, &mut stack, &mut sink);
        assert!(matches!(outcome, Outcome::Accepted), "{outcome:?}");
        sink.0
    });
    let mut arena = vec![0; 32 * source.len()];
    let options = Options::new(b"file.py");
    speed("compile", source.len(), || {
        let compiled = compile(&source, &options, &mut arena).expect("the file compiles");
        garter_bytecode::Bytes::len(&compiled.image) as u64
    });
}
