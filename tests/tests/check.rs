//! `garter check` and `garter explain`: what is wrong with a program.

use garter_tests::session::Session;

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
