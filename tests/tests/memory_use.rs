//! What things cost on the heap, as a program on it sees: `gc.mem_alloc()` before and after.

use garter_runtime::vm::Input;
use garter_tests::world::needed_heap;
use garter_tests::{End, Limits, run};

/// Runs a program, which must end by itself; gives the numbers that it printed.
fn numbers(source: &str) -> Vec<usize> {
    let (printed, end) = run(source.as_bytes(), Limits::default());
    let printed = String::from_utf8_lossy(&printed).into_owned();
    assert_eq!(end, End::Finished, "{printed}");
    let words = printed.split_whitespace();
    words.map(|w| w.parse().expect("a number")).collect()
}

#[test]
fn a_machine_that_ran_nothing_uses_half_a_kilobyte_at_most() {
    let used = garter_tests::world::idle_heap();
    assert!(used <= 512, "{used}");
}

#[test]
fn a_line_at_the_prompt_needs_less_than_a_kilobyte() {
    for line in [
        "print(1 + 2)\n",
        "x = 5\n",
        "import time\n",
        "y = [1, 2, 3]\n",
    ] {
        let needed = needed_heap(line.as_bytes(), Input::Single);
        assert!(needed < 1024, "{line}: {needed}");
    }
}

/// Scripts of twenty lines as people write them for boards.
const SCRIPTS: [&str; 2] = [
    "
import time

class Pin:
    def __init__(self, *args):
        self.state = 0
    def value(self, state):
        self.state = state

led = Pin(2)
count = 0

def blink(times, delay=1):
    global count
    for i in range(times):
        led.value(1)
        time.sleep_ms(delay)
        led.value(0)
        count += 1
    return count

while count < 10:
    print('blinked', blink(2), 'times')
",
    "
class Sensor:
    def __init__(self, name, scale):
        self.name = name
        self.scale = scale
        self.values = []

    def add(self, raw):
        self.values.append(raw * self.scale)

    def mean(self):
        return sum(self.values) / len(self.values)

sensors = [Sensor('a', 2), Sensor('b', 3)]
for i in range(10):
    for s in sensors:
        s.add(i)
for s in sensors:
    print(s.name, s.mean())
result = {s.name: s.mean() for s in sensors}
print(sorted(result.items()))
",
];

#[test]
fn a_script_of_twenty_lines_needs_four_kilobytes_at_most_to_compile_and_run() {
    for script in SCRIPTS {
        let needed = needed_heap(script.as_bytes(), Input::File);
        assert!(needed <= 4096, "{script}: {needed}");
    }
}

#[test]
fn calls_loops_and_small_integers_allocate_nothing() {
    let used = numbers(
        "
import gc
class Point:
    def __init__(self, x):
        self.x = x
    def moved(self, by):
        return self.x + by
def main(p):
    before = gc.mem_alloc()
    total = 0
    for i in range(1000):
        total = (total * 3 + p.moved(i)) & 0xFFFF
        p.x = total - i
        if total > i and not total % 7:
            total ^= i
    return gc.mem_alloc() - before
p = Point(1)
main(p)
print(main(p))
",
    );
    assert_eq!(used, [0]);
}

#[test]
fn an_instance_with_three_attributes_takes_48_bytes_at_most() {
    let used = numbers(
        "
import gc
class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z
def main(kept):
    before = gc.mem_alloc()
    for i in range(100):
        kept[i] = Point(i, 2, 3)
    return gc.mem_alloc() - before
kept = [None] * 100
main(kept)
print(main(kept))
",
    );
    assert!(used[0] <= 100 * 48, "{used:?}");
}

#[test]
fn a_list_of_small_integers_takes_four_bytes_for_each_and_32() {
    for count in [3, 10, 100, 1000, 10_000] {
        let used = numbers(&format!(
            "
import gc
n = {count}
zero = [0]
def main():
    before = gc.mem_alloc()
    a = zero * n
    between = gc.mem_alloc()
    b = list(range(n))
    return between - before, gc.mem_alloc() - between
main()
a, b = main()
print(a, b)
"
        ));
        // The second made a range and an iterator over it as well.
        assert!(used[0] <= 4 * count + 32, "{count}: {used:?}");
        assert!(used[1] <= 4 * count + 32 + 64, "{count}: {used:?}");
    }
}

/// What `mem_info(1)` prints in the middle of a program that leaves holes of one line and of many.
fn printed_map() -> String {
    let source = "
import gc, micropython
kept = [bytearray(1008) for _ in range(20)]
for i in range(1, 10, 2):
    kept[i] = None
for i in range(12, 18):
    kept[i] = None
gc.collect()
micropython.mem_info(1)
";
    let (printed, end) = run(source.as_bytes(), Limits::default());
    assert_eq!(end, End::Finished);
    String::from_utf8(printed).expect("text")
}

#[test]
fn the_heap_map_is_printed_in_the_lines_of_stock_firmware() {
    let printed = printed_map();
    let mut lines = printed.lines();
    // As the WebAssembly build of MicroPython 1.27 prints them, numbers aside.
    for shape in [
        "stack: # out of #",
        "GC: total: #, used: #, free: #",
        " No. of #-blocks: #, #-blocks: #, max blk sz: #, max free sz: #",
        "GC memory layout; from #:",
    ] {
        let line = lines.next().expect("a line");
        let words = line.split_inclusive(|c: char| !c.is_ascii_digit());
        let shown: String = words
            .map(
                |word| match word.trim_end_matches(|c: char| !c.is_ascii_digit()) {
                    "" => word.to_owned(),
                    digits => word.replace(digits, "#"),
                },
            )
            .collect();
        assert_eq!(shown, shape);
    }
    for line in lines {
        let counted = line.starts_with("       (") && line.ends_with(" lines all free)");
        let letters = line.split_once(": ").map_or("", |(_, letters)| letters);
        assert!(counted || !letters.is_empty(), "{line}");
        assert!(
            letters.bytes().all(|b| b".=hTLDSAFBM".contains(&b)),
            "{line}"
        );
    }
}

#[test]
fn the_parser_for_stock_boards_reads_our_heap_map_to_the_block() {
    let printed = printed_map();
    let picture = garter_link::mem_info::parse(&printed).expect("a picture");
    let totals = picture.totals;
    assert_eq!(picture.block_bytes, 16);
    assert_eq!(u64::from(totals.total), picture.blocks() * 16);
    let free = picture.count(garter_inspect::BlockKind::Free);
    assert_eq!(u64::from(totals.free), free * 16);
    assert_eq!(totals.total, totals.used + totals.free);
    let longest = picture
        .runs
        .iter()
        .filter(|run| run.kind == garter_inspect::BlockKind::Free)
        .map(|run| run.length)
        .max();
    assert_eq!(longest, Some(totals.largest_free_blocks));
    let one_line = printed.matches(&".".repeat(64)).count();
    assert!(one_line > 0, "no line is free by itself:\n{printed}");
}
