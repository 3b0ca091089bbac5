//! Commands about boards, and about Garter itself.

use std::io::Read;
use std::time::Duration;

use garter_tests::session::{Done, Session, finish};

const PATIENCE: Duration = Duration::from_secs(60);

fn told(done: &Done) -> (Option<i32>, &str, &str) {
    (done.code, &done.out, &done.err)
}

#[test]
fn the_prompt_of_a_board_answers_what_comes_from_a_pipe() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    let mut command = session.command(&["repl", "--board", "virtual"]);
    let done = finish(
        &mut command,
        b"for i in range(2):\n  print('i', i)\n\nprint('last', 6 * 7)\n",
        PATIENCE,
    );
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(done.out.contains("\ni 0\ni 1\n"), "{done:?}");
    assert!(done.out.contains("\nlast 42\n>>> "), "{done:?}");
    assert!(!done.out.contains('\r'), "{done:?}");
}

#[test]
fn a_folder_is_brought_to_the_board_and_nothing_else_changes() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    let source = session.folder.path().join("src");
    std::fs::create_dir_all(source.join("lib/deep")).expect("folders");
    session.write("src/main.py", b"print('main')\n");
    session.write("src/lib/deep/data.bin", &[0, 255, 10, 13]);
    session.write("src/made.log", b"not for boards\n");
    session.write("src/.hidden", b"nor this\n");
    std::fs::create_dir(source.join(".git")).expect("a folder");
    session.write("src/.gitignore", b"*.log\n");
    session.write("other.py", b"print('kept')\n");
    assert_eq!(session.run(&["cp", "other.py", ":"]).code, Some(0));

    let dry = session.run(&["sync", "src", ":", "--dry-run"]);
    assert!(
        dry.out.ends_with("2 files would be copied, 0 as before\n"),
        "{dry:?}"
    );
    let first = session.run(&["sync", "src", ":"]);
    let wanted = "lib/deep/data.bin\nmain.py\n2 files copied, 0 as before\n";
    // A new board has a main.py that may be this very one.
    assert_eq!(told(&first), (Some(0), wanted, ""));
    let again = session.run(&["sync", "src", ":"]);
    assert_eq!(told(&again), (Some(0), "0 files copied, 2 as before\n", ""));
    session.write("src/main.py", b"print('MAIN')\n");
    let changed = session.run(&["sync", "src", ":"]);
    assert_eq!(
        told(&changed),
        (Some(0), "main.py\n1 file copied, 1 as before\n", "")
    );
    assert_eq!(session.run(&["cat", ":main.py"]).out, "print('MAIN')\n");
    assert_eq!(session.run(&["cat", ":other.py"]).out, "print('kept')\n");

    std::fs::remove_dir_all(source.join("lib")).expect("they were there");
    let removed = session.run(&["sync", "src", ":", "--delete"]);
    assert!(removed.out.contains("-other.py\n"), "{removed:?}");
    assert!(
        removed
            .out
            .contains("-lib/deep/data.bin\n-lib/deep\n-lib\n"),
        "{removed:?}"
    );
    let list = session.run(&["ls", ":"]);
    assert!(
        list.out.contains("main.py") && !list.out.contains("lib"),
        "{list:?}"
    );
}

#[test]
fn a_board_is_started_anew() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    // Somebody stays, or the virtual board would end with each command.
    let mut watch = session.command(&["heap", "--watch", "--totals", "--period", "60000"]);
    let mut watch = watch
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let type_ = |text: &[u8]| finish(&mut session.command(&["repl"]), text, PATIENCE);
    type_(b"kept = 5\n");
    assert!(type_(b"kept\n").out.contains("\n5\n"));
    let reset = session.run(&["reset"]);
    assert_eq!(told(&reset), (Some(0), "", ""));
    assert!(type_(b"kept\n").out.contains("NameError"));
    type_(b"kept = 6\n");
    let hard = session.run(&["reset", "--hard"]);
    assert_eq!(hard.code, Some(0), "{hard:?}");
    assert!(type_(b"kept\n").out.contains("NameError"));
    watch.kill().expect("it was there");
    watch.wait().expect("it has ended");
}

