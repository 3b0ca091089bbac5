//! A virtual pyboard for a test, and the programs that it runs.

use std::time::Duration;

use garter_board::pin_name;
use garter_virtual::{Config, End, Image, VirtualBoard};

use super::Line;

/// A fresh board at its prompt.
pub(crate) fn board() -> (VirtualBoard, Line<End>) {
    let config = Config {
        image: Image::Memory,
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(Duration::from_millis(20)));
    let mut line = Line::new(console);
    line.until(">>> ");
    (board, line)
}

/// Runs a program; gives what it prints. It must not raise.
pub(crate) fn run(line: &mut Line<End>, source: &str) -> String {
    let (out, error) = line.run(source);
    assert_eq!(error, "");
    out.replace("\r\n", "\n")
}

/// A pin's index in the board's table.
pub(crate) fn pin(name: &str) -> usize {
    let mut all = (0..).map_while(pin_name);
    all.position(|(board, _)| board == name).expect("a pin")
}
