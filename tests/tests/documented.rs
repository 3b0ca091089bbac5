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

#[test]
fn the_virtual_pyboard_has_every_member_that_is_documented() {
    let config = Config {
        image: Image::Memory,
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(Duration::from_millis(20)));
    let mut board = RawRepl::new(console);
    board.enter(PATIENCE).expect("the board answers");
    let mut missing = String::new();
    for line in table("pyboard.txt") {
        let (output, error) = board
            .run(question(&line).as_bytes(), PATIENCE)
            .expect("the board answers");
        missing += &output;
        missing += &error;
    }
    assert_eq!(missing, "", "missing");
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
