//! `micropython.alloc_emergency_exception_buf`: what its documentation promises of exceptions that
//! are raised while the heap is locked or full, on a PC and on the virtual pyboard.

mod rig;

use garter_tests::raw_repl::RawRepl;
use garter_tests::{End, Limits, run};
use garter_virtual::{Config, Image, VirtualBoard};
use rig::PATIENCE;

/// What a program prints on a PC and on a pyboard, which say the same.
fn said(source: &str) -> String {
    let (pc, end) = run(source.as_bytes(), Limits::default());
    let pc = String::from_utf8(pc).expect("text");
    assert_eq!(end, End::Finished, "{pc}");
    let image = Image::Memory;
    let board = VirtualBoard::start(&Config { image }).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(std::time::Duration::from_millis(20)));
    let mut repl = RawRepl::new(console);
    repl.enter(PATIENCE).expect("the board answers");
    let (output, error) = repl.run(source.as_bytes(), PATIENCE).expect("an answer");
    assert_eq!((output.as_str(), error.as_str()), (pc.as_str(), ""));
    pc
}

/// Runs `handler` while the heap is locked, after `before`, and prints what it raised.
fn while_locked(before: &str, handler: &str) -> String {
    said(&format!(
        "import micropython, sys
{before}
def handler(x):
    {handler}
def outer(x):
    handler(x)
def run():
    micropython.heap_lock()
    try:
        outer(0)
    except Exception as e:
        raised = e
    micropython.heap_unlock()
    sys.print_exception(raised)
run()
"
    ))
}

const BUFFER: &str = "micropython.alloc_emergency_exception_buf(100)";

#[test]
fn with_the_buffer_an_exception_keeps_its_message_and_where_it_was() {
    assert_eq!(
        while_locked(BUFFER, "1 // x"),
        "Traceback (most recent call last):
  File \"<stdin>\", line 6, in outer
  File \"<stdin>\", line 4, in handler
ZeroDivisionError: divide by zero
"
    );
}

#[test]
fn without_the_buffer_it_keeps_its_type() {
    assert_eq!(while_locked("", "1 // x"), "ZeroDivisionError: \n");
    let given_up = "micropython.alloc_emergency_exception_buf(0)";
    let before = format!("{BUFFER}; {given_up}");
    assert_eq!(while_locked(&before, "1 // x"), "ZeroDivisionError: \n");
}

#[test]
fn with_the_buffer_it_keeps_its_arguments() {
    let said = while_locked(BUFFER, "raise ValueError('sensor', x)");
    assert!(said.ends_with("\nValueError: ('sensor', 0)\n"), "{said}");
    let said = while_locked(BUFFER, "raise OSError(5)");
    assert!(said.ends_with("\nOSError: [Errno 5] EIO\n"), "{said}");
}

#[test]
fn a_failed_allocation_says_so() {
    let said = while_locked(BUFFER, "return [x]");
    let end = "in handler\nMemoryError: memory allocation failed, heap is locked\n";
    assert!(said.ends_with(end), "{said}");
}

#[test]
fn an_exception_made_before_gets_its_traceback() {
    let said = while_locked(
        &format!("{BUFFER}; known = ValueError('known')"),
        "raise known",
    );
    let end = "line 6, in outer\n  File \"<stdin>\", line 4, in handler\nValueError: known\n";
    assert!(said.ends_with(end), "{said}");
}

#[test]
fn a_message_is_cut_where_the_buffer_ends() {
    let short = "micropython.alloc_emergency_exception_buf(60)";
    let said = while_locked(short, "1 // x");
    assert!(
        said.ends_with("in handler\nZeroDivisionError: divide b\n"),
        "{said}"
    );
    let none = "micropython.alloc_emergency_exception_buf(30)";
    let said = while_locked(none, "1 // x");
    assert!(
        said.ends_with("in handler\nZeroDivisionError: \n"),
        "{said}"
    );
}

#[test]
fn every_exception_while_the_heap_is_locked_has_the_buffer() {
    let source = "
import micropython
micropython.alloc_emergency_exception_buf(100)
def texts(x):
    micropython.heap_lock()
    for i in range(8):
        try:
            functions[i](x)
        except Exception as e:
            seen[i] = e
    micropython.heap_unlock()
def divide(x):
    return 1 // x
def attribute(x):
    return x.foo
functions = [divide, attribute] * 4
seen = [None] * 8
texts(0)
for e in seen:
    print(repr(e))
";
    let one = "ZeroDivisionError('divide by zero',)
AttributeError(\"'int' object has no attribute 'foo'\",)
";
    assert_eq!(said(source), one.repeat(4));
}

#[test]
fn a_full_heap_leaves_an_exception_its_message() {
    for (buffer, message) in [(BUFFER, "a" as &str), ("", "")] {
        let (printed, end) = run(
            format!(
                "import micropython, gc
{buffer}
def fill(kept):
    try:
        while True:
            kept = [kept]
    except MemoryError:
        pass
    raise ValueError('a')
raised = None
try:
    fill(None)
except ValueError as e:
    raised = e
print(str(raised))
"
            )
            .as_bytes(),
            Limits {
                heap: 20_000,
                ..Limits::default()
            },
        );
        assert_eq!(end, End::Finished);
        assert_eq!(String::from_utf8_lossy(&printed), format!("{message}\n"));
    }
}

#[test]
fn the_prompt_unlocks_the_heap() {
    let image = Image::Memory;
    let board = VirtualBoard::start(&Config { image }).expect("a board starts");
    let mut line = rig::Line::new(board.console());
    line.until(">>> ");
    line.ask("import micropython as m\r", ">>> ");
    line.ask("m.heap_lock()\r", ">>> ");
    line.ask("[1, 2 + 3]\r", "\r\n[1, 5]\r\n>>> ");
    line.ask("m.heap_locked()\r", "\r\n0\r\n>>> ");
}
