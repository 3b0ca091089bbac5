//! Any bytes as a .mpy file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    garter_fuzz::run_on_data(data, CODE);
});

const CODE: &str = "\
with open('m.mpy', 'wb') as f:
    f.write(b'M\\x06\\x00\\x1f' + d)
import m
";
