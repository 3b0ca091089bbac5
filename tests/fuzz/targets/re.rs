//! Any bytes as a pattern and a text, with a zero byte between.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    garter_fuzz::run_on_data(data, CODE);
});

const CODE: &str = "\
import re
p, _, t = bytes(d).partition(b'\\0')
r = re.compile(p)
for f in (r.match, r.search):
    m = f(t)
    if m:
        m.group(0)
r.sub(b'x', t)
r.split(t)
";
