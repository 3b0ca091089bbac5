//! The same against a real MicroPython: files, pictures of the heap, fates of
//! programs. It is the WebAssembly build under node, its REPL at the far end
//! of a pipe.
//!
//! `GARTER_WASM` names the folder where it is installed; without it these
//! tests have nothing to say, unless `GARTER_MUST_RUN` is set.

#![allow(clippy::unwrap_used, reason = "these are tests")]

use garter_inspect::BlockKind;
use garter_link::files::{Entry, Kind};
use garter_link::heap::HeapSource;
use garter_link::transport::{self, Source};
use garter_link::{Board, Endpoint, LinkError, Outcome, RunOptions, Target};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

/// The module that node loads.
const MODULE: &str = "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs";

/// A board, or `None` where there is no oracle.
fn board() -> Option<Board> {
    let Some(folder) = std::env::var_os("GARTER_WASM") else {
        assert!(
            std::env::var_os("GARTER_MUST_RUN").is_none(),
            "GARTER_WASM is not set"
        );
        return None;
    };
    let module = PathBuf::from(folder).join(MODULE);
    let endpoint = Endpoint::custom("MicroPython under node", move || {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/real_micropython.mjs");
        let mut child = Command::new("node")
            .args([script.as_ref(), module.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (host, mut far) = transport::pair();
        let (input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if far
                    .sink
                    .write(&buffer[..count], Duration::from_secs(5))
                    .is_err()
                {
                    return;
                }
            }
        });
        std::thread::spawn(move || feed(child, input, far.source));
        Ok(host)
    });
    Some(Board::open(Target::from(endpoint)).unwrap())
}

