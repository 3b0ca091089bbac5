//! Measures the collector on the chip, for `cargo xtask bench`: instructions of a full collection
//! of a full heap, for heaps of several shapes, under QEMU with counted instructions. The argument
//! is the firmware's image. Prints a line `name value` for each.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use garter_tests::chip::{COUNTED_PER_MICROSECOND, Chip};

const PATIENCE: Duration = Duration::from_secs(120);

/// Each shape fills the heap. What is kept is kept in `keep`.
const SHAPES: [(&str, &str); 7] = [
    (
        "one_list",
        "import gc\ngc.collect()\nn = gc.mem_free() // 4\nwhile 1:\n try:\n  keep = [n] * n\n  break\n except \
         MemoryError: n -= 100\n",
    ),
    (
        "tuples",
        "keep = [None] * 8000\ni = 0\ntry:\n while 1:\n  keep[i] = (i, i)\n  i += 1\nexcept MemoryError: pass\n",
    ),
    (
        "linked_list",
        "keep = None\ntry:\n while 1: keep = (keep, 1)\nexcept MemoryError: pass\n",
    ),
    (
        "tree",
        "def tree(n): return (tree(n - 1), tree(n - 1)) if n else None\nkeep = []\ntry:\n while 1: \
         keep.append(tree(7))\nexcept MemoryError: pass\n",
    ),
    (
        "strings",
        "keep = [None] * 4000\ni = 0\ntry:\n while 1:\n  keep[i] = 'string %d' % i\n  i += 1\nexcept MemoryError: pass\n",
    ),
    (
        "program",
        "class Reading:\n def __init__(self, i):\n  self.time = i\n  self.value = i * 0.5\n  self.name = 'sensor' + str(i)\n  \
         self.tags = [i, i + 1]\nkeep = {}\ni = 0\ntry:\n while 1:\n  keep[i] = Reading(i)\n  i += 1\nexcept MemoryError: pass\n",
    ),
    (
        "garbage",
        "keep = [None] * 8000\ni = 0\ntry:\n while 1:\n  keep[i] = (i, i)\n  i += 1\nexcept MemoryError: pass\nkeep = None\n",
    ),
];

/// Room for what measures.
const RESERVE: &str = "reserve = bytearray(2000)\n";

/// Times a collection; a clock reading is taken off.
const MEASURE: &str = "
reserve = None
import gc, time
t = time.ticks_us
def measure():
 a = t(); b = t(); gc.collect(); c = t()
 return (c - b) - (b - a)
free = gc.mem_free()
print(measure(), free, free + gc.mem_alloc())
";

fn main() -> ExitCode {
    let Some(image) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: collector IMAGE");
        return ExitCode::from(2);
    };
    for (name, shape) in SHAPES {
        match measure(&image, shape) {
            Ok((instructions, used, total)) => println!("{name} {instructions} {used} {total}"),
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// Instructions of a collection, bytes in use before it, and bytes of the heap.
fn measure(image: &std::path::Path, shape: &str) -> Result<(u64, u64, u64), String> {
    // A machine for each: nothing is left of the shape before.
    let mut chip = Chip::start(image, true).map_err(|e| e.to_string())?;
    let source = format!("{RESERVE}{shape}{MEASURE}");
    let console = &mut chip.console;
    let answer = console
        .enter(PATIENCE)
        .and_then(|()| console.run(source.as_bytes(), PATIENCE));
    let (output, error) = answer.map_err(|e| e.to_string())?;
    let numbers: Vec<u64> = output.split_whitespace().flat_map(str::parse).collect();
    match numbers[..] {
        [time, free, total] => Ok((time * COUNTED_PER_MICROSECOND, total - free, total)),
        _ => Err(format!("{output}{error}")),
    }
}
