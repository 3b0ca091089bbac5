//! What is typed, what is printed, and Ctrl-C.

use std::process::Command;
use std::time::Duration;

use garter_tests::session::{Session, finish};

#[cfg(target_os = "linux")]
#[test]
fn output_that_is_lost_is_told() {
    let Some(session) = Session::new() else {
        return;
    };
    let many = "for i in range(10 ** 6): print(i)";
    for words in [
        &["py", "-c", "print(1)"][..],
        &["py", "-c", many],
        &["mpy", "-o", "-", "one.py"],
    ] {
        session.write("one.py", b"print('one')\n");
        let full = std::fs::File::options().write(true).open("/dev/full");
        let mut command = session.command(words);
        command.stdout(full.expect("Linux has it"));
        command.stderr(std::process::Stdio::piped());
        let done = command.output().expect("the program starts");
        let told = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{words:?}: {told}");
        assert!(
            told.contains("No space left on device"),
            "{words:?}: {told}"
        );
    }
}

#[test]
fn standard_input_is_a_program_when_it_is_no_terminal() {
    let Some(session) = Session::new() else {
        return;
    };
    let done = finish(
        &mut session.command(&["py"]),
        b"x = 5\nprint(x)\n",
        Duration::from_secs(20),
    );
    assert_eq!((done.code, done.out.as_str()), (Some(0), "5\n"), "{done:?}");
}

#[test]
fn input_is_read_line_by_line() {
    let Some(session) = Session::new() else {
        return;
    };
    let mut command = session.command(&["py", "-c", "print(input() + '!', input('? '))"]);
    let done = finish(&mut command, b"one\ntwo\n", Duration::from_secs(20));
    assert_eq!(
        (done.code, done.out.as_str()),
        (Some(0), "? one! two\n"),
        "{done:?}"
    );
}

#[test]
fn the_prompt_follows_when_the_environment_says_so() {
    let Some(session) = Session::new() else {
        return;
    };
    for (inspect, wanted) in [("1", true), ("", false)] {
        let mut command = session.command(&["py", "-c", "x = 41"]);
        command.env("MICROPYINSPECT", inspect);
        let done = finish(&mut command, b"print(x + 1)\n", Duration::from_secs(20));
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
        assert_eq!(done.out.contains("\n42\n"), wanted, "{}", done.out);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_every_shape_of_loop() {
    let Some(session) = Session::new() else {
        return;
    };
    for program in [
        "while 1: pass",
        "while True:\n    x = 1",
        "def f(x):\n    while x: pass\nf(1)",
        "def f(x):\n    while not x: pass\nf(0)",
        "def f(x, y):\n    while x < y: pass\nf(1, 2)",
        "for i in range(10 ** 9): pass",
        "def f():\n    f\nwhile 1: f()",
        "def g():\n    while 1: yield\nfor x in g(): pass",
        "import math\nmath.factorial(2 ** 31 - 1)",
    ] {
        let program = format!("print('started')\n{program}");
        let mut command = session.command(&["py", "-c", &program]);
        command.stdout(std::process::Stdio::piped());
        command.stderr(std::process::Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut out = child.stdout.take().expect("it is piped");
        let mut started = [0; 8];
        std::io::Read::read_exact(&mut out, &mut started).expect("it says so");
        let id = child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        let until = std::time::Instant::now() + Duration::from_secs(20);
        while child.try_wait().expect("it is ours").is_none() {
            if std::time::Instant::now() > until {
                let _ = child.kill();
                panic!("it goes on: {program}");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let mut told = String::new();
        let mut err = child.stderr.take().expect("it is piped");
        std::io::Read::read_to_string(&mut err, &mut told).expect("it is text");
        assert!(told.contains("KeyboardInterrupt"), "{program}: {told}");
    }
}
