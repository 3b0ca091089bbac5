//! Any bytes as a text in the editor.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::analysis(data));
