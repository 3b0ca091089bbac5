//! From key to screen in a file of 10,000 lines.

use std::time::{Duration, Instant};

use crossterm::event::KeyEvent;

use super::harness::{cells, ide, keys, press};
use crate::{event::Event, update::update};

/// The budget of the design; a build without optimisation gets more.
const BUDGET: Duration = Duration::from_millis(if cfg!(debug_assertions) { 40 } else { 8 });

#[test]
fn a_key_is_on_the_screen_in_time_in_a_file_of_10_000_lines() {
    let source = "def blink(n):\n    \"\"\"Doc.\"\"\"\n    x = [i * 2 for i in range(n)]  # why\n\
                  \x20   print(\"value\", x)\n\n";
    let mut model = ide(&source.repeat(2000));
    press(&mut model, "<C-End>");
    cells(&model);
    press(&mut model, "<C-g>5000<Enter><End>");
    cells(&model);
    let typed =
        "x = \"\"\"ab\"\"\" + 'c'  # d<Enter><Tab><BS><Up><Down><C-f>value<Enter><Esc><C-End>";
    let mut times: Vec<(Duration, KeyEvent)> = keys(typed)
        .into_iter()
        .map(|key| {
            let began = Instant::now();
            update(&mut model, Event::Key(key));
            cells(&model);
            (began.elapsed(), key)
        })
        .collect();
    times.sort_by_key(|(time, _)| *time);
    let (median, _) = times[times.len() / 2];
    let (worst, key) = times[times.len() - 1];
    println!("key to screen, 10,000 lines: median {median:?}, worst {worst:?} ({key:?})");
    assert!(median < BUDGET, "median {median:?}");
}
