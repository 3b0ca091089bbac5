//! How fast a file compiles: `speed FILE [ROUNDS]`. Prints the best round in MB/s, and the peak.

use garter_compiler::{Options, compile};
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file is named");
    let rounds = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20);
    let source = std::fs::read(file).expect("the file can be read");
    let mut arena = vec![0; 1 << 25];
    let mut best = f64::MAX;
    let mut peak = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        let done = compile(&source, &Options::default(), &mut arena).expect("the file compiles");
        best = best.min(start.elapsed().as_secs_f64());
        peak = done.peak_bytes;
    }
    let bytes = source.len() as f64;
    println!(
        "{:.1} MB/s, {} bytes of source, peak {peak} bytes",
        bytes / best / 1e6,
        bytes
    );
}