#[test]
fn what_runs_can_be_stopped() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    session.write(
        "endless.py",
        b"i = 0\nwhile True:\n    print(i)\n    i += 1\n",
    );
    session.write("short.py", b"print('short')\n");
    let start = || {
        let mut command = session.command(&["run", "endless.py"]);
        let run = command.stdout(std::process::Stdio::piped()).spawn();
        let mut run = run.expect("it starts");
        let mut output = run.stdout.take().expect("a pipe");
        let mut first = [0];
        output.read_exact(&mut first).expect("it prints");
        assert_eq!(&first, b"0");
        (run, output)
    };
    let short = || session.run(&["run", "short.py"]);
    let ran = (Some(0), "short\n", "");

    // Nobody reads any more, so the program is stopped.
    let (mut run, output) = start();
    drop(output);
    run.wait().expect("it ends by itself");
    assert_eq!(told(&short()), ran);

    let (mut run, mut output) = start();
    let reader = std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
    let busy = short();
    assert_eq!(busy.code, Some(1), "{busy:?}");
    assert!(busy.err.contains("`garter stop`"), "{busy:?}");
    assert_eq!(told(&session.run(&["stop"])), (Some(0), "", ""));
    assert_eq!(told(&short()), ran);
    run.wait().expect("it ends by itself");
    reader.join().expect("no panic").expect("it reads");
    assert_eq!(
        told(&session.run(&["stop"])),
        (Some(0), "", ""),
        "nothing runs"
    );

    let (mut run, mut output) = start();
    let reader = std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
    assert_eq!(told(&session.run(&["run", "--force", "short.py"])), ran);
    run.wait().expect("it ends by itself");
    reader.join().expect("no panic").expect("it reads");
}

#[test]
fn what_cannot_be_done_is_told_with_what_to_do() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    for (words, part) in [
        (
            &["repl", "--board", "serial:/dev/none"][..],
            "garter boards",
        ),
        (&["sync", "nothing", ":"], "no folder"),
        (&["sync", ".", "lib"], "`:lib`"),
        (&["explain", "GA000"], "lists them all"),
        (&["cat", ":none.py"], "none.py"),
        (&["run", "none.py"], "cannot read none.py"),
    ] {
        let done = session.run(words);
        assert_eq!(
            (done.code, done.out.as_str()),
            (Some(1), ""),
            "{words:?} {done:?}"
        );
        assert!(
            done.err.starts_with("garter: ") && done.err.contains(part),
            "{words:?} {done:?}"
        );
    }
}

#[test]
fn doctor_says_what_is_wrong_and_what_to_do() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    let done = session.run(&["doctor"]);
    assert!(done.out.contains("ok    the daemon answers\n"), "{done:?}");
    assert_eq!(
        done.code,
        Some(i32::from(
            done.out.contains("\nWRONG") || done.out.starts_with("WRONG")
        ))
    );
    assert!(!done.out.contains('\x1b'), "{done:?}");
    // A folder for the socket that cannot be: everything else is still looked at.
    session.write("file", b"");
    let mut command = session.command(&["doctor"]);
    command.env("GARTER_RUNTIME_DIR", session.folder.path().join("file/run"));
    let done = finish(&mut command, b"", PATIENCE);
    assert_eq!(done.code, Some(1), "{done:?}");
    assert!(done.out.contains("WRONG no daemon: "), "{done:?}");
    assert!(done.out.contains("GARTER_RUNTIME_DIR"), "{done:?}");
}

#[test]
fn codes_are_explained() {
    let Some(session) = Session::new() else {
        return;
    };
    let page = session.run(&["explain", "ga205"]);
    assert!(
        page.out
            .starts_with("GA205 break-outside-loop\n\nThere is no loop"),
        "{page:?}"
    );
    assert_eq!(
        session.run(&["explain", "break-outside-loop"]).out,
        page.out
    );
    let list = session.run(&["explain"]).out;
    assert!(
        list.lines().count() > 50 && list.contains("GA401  undefined-name"),
        "{list}"
    );
}

#[test]
fn one_file_is_one_file() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("a.py", b"x = 1\n");
    assert_eq!(session.run(&["check"]).out, "1 file, nothing wrong\n");
    session.write("b.py", b"x = = 1\n");
    let both = session.run(&["check"]);
    assert!(both.out.ends_with("2 files, 1 found\n"), "{both:?}");
    assert!(!both.out.contains('\x1b'), "{both:?}");
}

/// The virtual board ends when its last client leaves and is started for the next.
#[test]
fn commands_that_follow_each_other_closely_find_the_board() {
    let Some(session) = Session::new() else {
        return;
    };
    let _daemon = session.daemon();
    for _ in 0..10 {
        let done = finish(&mut session.command(&["repl"]), b"print(6 * 7)\n", PATIENCE);
        assert!(done.out.contains("\n42\n"), "{done:?}");
        let list = session.run(&["ls", ":"]);
        assert_eq!(list.code, Some(0), "{list:?}");
    }
}

