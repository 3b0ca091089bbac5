//! What must not crash: programs that are none, and processes that are killed.

use std::time::Duration;

use garter_tests::session::{Done, Session, finish};

/// Bytes that look random and are the same every time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..count).map(|_| next()).collect()
}

/// A clear error: exit code 1, something said, and no trace of a panic.
fn refused(what: &str, done: &Done) {
    assert_eq!(done.code, Some(1), "{what}: {done:?}");
    let said = format!("{}{}", done.out, done.err);
    assert!(!said.trim().is_empty(), "{what} says nothing");
    assert!(!said.contains("panicked"), "{what}: {said}");
}

fn every_command_refuses(name: &str, program: &[u8]) {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(name, program);
    for command in ["check", "py", "mpy"] {
        refused(&format!("{command} {name}"), &session.run(&[command, name]));
    }
}

#[test]
fn a_megabyte_of_noise_is_no_program() {
    every_command_refuses("noise.py", &noise(1 << 20));
}

#[test]
fn an_open_string_is_an_error() {
    every_command_refuses("open.py", b"x = 'abc\ny = 1\n");
}

#[test]
fn an_open_string_of_many_lines_is_an_error() {
    every_command_refuses("open.py", b"x = '''abc\ny = 1\n");
}

#[test]
fn a_zero_byte_is_an_error() {
    every_command_refuses("zero.py", b"x = 1\0\n");
}

#[test]
fn bytes_that_are_no_text_are_taken_as_the_official_compiler_takes_them() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("bytes.py", b"x = '\xff\xfe'\n\xff\xfe = 1\n");
    for command in ["check", "py", "mpy"] {
        let done = session.run(&[command, "bytes.py"]);
        assert_eq!(done.code, Some(0), "{command}: {done:?}");
    }
}

#[test]
fn an_expression_in_ten_thousand_brackets_ends() {
    let Some(session) = Session::new() else {
        return;
    };
    let deep = format!(
        "x = {}1{}\nprint(x)\n",
        "(".repeat(10_000),
        ")".repeat(10_000)
    );
    session.write("deep.py", deep.as_bytes());
    for command in ["check", "py", "mpy"] {
        let done = session.run(&[command, "deep.py"]);
        assert!(matches!(done.code, Some(0 | 1)), "{command}: {done:?}");
        assert!(!done.err.contains("panicked"), "{command}: {done:?}");
    }
}

#[test]
fn ten_thousand_open_brackets_are_an_error() {
    every_command_refuses("deep.py", format!("x = {}", "[".repeat(10_000)).as_bytes());
}

#[test]
fn deep_blocks_are_refused_or_run() {
    let Some(session) = Session::new() else {
        return;
    };
    let mut text = String::new();
    for depth in 0..200 {
        text += &format!("{}if 1:\n", " ".repeat(depth));
    }
    text += &format!("{}pass\n", " ".repeat(200));
    session.write("blocks.py", text.as_bytes());
    for command in ["check", "py", "mpy"] {
        let done = session.run(&[command, "blocks.py"]);
        assert!(matches!(done.code, Some(0 | 1)), "{command}: {done:?}");
        assert!(!done.err.contains("panicked"), "{command}: {done:?}");
    }
}

#[test]
fn an_endless_recursion_is_an_exception() {
    let Some(session) = Session::new() else {
        return;
    };
    let done = session.run(&["py", "-c", "def f():\n f()\nf()"]);
    refused("recursion", &done);
    assert!(
        done.err
            .contains("RuntimeError: maximum recursion depth exceeded"),
        "{done:?}"
    );
}

#[test]
fn a_full_heap_is_an_exception() {
    let Some(session) = Session::new() else {
        return;
    };
    let done = session.run(&[
        "py",
        "-X",
        "heapsize=64k",
        "-c",
        "l = []\nwhile 1: l.append(l[:])",
    ]);
    refused("memory", &done);
    assert!(done.err.contains("MemoryError"), "{done:?}");
}

#[test]
fn a_program_that_runs_when_the_daemon_is_killed_ends_with_an_error() {
    let Some(session) = Session::new() else {
        return;
    };
    let mut daemon = session.daemon();
    session.write(
        "long.py",
        b"import time\nprint('started')\ntime.sleep(100)\n",
    );
    let mut command = session.command(&["run", "long.py", "--board", "virtual"]);
    let run = std::thread::spawn(move || finish(&mut command, b"", Duration::from_secs(30)));
    std::thread::sleep(Duration::from_secs(3));
    daemon.kill();
    refused("run", &run.join().expect("waiting does not panic"));
    let _next = session.daemon();
    session.write("short.py", b"print('again')\n");
    let done = session.run(&["run", "short.py", "--board", "virtual"]);
    assert_eq!((done.code, done.out.trim()), (Some(0), "again"), "{done:?}");
}

#[test]
fn a_second_daemon_says_that_there_is_one() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    let done = session.run(&["daemon", "--idle", "5"]);
    assert_ne!(done.code, None, "{done:?}");
    let said = format!("{}{}", done.out, done.err).to_lowercase();
    assert!(
        said.contains("already") || said.contains("running"),
        "{done:?}"
    );
}
