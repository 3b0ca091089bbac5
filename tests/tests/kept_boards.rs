//! A board is asked what it has once; `garter check` knows it from then on, without the board.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use garter_tests::session::Session;

/// A virtual pyboard behind a pseudo terminal, as another program has it.
struct Board(Child, String);

impl Board {
    fn start(session: &Session) -> Board {
        let mut child = session
            .command(&["sim", "--pty"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("it has an output");
        BufReader::new(output)
            .read_line(&mut line)
            .expect("it says where it is");
        let port = line.trim().strip_prefix("serial ").expect("its port");
        let name = format!("serial:{port}");
        Board(child, name)
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const PROGRAM: &[u8] = b"import pyb\nimport network\nprint(pyb, network)\n";

#[test]
fn what_a_board_said_it_has_holds_when_it_is_gone() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("main.py", PROGRAM);
    let check = || session.run(&["check", "main.py", "--board", "pyboard", "--verbose"]);
    let before = check();
    assert!(before.err.contains("stm32"), "{before:?}");
    // Some boards of that kind have it.
    assert!(!before.out.contains("network"), "{before:?}");
    {
        let _daemon = session.daemon();
        let board = Board::start(&session);
        session.write("six.py", b"print(6 * 7)\n");
        let run = ["run", "--board", &board.1, "six.py"];
        let done = session.run(&run);
        assert_eq!(done.out, "42\n", "{done:?}");
        // It is asked after the run.
        for _ in 0..200 {
            if std::fs::read_dir(session.folder.path().join("cache/boards")).is_ok() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
    let after = check();
    let told = "no module named 'network' in the board as it was last asked (MicroPython";
    assert!(after.out.contains(told), "{after:?}");
    assert!(!after.out.contains("'pyb'"), "{after:?}");
    assert!(
        after.err.contains("the board as it was last asked"),
        "{after:?}"
    );
    // It says nothing of other boards, nor of all.
    let other = session.run(&["check", "main.py", "--board", "pico-w"]);
    assert!(
        other.out.contains("pyb") && !other.out.contains("network"),
        "{other:?}"
    );
    let all = session.run(&["check", "main.py"]);
    assert_eq!(
        all.out.lines().last(),
        Some("1 file, nothing wrong"),
        "{all:?}"
    );
}
