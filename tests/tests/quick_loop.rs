//! The quick loop, which has memory of its own, and the general one, which has none, are the same
//! to a program: what it prints, how deep it may call, and how much of its heap is in use.

use std::fmt::Write as _;
use std::time::Duration;

use garter_tests::world::run_lent;
use garter_tests::{End, Limits};

/// What a program prints, which must be the same however much memory is lent for its code.
fn printed(source: &str, limits: Limits) -> String {
    let mut said: Vec<String> = Vec::new();
    for words in [0, 256, 1 << 14] {
        let (text, end) = run_lent(source.as_bytes(), limits, words);
        let text = String::from_utf8_lossy(&text).into_owned();
        assert_eq!(end, End::Finished, "{words} words: {text}");
        said.push(text);
    }
    assert_eq!(said[0], said[1], "without words and with few");
    assert_eq!(said[0], said[2], "without words and with many");
    said.remove(0)
}

#[test]
fn as_much_memory_is_in_use_with_and_without_words_for_code() {
    printed(
        "
import gc
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
def main():
    points = []
    table = {}
    for i in range(200):
        points.append(Point(i / 3, (i, i)))
        table[i] = [i]
        table['k%d' % (i % 50)] = {}
    gc.collect()
    print(gc.mem_alloc(), gc.mem_free())
    for p in points[::2]:
        p.y = p.x * 2.5 - 1
    del table
    gc.collect()
    print(gc.mem_alloc(), gc.mem_free())
main()
gc.collect()
print(gc.mem_alloc(), gc.mem_free())
",
        Limits::default(),
    );
}

#[test]
fn functions_with_more_locals_than_a_window_shows_call_and_are_called() {
    let mut source = "def small(n):\n    return n + 1\ndef large(n):\n".to_owned();
    for i in 0..300 {
        writeln!(source, "    v{i} = small(n + {i})").expect("a string takes it");
    }
    source += "    total = 0\n    for i in range(10):\n        total += v0 + v150 + v299 + i\n";
    source += "    return total if n else large(n + 1) + total\n";
    source += "def values(n):\n    for i in range(n):\n        yield large(i)\n";
    source += "print(large(0), sum(values(3)), [large(x) for x in (1, 2)])\n";
    assert_eq!(
        printed(&source, Limits::default()),
        "9160 18380 [4595, 4625]\n"
    );
}

#[test]
fn the_last_frames_of_a_deep_recursion_run_as_the_others() {
    let source = "
depth = 0
def down(n):
    global depth
    depth = n
    items = [x + 1 for x in range(3)]
    for i in items:
        n += 1 if i else 0
    return down(n - len(items) + 1)
try:
    down(0)
except RuntimeError as e:
    print(e)
print(depth)
";
    let limits = Limits {
        slots: 1500,
        ..Limits::default()
    };
    assert!(printed(source, limits).starts_with("maximum recursion depth exceeded\n"));
}

#[test]
fn globals_that_move_go_and_come_are_found_where_they_are() {
    let said = printed(
        "
def get():
    return value
value = 1
out = []
for i in range(40):
    globals()['name%d' % i] = i
    value = i
    out.append(get())
del value
try:
    get()
except NameError:
    out.append('gone')
value = 'back'
out.append(get())
print(out[-3:], sum(out[:40]))
source = compile('def f():\\n    return what\\nresult = f', 'x', 'exec')
first, second = {'what': 1}, {'other': 0, 'what': 2}
exec(source, first)
exec(source, second)
print([f() for f in (first['result'], second['result']) * 2])
",
        Limits::default(),
    );
    assert_eq!(said, "[39, 'gone', 'back'] 780\n[1, 2, 1, 2]\n");
}

#[test]
fn what_is_made_at_a_place_may_change() {
    assert_eq!(
        printed(
            include_str!("../conformance/classes/made_in_loops.py"),
            Limits::default()
        ),
        include_str!("../conformance/classes/made_in_loops.out")
    );
}

#[test]
fn what_calls_python_without_end_can_be_stopped_in_both_loops() {
    let source = "
class Numbers:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
sum(Numbers())
";
    let limits = Limits {
        time: Duration::from_millis(50),
        ..Limits::default()
    };
    for words in [0, 1 << 14] {
        let (text, end) = run_lent(source.as_bytes(), limits, words);
        let text = String::from_utf8_lossy(&text).into_owned();
        assert_eq!(end, End::OutOfTime, "{words} words: {text}");
    }
}

#[test]
fn what_rust_code_made_between_two_calls_of_python_is_collected() {
    let source = "
class Numbers:
    def __init__(self):
        self.left = 5000
    def __iter__(self):
        return self
    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left
print(sum(Numbers(), 1 << 70))
";
    let limits = Limits {
        heap: 64 << 10,
        ..Limits::default()
    };
    assert_eq!(printed(source, limits), "1180591620717423800924\n");
}
