//! What things cost on the heap, as a program on it sees: `gc.mem_alloc()` before and after.

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
