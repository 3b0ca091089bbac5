//! Any bytes as JSON; what is read is the same when it is written and read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    garter_fuzz::run_on_data(data, CODE);
});

const CODE: &str = "\
import json
v = json.loads(d)
s = json.dumps(v)
w = json.loads(s) # floats are cut when they are written
assert 'nan' in s or 'inf' in s or json.loads(json.dumps(w)) == w, s
";
