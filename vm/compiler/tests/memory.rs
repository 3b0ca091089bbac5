//! How much memory compiling takes: a board has about a hundred kilobytes.

use garter_compiler::{Options, compile};

/// Bytes that the heap of a board has to give.
const BOARD: usize = 102 * 1024;

#[test]
fn a_module_of_three_thousand_assignments_compiles_on_a_board() {
    let source: String = (0..3000).map(|i| format!("x={}\n", i % 1000)).collect();
    let options = Options::new(b"main.py").nesting(128);
    let mut arena = vec![0; BOARD / 4];
    let done = compile(source.as_bytes(), &options, &mut arena);
    let peak = done.expect("there is room").peak_bytes;
    assert!(peak <= BOARD, "{peak}");
}
