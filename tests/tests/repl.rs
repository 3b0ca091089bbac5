//! The REPL as a person at a terminal has it: on this machine, and on the virtual pyboard.
//!
//! What Tab and the control keys do was seen with the official WebAssembly build's REPL.

#![cfg(unix)]

mod rig;

use std::fs::File;
use std::io::{Read, Result, Write};
use std::process::{Child, Stdio};
use std::time::Duration;

use garter_tests::session::{Session, finish};
use garter_virtual::{Config, Image, VirtualBoard};
use rig::{Line, Running};

/// The other end of a program's terminal.
struct Terminal(File);

impl Read for Terminal {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let result = self.0.read(into);
        if result.is_err() {
            std::thread::sleep(Duration::from_millis(2));
        }
        result
    }
}

impl Write for Terminal {
    fn write(&mut self, from: &[u8]) -> Result<usize> {
        self.0.write(from)
    }

    fn flush(&mut self) -> Result<()> {
        self.0.flush()
    }
}

/// `garter` with these words in a terminal.
fn start(session: &Session, words: &[&str]) -> (Running, Line<Terminal>) {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo-terminal");
    grantpt(&master)
        .and_then(|()| unlockpt(&master))
        .expect("its other end");
    let name = ptsname(&master, Vec::new()).expect("its name");
    let path = std::path::PathBuf::from(name.to_string_lossy().into_owned());
    let open = || {
        File::options()
            .read(true)
            .write(true)
            .open(&path)
            .expect("its other end")
    };
    let mut command = session.command(words);
    command
        // Where the history is kept.
        .env("HOME", session.folder.path())
        .stdin(Stdio::from(open()))
        .stdout(Stdio::from(open()))
        .stderr(Stdio::from(open()));
    let child: Child = command.spawn().expect("the program starts");
    rustix::io::ioctl_fionbio(&master, true).expect("reads that do not wait");
    (Running(child), Line::new(Terminal(File::from(master))))
}

/// Waits for the end of a program; gives its exit code.
fn code(mut running: Running) -> Option<i32> {
    running.0.wait().expect("it ends").code()
}

/// The keys and what they must bring, the same everywhere.
fn play<L: Read + Write>(line: &mut Line<L>) {
    // Names.
    line.ask("value_one=1;value_two=2;_hidden=3\r", ">>> ");
    line.ask("val\t", "value_");
    line.ask("\t", "\r\nvalue_one       value_two\r\n>>> value_");
    line.ask("t\t\r", "two\r\n2\r\n>>> ");
    line.ask("_h\t\r", "_hidden\r\n3\r\n>>> ");
    line.ask("print(value_o\t)\r", "print(value_one)\r\n1\r\n>>> ");
    // Attributes.
    line.ask("import math\r", ">>> ");
    line.ask(
        "math.s\t",
        "\r\nsin             sinh            sqrt\r\n>>> math.s",
    );
    line.ask("q\t(16)\r", "qrt(16)\r\n4.0\r\n>>> ");
    line.ask(
        "class A:\r\x7f x=1\r\x7f def method(self): return 5\r\r",
        ">>> ",
    );
    line.ask("a=A();a.later=7\r", ">>> ");
    line.ask("a.m\t()\r", "a.method()\r\n5\r\n>>> ");
    line.ask("a.l\t\r", "a.later\r\n7\r\n>>> ");
    line.ask("a.nothing.\t\t\x03", "a.nothing.\r\n>>> ");
    // Modules.
    line.ask("imp\tmat\t\r", "import math\r\n>>> ");
    line.ask("from mat\t import pi\r", "from math import pi\r\n>>> ");
    line.ask("import m\t", "\r\nmicropython     ");
    line.until("\r\n>>> import m");
    line.ask("\x03", ">>> ");
    // After a blank Tab indents, and what is unknown stays.
    line.ask("(1, \t2)\r", "(1,     2)\r\n(1, 2)\r\n>>> ");
    line.ask("zzz\t=6\r", "zzz=6\r\n>>> ");
    // The rest of the line stays where it is.
    line.ask("value_o+0\x1b[D\x1b[D\t\r", "\r\n1\r\n>>> ");
    // Indentation by itself, the last value, history.
    line.ask("for i in range(2):\r", "\r\n...     ");
    line.ask("if i:\r", "\r\n...         ");
    line.ask("print('i', i)\r\r", ">>> ");
    line.ask("40+2\r", "\r\n42\r\n>>> ");
    line.ask("_+1\r", "\r\n43\r\n>>> ");
    line.ask("None\r", ">>> ");
    line.ask("_\r", "\r\n43\r\n>>> ");
    line.ask("\x1b[A\x1b[A\x1b[A\x1b[A\r", "40+2\r\n42\r\n>>> ");
    line.ask("\x10\x10\x0e\r", "40+2\r\n42\r\n>>> ");
    // Keys.
    line.ask("5+6\x017*\x05+1\r", "\r\n42\r\n>>> ");
    line.ask("12\x02\x04\r", "\r\n1\r\n>>> ");
    line.ask("x x\x17\x15 9\x01\x0b8\r", "\r\n8\r\n>>> ");
    line.ask("1/0\x03", "\r\n>>> ");
    // Characters of no and of two columns.
    line.ask(
        "len('e\u{301}日')\x1b[D\x1b[D\x1b[D\x1b[D+\x1b[C\r",
        "\r\n4\r\n>>> ",
    );
    line.ask("'aéb'\x1b[D\x1b[D\x7f\x7f\r", "\r\n'b'\r\n>>> ");
    line.ask("\x05a = 8\rprint('pasted', a)\r\x04", "pasted 8\r\n>>> ");
    line.ask("\x05nothing(\x03", "\r\n>>> ");
    let told = line.ask("help()\r", ">>> ");
    assert!(
        told.contains("CTRL-A") && told.contains("-D: soft reset"),
        "{told}"
    );
}

