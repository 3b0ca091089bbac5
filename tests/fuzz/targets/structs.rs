//! Any bytes as a format and data, with a zero byte between.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    garter_fuzz::run_on_data(data, CODE);
});

const CODE: &str = "\
import struct
f, _, t = bytes(d).partition(b'\\0')
if len(f) < 20:
    n = struct.calcsize(f)
    if n < 1000:
        v = struct.unpack_from(f, t + bytes(n))
        struct.pack(f, *v)
";
