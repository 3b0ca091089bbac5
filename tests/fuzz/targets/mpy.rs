//! Any bytes as a .mpy file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    garter_fuzz::run_mpy(data);
});
