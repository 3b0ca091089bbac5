//! The command line: exit codes, and what goes where.

use std::process::Command;
use std::time::Duration;

use garter_tests::session::{Session, finish};

/// Runs `garter py` with these words; gives code, output, errors.
fn py(words: &[&str]) -> Option<(Option<i32>, String, String)> {
    let session = Session::new()?;
    session.write("says_arguments.py", b"import sys\nprint(sys.argv)\n");
    session.write("raises.py", b"def f():\n    1 / 0\n\n\nf()\n");
    session.write("module.py", b"print(__name__)\nx = 1\n");
    let done = session.run(&[&["py"], words].concat());
    Some((done.code, done.out, done.err))
}

fn expect(words: &[&str], code: i32, out: &str, err: &str) {
    if let Some(got) = py(words) {
        assert_eq!(
            got,
            (Some(code), out.to_owned(), err.to_owned()),
            "{words:?}"
        );
    }
}

#[test]
fn a_command_is_run() {
    expect(&["-c", "print(1)\nprint(2)"], 0, "1\n2\n", "");
}

#[test]
fn arguments_reach_the_program() {
    expect(
        &["says_arguments.py", "a", "-b"],
        0,
        "['says_arguments.py', 'a', '-b']\n",
        "",
    );
    expect(
        &["-c", "import sys; print(sys.argv)", "a"],
        0,
        "['-c', 'a']\n",
        "",
    );
}

#[test]
fn a_module_is_run_as_the_program() {
    expect(&["-m", "module"], 0, "__main__\n", "");
}

#[test]
fn an_exception_is_told_on_standard_error_and_is_exit_code_1() {
    let traceback = "Traceback (most recent call last):\n  File \"raises.py\", line 5, in <module>\n  \
                     File \"raises.py\", line 2, in f\nZeroDivisionError: divide by zero\n";
    expect(&["raises.py"], 1, "", traceback);
}

#[test]
fn sys_exit_gives_the_exit_code() {
    expect(&["-c", "import sys; sys.exit()"], 0, "", "");
    expect(&["-c", "import sys; sys.exit(7)"], 7, "", "");
    expect(&["-c", "raise SystemExit(300)"], 300 & 0xff, "", "");
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    if let Some((code, out, err)) = py(&["nothing.py"]) {
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(err.contains("nothing.py"), "{err}");
    }
}

#[test]
fn the_heap_size_is_an_option() {
    expect(
        &[
            "-X",
            "heapsize=100k",
            "-c",
            "import gc; print(90000 < gc.mem_alloc() + gc.mem_free() < 105000)",
        ],
        0,
        "True\n",
        "",
    );
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
fn every_command_has_help_with_an_example() {
    let Some(session) = Session::new() else {
        return;
    };
    let all = session.run(&["--help"]).out;
    let list = all
        .split("Commands:\n")
        .nth(1)
        .and_then(|t| t.split("\n\n").next());
    let names = list.expect("help lists the commands").lines();
    let names = names
        .filter_map(|l| l.split_whitespace().next())
        .filter(|n| *n != "help");
    for command in names {
        let done = session.run(&[command, "--help"]);
        assert_eq!(done.code, Some(0), "{command}: {done:?}");
        assert!(
            done.out.contains("xample"),
            "{command} --help has no example: {}",
            done.out
        );
        assert!(
            !done.out.contains('\x1b'),
            "{command} --help has colours without a terminal"
        );
    }
}

#[test]
fn check_tells_places_to_people_and_machines() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("wrong.py", b"x = 1\ny = = 2\n");
    session.write("right.py", b"x = 1\nprint(x)\n");
    let people = session.run(&["check", "wrong.py"]);
    assert_eq!(people.code, Some(1), "{people:?}");
    assert!(people.out.starts_with("wrong.py:2:5: "), "{people:?}");
    let json = session.run(&["check", "--format", "json", "wrong.py"]);
    assert_eq!(json.code, Some(1), "{json:?}");
    let found: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(found[0]["start"]["line"], 2, "{found}");
    assert_eq!(found[0]["severity"], "error", "{found}");
    let github = session.run(&["check", "--format", "github", "wrong.py"]);
    assert_eq!(github.code, Some(1), "{github:?}");
    assert!(
        github.out.starts_with("::error file=wrong.py,line=2,col=5"),
        "{github:?}"
    );
    let right = session.run(&["check", "right.py"]);
    assert_eq!(right.code, Some(0), "{right:?}");
    let nothing = session.run(&["check", "--format", "json", "right.py"]);
    assert_eq!(
        (nothing.code, nothing.out.trim()),
        (Some(0), "[]"),
        "{nothing:?}"
    );
}

#[test]
fn compiled_files_are_those_of_the_official_compiler() {
    let (Some(session), Some(official)) = (Session::new(), std::env::var_os("GARTER_MPY_CROSS"))
    else {
        return;
    };
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples");
    for entry in std::fs::read_dir(examples).expect("examples").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "py") {
            continue;
        }
        session.write(
            "program.py",
            &std::fs::read(&path).expect("an example can be read"),
        );
        let mut theirs = Command::new(&official);
        theirs
            .current_dir(session.folder.path())
            .args(["-o", "theirs.mpy", "program.py"]);
        let done = finish(&mut theirs, b"", Duration::from_secs(20));
        assert_eq!(done.code, Some(0), "{done:?}");
        let done = session.run(&["mpy", "-o", "ours.mpy", "program.py"]);
        assert_eq!(done.code, Some(0), "{done:?}");
        let read = |name| std::fs::read(session.folder.path().join(name)).expect("it was written");
        assert!(
            read("ours.mpy") == read("theirs.mpy"),
            "{} differs",
            path.display()
        );
    }
}
