//! Every member that the documentation names is there: on a PC, and on the virtual pyboard. The
//! tables are `documented/pc.txt` and `documented/pyboard.txt`.

use std::path::Path;
use std::time::Duration;

use garter_tests::raw_repl::RawRepl;
use garter_tests::{End, Limits, run};
use garter_virtual::{Config, Image, VirtualBoard};

/// Longest time for a question.
const PATIENCE: Duration = Duration::from_secs(20);

/// The lines of a table.
fn table(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("documented")
        .join(name);
    let text = std::fs::read_to_string(path).expect("the table is there");
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// A program that says what is missing of one line of a table.
fn question(line: &str) -> String {
    let (path, members) = line.split_once(": ").expect("a path and its members");
    let (module, _) = path.split_once('.').unwrap_or((path, ""));
    format!(
        "import {module}
for name in {members:?}.split():
    if not hasattr({path}, name):
        print({path:?}, name)
"
    )
}

#[test]
fn a_pc_has_every_member_that_is_documented() {
    let program: String = table("pc.txt").iter().map(|l| question(l)).collect();
    let (output, end) = run(program.as_bytes(), Limits::default());
    let output = String::from_utf8_lossy(&output);
    assert_eq!((&*output, end), ("", End::Finished), "missing");
}

#[test]
fn the_old_names_of_modules_name_the_same_modules() {
    // Those that never had one.
    const NEW: [&str; 17] = [
        "asyncio",
        "builtins",
        "cmath",
        "deflate",
        "framebuf",
        "gc",
        "machine",
        "marshal",
        "math",
        "micropython",
        "tls",
        "uctypes",
        "vfs",
        "weakref",
        "_thread",
        "platform",
        "cryptolib",
    ];
    let modules = table("pc.txt");
    let modules = modules.iter().filter_map(|l| l.split_once(": "));
    let modules = modules.map(|(path, _)| path).filter(|p| !p.contains('.'));
    let program: String = modules
        .filter(|m| !NEW.contains(m))
        .map(|m| format!("import {m}, u{m}\nassert dir(u{m}) == dir({m}), {m:?}\n"))
        .collect();
    let (output, end) = run(program.as_bytes(), Limits::default());
    let output = String::from_utf8_lossy(&output);
    assert_eq!((&*output, end), ("", End::Finished));
}

/// What the virtual pyboard prints for some programs.
fn board_says(programs: impl IntoIterator<Item = String>) -> String {
    let config = Config {
        image: Image::Memory,
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(Duration::from_millis(20)));
    let mut board = RawRepl::new(console);
    board.enter(PATIENCE).expect("the board answers");
    let mut said = String::new();
    for program in programs {
        let (output, error) = board
            .run(program.as_bytes(), PATIENCE)
            .expect("the board answers");
        said += &output;
        said += &error;
    }
    said
}

#[test]
fn the_virtual_pyboard_has_every_member_that_is_documented() {
    let questions = table("pyboard.txt");
    let missing = board_says(questions.iter().map(|line| question(line)));
    assert_eq!(missing, "", "missing");
}

/// Only the yellow and the blue LED can be dimmed.
#[test]
fn two_leds_are_on_or_off() {
    let program = "
from pyb import LED
for led in map(LED, range(1, 5)):
    led.intensity(100)
    print(led.intensity(), end=' ')
    led.intensity(0)
    print(led.intensity())
";
    let said = board_says([program.to_owned()]);
    assert_eq!(said, "255 0\n255 0\n100 0\n100 0\n");
}

/// Stock pyboards do not know template strings.
#[test]
fn boards_have_no_template_strings() {
    let program = "
try:
    t'a'
except NameError as e:
    print(e)
try:
    import string.templatelib
except ImportError as e:
    print(e)
";
    let wanted = "name '__template__' isn't defined\nno module named 'string'\n";
    assert_eq!(board_says([program.to_owned()]), wanted);
}

/// MicroPython 1.29 documents it, and the oracle, which is older, does not know it yet.
#[test]
fn an_interrupt_can_be_scheduled() {
    let program = b"import micropython
def later(argument):
    micropython.schedule(micropython.kbd_intr, None)
    print('later', argument)
for function, argument in ((micropython.kbd_intr, None), (later, 1)):
    try:
        micropython.schedule(function, argument)
        for i in range(10000):
            pass
        print('nothing')
    except KeyboardInterrupt as e:
        print(repr(e))
";
    let (output, end) = run(program, Limits::default());
    let output = String::from_utf8_lossy(&output);
    let wanted = "KeyboardInterrupt()\nlater 1\nKeyboardInterrupt()\n";
    assert_eq!((&*output, end), (wanted, End::Finished));
}

/// What a program prints that ends by itself; the same when every allocation collects garbage.
fn printed(program: &str) -> String {
    let printed = |stress| {
        let limits = Limits {
            stress,
            ..Limits::default()
        };
        let (output, end) = run(program.as_bytes(), limits);
        let output = String::from_utf8_lossy(&output).into_owned();
        assert_eq!(end, End::Finished, "{output}");
        output
    };
    let output = printed(false);
    assert_eq!(printed(true), output, "stressed");
    output
}

/// Template strings give their texts and interpolations; nothing is formatted or converted.
#[test]
fn t_strings_become_templates() {
    let program = r#"
from string.templatelib import Template, Interpolation
name, x, pi = "World", 42, 3.14159
t = t"Hello {name}!"
print(type(t), isinstance(t, Template))
print(t.strings, t.values, t.interpolations[0].expression)
print(t)
for t in t"{name!r}", t"{pi:.2f}", t"{pi:>{x}}", t"{x=}", t"{x=:5}":
    i = t.interpolations[0]
    print(t.strings, i.value, i.expression, i.conversion, i.format_spec)
print(list(t""), list(t"{x}"), list(t"a{x}{pi}b"))
print(t"".strings, t"{{}}".strings)
print((t"a{x}b" + t"c{pi}").strings, (t"a{x}b" + t"c{pi}").values)
for wrong in (lambda: t"a" + "b", lambda: "b" + t"a", lambda: Template(1)):
    try:
        wrong()
        print("nothing")
    except TypeError:
        print("TypeError")
print(Template("a", "b", Interpolation(1), Interpolation(2, "e", "r", ".1f")))
print(Interpolation(format_spec="5", value=1))
for object, name in ((t, "strings"), (t, "values"), (t.interpolations[0], "value")):
    try:
        setattr(object, name, 1)
        print("set")
    except AttributeError:
        print("AttributeError")
import string
print(string.templatelib.Template is Template)
"#;
    let wanted = "<class 'Template'> True
('Hello ', '!') ('World',) name
Template(strings=('Hello ', '!'), interpolations=(Interpolation('World', 'name', None, ''),))
('', '') World name r 
('', '') 3.14159 pi None .2f
('', '') 3.14159 pi None >42
('x=', '') 42 x r 
('x=', '') 42 x None 5
[] [Interpolation(42, 'x', None, '')] ['a', Interpolation(42, 'x', None, ''), \
Interpolation(3.14159, 'pi', None, ''), 'b']
('',) ('{}',)
('a', 'bc', '') (42, 3.14159)
TypeError
TypeError
TypeError
Template(strings=('ab', '', ''), interpolations=(Interpolation(1, '', None, ''), \
Interpolation(2, 'e', 'r', '.1f')))
Interpolation(1, '', None, '5')
AttributeError
AttributeError
AttributeError
True
";
    assert_eq!(printed(program), wanted);
}

/// What is scheduled runs before a poll looks at its streams.
#[test]
fn polls_call_what_is_scheduled_first() {
    let program = "
import micropython, select
class Stream(__import__('io').IOBase):
    def ioctl(self, request, events):
        print('asked')
        return events
poll = select.poll()
poll.register(Stream())
def again(function):
    micropython.schedule(print, 'called'); function(0)
again(poll.poll)
again(poll.ipoll)
";
    assert_eq!(printed(program), "called\nasked\ncalled\nasked\n");
}

/// The clock's `init` takes the hour where `datetime` has the day of the week.
#[test]
fn the_clock_is_begun_with_another_tuple_than_it_is_set_with() {
    let program = "
from machine import RTC
rtc = RTC()
rtc.init((2020, 1, 21, 10, 32, 36, 0, 0))
print(rtc.datetime()[:7], rtc.now()[:6])
try:
    rtc.init((2020, 1, 21))
except ValueError:
    print('all eight')
";
    let wanted = "(2020, 1, 21, 1, 10, 32, 36) (2020, 1, 21, 10, 32, 36)\nall eight\n";
    assert_eq!(printed(program), wanted);
}

/// Of encodings there are two, spelled exactly as the documentation of 1.29 has them; CPython knows
/// more of both.
#[test]
fn an_encoding_that_there_is_not_is_refused() {
    let program = "for name in 'latin-1', 'UTF8', 'utf_8', 'utf-16':
    for use in (
        lambda: b'a'.decode(name),
        lambda: 'a'.encode(name),
        lambda: str(b'a', name),
        lambda: bytes('a', name),
    ):
        try:
            print(use())
        except LookupError as e:
            print(e)
";
    let names = ["latin-1", "UTF8", "utf_8", "utf-16"];
    let wanted: String = names
        .map(|name| format!("encoding not supported: {name}\n").repeat(4))
        .concat();
    assert_eq!(printed(program), wanted);
}
