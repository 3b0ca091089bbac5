//! The command lines of the two tools that MicroPython has: exit codes, and what goes where.

mod modules;
mod streams;

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
fn a_program_knows_its_file() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("says_file.py", b"print(__file__)\n");
    let says = |words: &[&str]| session.run(words).out;
    assert_eq!(says(&["py", "./says_file.py"]), "./says_file.py\n");
    assert_eq!(says(&["py", "-m", "says_file"]), "says_file.py\n");
    assert_eq!(says(&["py", "-c", "print(__file__)"]), "<stdin>\n");
    let compiled = session.run(&["mpy", "says_file.py", "-o", "compiled.mpy"]);
    assert_eq!(compiled.code, Some(0), "{compiled:?}");
    assert_eq!(says(&["py", "compiled.mpy"]), "compiled.mpy\n");
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
    expect(&["-c", "raise SystemExit('no')"], 1, "", "");
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    let words = "garter py: can't open file 'nothing.py': [Errno 2] No such file or directory\n";
    expect(&["nothing.py"], 1, "", words);
}

#[test]
fn options_that_mean_nothing_are_told_with_a_way_out() {
    for (words, told) in [
        (&["-z"][..], "`-z` means nothing here"),
        (&["-X", "warp"], "`warp` means nothing here"),
        (&["-X", "heapsize=3"], "no size of a heap"),
        (&["-c"], "something must follow `-c`"),
    ] {
        let Some((code, out, err)) = py(words) else {
            return;
        };
        assert_eq!((code, out.as_str()), (Some(1), ""), "{words:?}");
        assert!(
            err.starts_with("garter py: ") && err.contains(told),
            "{err}"
        );
    }
}

#[test]
fn options_of_the_micropython_command_are_taken() {
    expect(&["-v", "-vv", "-c", "print(1)"], 0, "1\n", "");
    expect(&["-O", "-c", "assert 0"], 0, "", "");
    expect(
        &["-OO", "-X", "emit=native", "-c", "print(__debug__)"],
        0,
        "False\n",
        "",
    );
    expect(&["-X", "compile-only", "raises.py"], 0, "", "");
    expect(
        &["-O3", "raises.py"],
        1,
        "",
        "Traceback (most recent call last):\n  File \"raises.py\", line 1, in <module>\n  File \"raises.py\", line 1, in f\nZeroDivisionError: divide by zero\n",
    );
}

#[test]
fn programs_that_look_find_micropython_1_29_and_garter() {
    let text = "import sys\ni = sys.implementation\n\
                print(i.name, i.version, i._mpy, 'Garter' in i._machine, sys.platform)\n\
                print(i._build, i._thread)";
    let wanted = format!(
        "micropython (1, 29, 0, '') 774 True {}\nstandard GIL\n",
        std::env::consts::OS
    );
    expect(&["-c", text], 0, &wanted, "");
}

#[cfg(unix)]
#[test]
fn a_link_with_the_name_of_a_tool_stands_for_it() {
    let (Some(program), Some(session)) = (garter_tests::session::garter(), Session::new()) else {
        return;
    };
    let run = |name: &str, words: &[&str]| {
        let link = session.folder.path().join(name);
        if !link.exists() {
            std::os::unix::fs::symlink(&program, &link).expect("a link");
        }
        let mut command = Command::new(link);
        command.args(words).current_dir(session.folder.path());
        finish(&mut command, b"", Duration::from_secs(20))
    };
    let done = run("micropython", &["-c", "import sys; print(sys.argv)", "a"]);
    assert_eq!(done.out, "['-c', 'a']\n");
    let done = run("micropython", &["-h"]);
    assert!(done.out.starts_with("usage: micropython "), "{}", done.out);
    let done = run("micropython", &["nothing.py"]);
    assert!(
        done.err.starts_with("micropython: can't open file"),
        "{}",
        done.err
    );
    session.write("one.py", b"print('one')\n");
    let done = run("mpy-cross", &["one.py"]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert_eq!(run("micropython", &["one.mpy"]).out, "one\n");
    let done = run("mpy-cross", &["-h"]);
    assert!(done.out.contains("usage: mpy-cross ["), "{}", done.out);
    let done = run("mpy-cross", &["nothing.py"]);
    assert!(done.err.starts_with("mpy-cross: cannot read"), "{done:?}");
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
fn only_code_can_be_marshalled_and_it_is_a_file_that_runs() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "saves.py",
        b"import marshal
code = compile('print(__name__, 1 + 2)\\ndef f():\\n    return 2.5, (1, b\"x\")\\nprint(f())', 'x', 'exec')
data = marshal.dumps(code)
print(marshal.dumps(marshal.loads(data)) == data)
with open('saved.mpy', 'wb') as file:
    file.write(data)
for wrong in (None, 5, 'x', compile, marshal):
    try:
        marshal.dumps(wrong)
    except ValueError as e:
        print(e)
for wrong in (b'', data[:-3], b'M\\x05' + data[2:]):
    try:
        marshal.loads(wrong)
    except ValueError as e:
        print(e)
",
    );
    let done = session.run(&["py", "saves.py"]);
    let wrong = "unmarshallable object\n".repeat(5) + &"incompatible .mpy file\n".repeat(3);
    assert_eq!(
        (done.out, done.err),
        (format!("True\n{wrong}"), String::new())
    );
    let done = session.run(&["py", "saved.mpy"]);
    assert_eq!(done.out, "__main__ 3\n(2.5, (1, b'x'))\n");
}
