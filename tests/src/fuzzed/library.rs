//! Modules that read data, each given any bytes by a program under the name `d`. What the program
//! raises is allowed, except AssertionError: that says what must hold and does not.

use super::machine::run_program;
use crate::world::End;

/// A pattern, a text and a replacement with zero bytes between, as bytes and as text.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn re(data: &[u8]) {
    run_on_data(data, RE);
}

const RE: &str = r"
import re
def use(pattern, text, by):
    r = re.compile(pattern)
    for find in (r.match, r.search):
        m = find(text)
        if m:
            m.groups()
            assert text[m.start():m.end()] == m.group(0)
    try:
        r.sub(by, text)
    except Exception:
        pass
    r.split(text)
p, t, by = (d.split(b'\0', 2) + [b'', b'x'])[:3]
try:
    use(p, t, by)
except Exception:
    pass
use(str(p, 'utf8'), str(t, 'utf8'), str(by, 'utf8'))
";

/// What is read as JSON is the same when it is written and read again, and comes out of a stream
/// alike.
///
/// # Panics
/// When it is not, or the heap is not sound afterwards.
pub fn json(data: &[u8]) {
    run_on_data(data, JSON);
}

const JSON: &str = "\
import io, json
v = json.loads(d)
s = json.dumps(v)
assert json.dumps(json.load(io.BytesIO(d))) == s, s
w = json.loads(s) # floats are cut when they are written
assert 'nan' in s or 'inf' in s or json.loads(json.dumps(w)) == w, s
";

/// A format and data, with a zero byte between.
///
/// # Panics
/// When the heap is not sound afterwards.
pub fn structs(data: &[u8]) {
    run_on_data(data, STRUCTS);
}

const STRUCTS: &str = r"
import struct
f, _, t = d.partition(b'\0')
if len(f) < 20:
    n = struct.calcsize(f)
    if n < 1000:
        v = struct.unpack_from(f, t + bytes(n))
        struct.pack(f, *v)
        struct.pack_into(f, bytearray(n + 3), 3, *v)
";

/// Compressed data of every kind; and data to compress, which comes out again as it was.
///
/// # Panics
/// When it does not, or the heap is not sound afterwards.
pub fn deflate(data: &[u8]) {
    run_on_data(data, DEFLATE);
}

const DEFLATE: &str = "\
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
for kind in (deflate.RAW, deflate.ZLIB, deflate.GZIP):
    packed = io.BytesIO()
    with deflate.DeflateIO(packed, kind, 9) as z:
        z.write(d)
    packed.seek(0)
    assert deflate.DeflateIO(packed, kind).read() == d, kind
";

fn run_on_data(data: &[u8], code: &str) {
    let mut source = String::from("d = b'");
    for byte in data {
        source.push_str(&format!("\\x{byte:02x}"));
    }
    source.push_str("'\n");
    source.push_str(code);
    let (output, end) = run_program(source.as_bytes(), false);
    let output = String::from_utf8_lossy(&output);
    assert!(
        end != End::Raised || !output.contains("AssertionError"),
        "{output}"
    );
}
