//! Any bytes as compressed data of every kind.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    garter_fuzz::run_on_data(data, CODE);
});

const CODE: &str = "\
import deflate, io
for kind in (deflate.AUTO, deflate.RAW, deflate.ZLIB, deflate.GZIP):
    try:
        z = deflate.DeflateIO(io.BytesIO(d), kind)
        n = 0
        while n < 40000:
            b = z.read(500)
            if not b:
                break
            n += len(b)
    except (OSError, EOFError, ValueError):
        pass
";
