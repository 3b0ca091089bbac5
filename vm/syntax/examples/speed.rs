//! How fast a file is cut into tokens and parsed: `cargo run --release --example speed FILE`.

use std::hint::black_box;
use std::time::Instant;

use garter_syntax::lexer::Lexer;
use garter_syntax::{
    EMPTY_FRAME, Fault, Halt, Outcome, Position, Resync, RuleId, Sink, Start, Token, TokenKind,
    parse,
};

/// Counts what it is told.
#[derive(Default)]
struct Counter {
    tokens: u64,
    nodes: u64,
}

impl Sink for Counter {
    fn token(&mut self, _: &Token) {
        self.tokens += 1;
    }
    fn absent(&mut self) {}
    fn leave(&mut self, _: RuleId, _: u32, _: Position) {
        self.nodes += 1;
    }
    fn fault(&mut self, fault: &Fault) {
        println!("{fault:?}");
    }
}

fn measure(name: &str, bytes: usize, mut work: impl FnMut() -> u64) {
    let rounds = (64_000_000 / bytes.max(1)).clamp(1, 10_000);
    let start = Instant::now();
    let mut count = 0;
    for _ in 0..rounds {
        count = black_box(work());
    }
    let seconds = start.elapsed().as_secs_f64();
    let rate = bytes as f64 * rounds as f64 / seconds / 1e6;
    println!("{name}: {rate:.1} MB/s, {count} of {bytes} bytes");
}

fn main() {
    let path = std::env::args().nth(1).expect("a file to read");
    let source = std::fs::read(path).expect("the file can be read");
    let mut stack = vec![EMPTY_FRAME; 4096];
    measure("tokens", source.len(), || {
        let mut lexer = Lexer::new(&source);
        let mut count = 0;
        while lexer.next_token().kind != TokenKind::End {
            count += 1;
        }
        count
    });
    measure("parse, halt", source.len(), || {
        let mut sink = Counter::default();
        let outcome = parse::<Halt, _>(&source, Start::File, &mut stack, &mut sink);
        assert!(matches!(outcome, Outcome::Accepted), "{outcome:?}");
        sink.tokens + sink.nodes
    });
    measure("parse, resync", source.len(), || {
        let mut sink = Counter::default();
        parse::<Resync, _>(&source, Start::File, &mut stack, &mut sink);
        sink.tokens + sink.nodes
    });
}
