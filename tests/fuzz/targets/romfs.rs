//! Any bytes as a ROMFS image.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::romfs(data));
