//! Runs programs, each on a machine of its own, for the scripts of the language suite: a line of
//! standard input is a program, `{"source": ..., "heap": bytes or absent, "stress": true or
//! absent}`; a line of standard output is what became of it, `{"said": ..., "raised": ...}`, with
//! a character of `said` for each byte of its output.

use std::io::{BufRead, Write};
use std::time::Duration;

use garter_tests::{End, Limits, run};
use serde_json::{Value, json};

/// Frames of debug builds are large, and Rust functions nest a bounded number of times.
const STACK: usize = 256 << 20;

fn answer(request: &Value) -> Value {
    let source = request["source"].as_str().unwrap_or_default();
    let limits = Limits {
        heap: request["heap"].as_u64().unwrap_or(1 << 20) as usize,
        stress: request["stress"].as_bool().unwrap_or(false),
        time: Duration::from_secs(20),
        ..Limits::default()
    };
    match std::panic::catch_unwind(|| run(source.as_bytes(), limits)) {
        Ok((said, end)) => {
            let mut said: String = said.into_iter().map(char::from).collect();
            match &end {
                End::Finished | End::Raised => {}
                End::OutOfTime => said += "\n(still running: stopped)\n",
                End::Unsound(fault) => said += &format!("\n(heap unsound: {fault})\n"),
            }
            json!({"said": said, "raised": end != End::Finished})
        }
        Err(_) => json!({"said": "(the machine panicked)\n", "raised": true}),
    }
}

fn serve() {
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let request = serde_json::from_str(&line).expect("a line is a program");
        writeln!(out, "{}", answer(&request)).expect("somebody reads the answer");
    }
}

fn main() {
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(serve);
    worker
        .expect("a thread can be started")
        .join()
        .expect("serving does not panic");
}