#[test]
fn check_holds_files_against_what_is_set_and_what_the_command_line_says() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("main.py", b"import pyb\nnobody\n");
    session.write("garter.toml", b"board = 'pico'\nversion = '1.24'\n");
    let check = |words: &[&str]| {
        let done = session.run(&[&["check"], words].concat());
        let codes: Vec<String> = ["GA301", "GA401", "GA803"]
            .iter()
            .filter(|code| done.out.contains(**code))
            .map(|code| (*code).to_owned())
            .collect();
        (done.code, codes.join(" "), done.err)
    };
    let none = String::new;
    assert_eq!(check(&[]), (Some(1), "GA301 GA401".into(), none()));
    assert_eq!(
        check(&["main.py", "--select", "GA401"]),
        (Some(0), "GA401".into(), none())
    );
    assert_eq!(
        check(&["--ignore", "GA4,missing-module"]),
        (Some(0), none(), none())
    );
    assert_eq!(
        check(&["--board", "pyboard", "-v"]),
        (
            Some(0),
            "GA401".into(),
            "garter check: MicroPython 1.24 on pyboard (stm32) as garter.toml says\n".into()
        )
    );
    assert_eq!(
        check(&["--ignore", "GA777"]).2,
        "garter: there is no code `GA777`; `garter explain` lists them all\n"
    );
    session.write("garter.toml", b"board = 'toaster'\n");
    assert_eq!(check(&[]), (Some(1), "GA401 GA803".into(), none()));
}

#[test]
fn check_takes_standard_input_for_the_file_that_it_will_be() {
    let Some(session) = Session::new() else {
        return;
    };
    let folder = session.folder.path().join("project");
    std::fs::create_dir_all(folder.join("lib")).expect("a folder");
    std::fs::write(folder.join("garter.toml"), b"board = 'pico'\n").expect("writable");
    std::fs::write(folder.join("beside.py"), b"x = 1\n").expect("writable");
    let text = b"import pyb\nimport beside\nprint(beside.x, pyb)\n";
    let name = ["check", "-", "--stdin-filename", "project/main.py"];
    let done = session.run_with(&name, text);
    assert_eq!(done.code, Some(1), "{done:?}");
    assert!(done.out.starts_with("project/main.py:1:8:"), "{done:?}");
    assert!(
        done.out.contains("GA301") && !done.out.contains("beside"),
        "{done:?}"
    );
    let done = session.run_with(&["check", "-"], b"print(nobody)\n");
    assert!(done.out.starts_with("stdin.py:1:7:"), "{done:?}");
    let done = session.run_with(&["check", "-", "--fix"], b"import os\n");
    let said = "garter: what comes from standard input cannot be mended\n";
    assert_eq!((done.code, done.err.as_str()), (Some(1), said));
}

#[test]
fn check_mends_what_is_safe_to_mend_and_leaves_the_rest() {
    let Some(session) = Session::new() else {
        return;
    };
    let text = "import os  # garter: ignore[GA401]\r\nprint(os.getcwd(), nobody)\r\n";
    session.write("main.py", text.as_bytes());
    session.write("binary.py", b"x = 1  # garter: ignore \xff\n");
    let done = session.run(&["check", "--fix"]);
    assert_eq!(done.err, "garter check: 1 mended\n");
    assert!(done.out.contains("GA401"), "{done:?}");
    let read = |name: &str| std::fs::read(session.folder.path().join(name)).expect("a file");
    let mended = "import os\r\nprint(os.getcwd(), nobody)\r\n";
    assert_eq!(read("main.py"), mended.as_bytes());
    // What is not UTF-8 stays as it is.
    assert_eq!(read("binary.py"), b"x = 1  # garter: ignore \xff\n");
    let again = session.run(&["check", "--fix"]);
    assert_eq!(again.err, "garter check: 0 mended\n");
}

#[test]
fn a_reader_that_leaves_early_is_nothing_to_complain_of() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write("wrong.py", b"x = = 1\n");
    for words in [
        &["explain"][..],
        &["check", "wrong.py"],
        &["py", "--version"],
        &["mpy", "--version"],
        &["doctor"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = session.command(words);
        let out = std::process::Stdio::from(writer.try_clone().expect("the same pipe"));
        let status = command.stdout(out).stderr(writer).status();
        let code = status.expect("garter starts").code();
        assert!(matches!(code, Some(0 | 1)), "{words:?}: {code:?}");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = session.command(words);
        let output = command.stdout(writer).output().expect("garter starts");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    }
}
