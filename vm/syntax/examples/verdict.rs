//! What the grammar says of files, one line each: `cargo run --example verdict FILE...`.

use garter_syntax::{
    EMPTY_FRAME, Fault, Halt, Outcome, Position, RuleId, Sink, Start, Token, parse,
};

struct Nothing;

impl Sink for Nothing {
    fn token(&mut self, _: &Token) {}
    fn absent(&mut self) {}
    fn leave(&mut self, _: RuleId, _: u32, _: Position) {}
    fn fault(&mut self, _: &Fault) {}
}

fn main() {
    let mut stack = vec![EMPTY_FRAME; 100_000];
    for path in std::env::args().skip(1) {
        let source = match std::fs::read(&path) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("{path}: {error}");
                continue;
            }
        };
        match parse::<Halt, _>(&source, Start::File, &mut stack, &mut Nothing) {
            Outcome::Faulty(fault) => {
                let exception = fault.code.exception().name();
                println!(
                    "{path}: {} {exception}: {}",
                    fault.line,
                    fault.message(&source)
                );
            }
            outcome => println!("{path}: {outcome:?}"),
        }
    }
}
