//! Any bytes as a program, run by both loops of the machine.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::loops(data));