#[test]
fn on_this_machine() {
    let Some(session) = Session::new() else {
        return;
    };
    let (running, mut line) = start(&session, &["py"]);
    line.until("Type \"help()\" for more information.\r\n>>> ");
    play(&mut line);
    line.send("import sys\rsys.exit(3)\r");
    assert_eq!(code(running), Some(3));
    let (running, mut line) = start(&session, &["py", "-i", "-c", "x = 'kept'"]);
    line.until(">>> ");
    line.ask("x\r", "\r\n'kept'\r\n>>> ");
    line.send("\x04");
    assert_eq!(code(running), Some(0));
}

#[test]
fn lines_are_kept_for_the_next_session() {
    let Some(session) = Session::new() else {
        return;
    };
    let (running, mut line) = start(&session, &["py"]);
    line.until(">>> ");
    line.ask("a = 'first'\r", ">>> ");
    line.ask("b = '日本'\r", ">>> ");
    line.send("\x04");
    assert_eq!(code(running), Some(0));
    let (running, mut line) = start(&session, &["py"]);
    line.until(">>> ");
    line.ask("\x1b[A\x1b[A\r", "a = 'first'\r\n>>> ");
    line.ask("a\r", "\r\n'first'\r\n>>> ");
    line.send("raise SystemExit\r");
    assert_eq!(code(running), Some(0));
    let file = session.folder.path().join(".micropython.history");
    let kept = std::fs::read_to_string(&file).expect("it is text");
    assert_eq!(
        kept,
        "a = 'first'\nb = '日本'\na = 'first'\na\nraise SystemExit\n"
    );
    let mode = std::os::unix::fs::MetadataExt::mode(&file.metadata().expect("it is there"));
    assert_eq!(mode & 0o777, 0o600);
    // What comes from a pipe is not typed.
    let mut piped = session.command(&["py", "-i", "-c", "1"]);
    piped.env("HOME", session.folder.path());
    finish(&mut piped, b"piped = 1\n", Duration::from_secs(20));
    assert_eq!(std::fs::read_to_string(&file).ok(), Some(kept));
}

#[test]
fn threads_go_on_while_a_line_is_typed() {
    let Some(session) = Session::new() else {
        return;
    };
    let (running, mut line) = start(&session, &["py"]);
    line.until(">>> ");
    line.ask("import _thread, time\r", ">>> ");
    line.ask("def work():\rtime.sleep(0.2)\rprint('worked')\r\r", ">>> ");
    line.ask("_thread.start_new_thread(work, ())\r", ">>> ");
    line.until("worked");
    line.ask("1+1\r", "2\r\n>>> ");
    line.send("\x04");
    assert_eq!(code(running), Some(0));
}

#[test]
fn ctrl_c_ends_waiting_for_a_line_at_once() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "asks.py",
        b"try:
    input('name? ')
except KeyboardInterrupt:
    print('none given')
",
    );
    let (running, mut line) = start(&session, &["py", "asks.py"]);
    line.until("name? ");
    rustix::process::kill_process(
        rustix::process::Pid::from_child(&running.0),
        rustix::process::Signal::INT,
    )
    .expect("a signal");
    line.until("none given");
    assert_eq!(code(running), Some(0));
}

#[test]
fn timers_call_back_while_a_line_is_typed() {
    let Some(session) = Session::new() else {
        return;
    };
    let (_running, mut line) = start(&session, &["py"]);
    line.until(">>> ");
    line.ask("from machine import Timer\r", ">>> ");
    line.ask(
        "t = Timer(period=1, mode=Timer.ONE_SHOT, callback=lambda t: print('called'))\r",
        ">>> ",
    );
    line.until("called");
    line.ask("1 + 1\r", "2");
}

#[test]
fn on_the_virtual_pyboard() {
    let config = Config {
        image: Image::Memory,
    };
    let board = VirtualBoard::start(&config).expect("a board starts");
    let mut console = board.console();
    console.set_timeout(Some(Duration::from_millis(20)));
    let mut line = Line::new(console);
    line.until(">>> ");
    play(&mut line);
    // A soft reset keeps the history and forgets the names.
    line.ask("1+100\r", "101\r\n>>> ");
    line.ask("\x04", ">>> ");
    line.ask("\x1b[A\r", "1+100\r\n101\r\n>>> ");
    line.ask("value_\t\t\x03", "value_\r\n>>> ");
}

#[test]
fn on_a_board_from_here() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    let (running, mut line) = start(&session, &["repl", "--board", "virtual"]);
    line.until("Ctrl-] leaves");
    line.until(">>> ");
    line.ask("import ma\t", "\r\nmachine         math\r\n>>> import ma");
    line.ask("th\r", ">>> ");
    line.ask("while True: pass\r\r", "pass\r\n... \r\n");
    line.ask("\x03", "KeyboardInterrupt: \r\n>>> ");
    line.send("\x1d");
    assert_eq!(code(running), Some(0));
}
