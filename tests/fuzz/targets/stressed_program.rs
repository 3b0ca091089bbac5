//! Any bytes as a program, with a collection at every allocation.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::stressed_program(data));
