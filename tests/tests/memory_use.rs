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