fn feed(mut child: Child, mut input: ChildStdin, mut source: Box<dyn Source>) {
    let mut buffer = [0; 4096];
    while let Ok(count) = source.read(&mut buffer, Duration::from_secs(1)) {
        if input.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn run(board: &Board, code: &str, fresh: bool) -> (Outcome, String) {
    let mut output = Vec::new();
    let outcome = board.run(code, RunOptions { fresh }, |bytes| {
        output.extend_from_slice(bytes)
    });
    (outcome.unwrap(), String::from_utf8(output).unwrap())
}

#[test]
fn programs_run_and_keep_their_names_until_a_fresh_start() {
    let Some(board) = board() else { return };
    assert_eq!(
        run(&board, "x = 'ä'\nprint(x)", false),
        (Outcome::Finished, "ä\n".to_owned())
    );
    assert_eq!(run(&board, "print(x)", false).1, "ä\n");
    let (outcome, output) = run(&board, "def f():\n    1/0\nprint(1)\nf()", true);
    let Outcome::Exception(traceback) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(output, "1\n");
    assert_eq!(traceback.summary(), "ZeroDivisionError: divide by zero");
    let lines: Vec<_> = traceback.frames.iter().map(|frame| frame.line).collect();
    assert_eq!(lines, [4, 2]);
    assert_eq!(
        traceback.innermost().unwrap().function.as_deref(),
        Some("f")
    );
}

#[test]
fn a_syntax_error_gives_its_line() {
    let Some(board) = board() else { return };
    let (outcome, _) = run(&board, "a = 1\nif a\n    pass", false);
    let Outcome::Exception(traceback) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(traceback.summary(), "SyntaxError: invalid syntax");
    assert_eq!(traceback.innermost().unwrap().line, 2);
}

#[test]
fn the_heap_is_pictured() {
    let Some(board) = board() else { return };
    let before = board.heap().unwrap();
    assert_eq!(
        (before.source, before.block_bytes),
        (HeapSource::MemInfo, 16)
    );
    assert_eq!(before.totals.used + before.totals.free, before.totals.total);
    assert_eq!(before.blocks(), u64::from(before.totals.total) / 16);
    assert_eq!(
        before.count(BlockKind::Free),
        u64::from(before.totals.free) / 16
    );
    run(&board, "keep = [bytearray(160) for i in range(50)]", false);
    let after = board.heap().unwrap();
    assert!(after.count(BlockKind::Tail) >= before.count(BlockKind::Tail) + 450);
    assert_eq!(board.last_heap(), Some(after));
    board.write_repl(b"half a line").unwrap();
    assert!(
        matches!(board.heap(), Err(LinkError::Busy { .. })),
        "it would be lost"
    );
}

#[test]
fn files_are_written_read_listed_and_removed() {
    let Some(board) = board() else { return };
    let files = board.files();
    let every_byte: Vec<u8> = (0..=255).cycle().take(3000).collect();
    files.make_folder("/lib").unwrap();
    files.write("/lib/it's.bin", &every_byte).unwrap();
    files
        .write("/lib/a b.py", b"print('hello')\r\n\x03\x04")
        .unwrap();
    files.write("/lib/empty", b"").unwrap();
    let entry = |name: &str, size| Entry {
        name: name.to_owned(),
        kind: Kind::File,
        size: Some(size),
    };
    let names = |found: Vec<Entry>| {
        found
            .into_iter()
            .map(|entry| entry.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(files.list("/lib/").unwrap()),
        ["a b.py", "empty", "it's.bin"]
    );
    assert_eq!(
        files.stat("/lib/it's.bin").unwrap(),
        entry("/lib/it's.bin", 3000)
    );
    assert_eq!(files.stat("/lib").unwrap().kind, Kind::Folder);
    assert_eq!(files.read("/lib/it's.bin").unwrap(), every_byte);
    assert_eq!(
        files.read("/lib/a b.py").unwrap(),
        b"print('hello')\r\n\x03\x04"
    );
    assert_eq!(files.read("/lib/empty").unwrap(), b"");
    files.write("/lib/empty", b"not any more").unwrap();
    assert_eq!(files.read("/lib/empty").unwrap(), b"not any more");
    files.rename("/lib/empty", "/lib/full").unwrap();
    files.remove("/lib/full").unwrap();
    assert_eq!(names(files.list("/lib").unwrap()), ["a b.py", "it's.bin"]);
    files.remove("/lib/a b.py").unwrap();
    files.remove("/lib/it's.bin").unwrap();
    files.remove("/lib").unwrap();
    assert!(!names(files.list("/").unwrap()).contains(&"lib".to_owned()));
}

#[test]
fn a_file_that_is_not_there_gives_the_boards_own_error() {
    let Some(board) = board() else { return };
    let error = board.files().read("/nothing.py").unwrap_err();
    assert!(
        // 44 is the number that the C library of this build has for ENOENT.
        matches!(&error, LinkError::OnBoard { message, .. } if message == "OSError: 44"),
        "{error}"
    );
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let Some(board) = board() else { return };
    let files = board.files();
    files.write("/tmp/main.py", b"old").unwrap();
    // A file system whose files take 1000 bytes and no more.
    let full = "import builtins\n_open = open\nclass Full:\n    def __init__(self, f):\n        \
                self.f, self.room = f, 1000\n    def write(self, b):\n        n = min(len(b), \
                self.room)\n        self.room -= n\n        return self.f.write(b[:n])\n    def \
                close(self):\n        self.f.close()\ndef open(name, mode='r'):\n    f = \
                _open(name, mode)\n    return Full(f) if 'w' in mode else f\n";
    assert_eq!(run(&board, full, false).0, Outcome::Finished);
    let error = files.write("/tmp/main.py", &[b'x'; 2000]).unwrap_err();
    assert!(error.to_string().contains("OSError: 28"), "{error}");
    assert!(error.remedy().contains("full"), "{}", error.remedy());
    assert_eq!(files.read("/tmp/main.py").unwrap(), b"old");
    assert_eq!(
        files.list("/tmp").unwrap().len(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn a_folder_goes_with_all_that_it_holds_and_nothing_else() {
    let Some(board) = board() else { return };
    let files = board.files();
    for folder in ["/tmp/a", "/tmp/a/b", "/tmp/a/b/c", "/tmp/keep"] {
        files.make_folder(folder).unwrap();
    }
    for file in ["/tmp/a/1", "/tmp/a/b/2", "/tmp/a/b/c/3", "/tmp/a.py"] {
        files.write(file, b"x").unwrap();
    }
    files.remove_all("/tmp/a/").unwrap();
    let left: Vec<_> = files
        .list("/tmp")
        .unwrap()
        .into_iter()
        .map(|entry| entry.name)
        .collect();
    assert_eq!(left, ["a.py", "keep"]);
}

#[test]
fn only_a_file_with_the_same_bytes_is_the_same() {
    let Some(board) = board() else { return };
    let files = board.files();
    files.write("/tmp/a.py", b"print(1)").unwrap();
    assert!(files.is_same("/tmp/a.py", b"print(1)").unwrap());
    assert!(!files.is_same("/tmp/a.py", b"print(2)").unwrap());
    assert!(!files.is_same("/tmp/a.py", b"print(1)\n").unwrap());
    assert!(!files.is_same("/tmp/b.py", b"print(1)").unwrap());
}

#[test]
fn a_program_that_exits_has_finished_and_the_board_goes_on() {
    let Some(board) = board() else { return };
    let (outcome, output) = run(&board, "import sys\nprint(1)\nsys.exit()\nprint(2)", false);
    assert_eq!((outcome, output.as_str()), (Outcome::Finished, "1\n"));
    assert_eq!(run(&board, "print(3)", false).1, "3\n");
    let (outcome, _) = run(&board, "raise KeyboardInterrupt", false);
    assert_eq!(outcome, Outcome::Interrupted);
    assert_eq!(run(&board, "", false), (Outcome::Finished, String::new()));
}

#[test]
fn an_upload_that_is_stopped_leaves_the_old_file_and_nothing_beside_it() {
    let Some(board) = board() else { return };
    let files = board.files();
    files.write("/tmp/main.py", b"old").unwrap();
    let stopper = board.clone();
    let mut sent = 0;
    let stopped = files.write_with_progress("/tmp/main.py", &[b'x'; 20_000], &mut |bytes| {
        sent = bytes;
        stopper.stop().unwrap();
    });
    assert!(
        matches!(stopped, Err(LinkError::Interrupted)),
        "{stopped:?}"
    );
    assert!(sent < 20_000);
    assert_eq!(files.read("/tmp/main.py").unwrap(), b"old");
    assert_eq!(files.list("/tmp").unwrap().len(), 1);
}

#[test]
fn the_argument_of_sys_exit_is_the_exit_code() {
    let Some(board) = board() else { return };
    let exits = |code: &str| run(&board, code, true);
    let printed = |code| (code, "1\n".to_owned());
    let program = "import sys\nprint(1)\nsys.exit(3)\nprint(2)";
    assert_eq!(exits(program), printed(Outcome::Exited(3)));
    assert_eq!(
        exits("print(1)\nraise SystemExit('no')"),
        printed(Outcome::Exited(1))
    );
    for success in [
        "raise SystemExit",
        "raise SystemExit(0)",
        "raise SystemExit(None)",
    ] {
        assert_eq!(
            exits(&format!("print(1)\n{success}")),
            printed(Outcome::Finished)
        );
    }
    // The board is not restarted by it: names stay as after any program.
    assert_eq!(
        run(&board, "x = 5\nraise SystemExit(2)", false).0,
        Outcome::Exited(2)
    );
    assert_eq!(run(&board, "print(x)", false).1, "5\n");
}

#[test]
fn a_program_that_may_exit_shows_its_exceptions_as_others_do() {
    let Some(board) = board() else { return };
    let body = "def f():\n    1/0\nprint('\\\\', \"'ä\")\nf()\n";
    for tail in ["", "SystemExit\n"] {
        let (outcome, output) = run(&board, &format!("{body}{tail}"), true);
        assert_eq!(output, "\\ 'ä\n");
        let Outcome::Exception(traceback) = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(
            traceback.text,
            "Traceback (most recent call last):\n  File \"<stdin>\", line 4, in <module>\n  \
             File \"<stdin>\", line 2, in f\nZeroDivisionError: divide by zero"
        );
        assert_eq!(traceback.frames.len(), 2);
    }
    let (outcome, _) = run(&board, "x = 1\nif SystemExit\n    pass", false);
    let Outcome::Exception(traceback) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(traceback.innermost().unwrap().line, 2);
    assert_eq!(traceback.frames.len(), 1, "{}", traceback.text);
}
