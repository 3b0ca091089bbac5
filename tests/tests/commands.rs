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
fn a_mistyped_command_opens_no_editor() {
    let Some(session) = Session::new() else {
        return;
    };
    for words in [&["chekc"][..], &["chekc", "."]] {
        let done = session.run(words);
        assert_eq!(done.code, Some(1), "{done:?}");
        let said = "garter: `chekc` is neither a command nor a file";
        assert!(done.err.starts_with(said), "{done:?}");
    }
}
