//! Any text in the editor: facts, colours and sizes fit it.
#![no_main]

use garter_analysis::{Surroundings, analyse_in, code_size, colours};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let facts = analyse_in(&text, &Surroundings::default());
    for found in &facts.diagnostics {
        assert!(text.get(found.range.clone()).is_some(), "{found:?}");
    }
    for symbol in &facts.symbols() {
        assert!(text.get(symbol.range.clone()).is_some(), "{symbol:?}");
    }
    colours(&text);
    code_size(&text);
});
