//! Where modules come from, and which of them is the program.

use std::time::Duration;

use garter_tests::session::{Session, finish};

use crate::expect;

#[test]
fn a_module_is_run_as_the_program() {
    expect(&["-m", "module"], 0, "__main__\n", "");
}

#[test]
fn a_package_is_run_by_its_module_main() {
    let Some(session) = Session::new() else {
        return;
    };
    std::fs::create_dir_all(session.folder.path().join("pack/inner"))
        .expect("a folder can be made");
    session.write("pack/__init__.py", b"print('first', __name__)\n");
    session.write(
        "pack/__main__.py",
        b"print(__name__, __file__)\nfrom . import x\n",
    );
    session.write("pack/x.py", b"print(__name__)\n");
    session.write(
        "pack/inner/y.py",
        b"print(__name__)\nfrom .. import x\nimport __main__\nprint(__main__.x is x)\n",
    );
    let run = |words: &[&str]| {
        let done = session.run(words);
        (done.code, done.out, done.err)
    };
    assert_eq!(
        run(&["py", "-m", "pack"]),
        (
            Some(0),
            "first pack\n__main__ pack/__main__.py\npack.x\n".into(),
            String::new()
        )
    );
    assert_eq!(
        run(&["py", "-m", "pack.inner.y"]),
        (
            Some(0),
            "first pack\n__main__\npack.x\nTrue\n".into(),
            String::new()
        )
    );
    assert_eq!(
        run(&["py", "-m", "pack.inner"]),
        (
            Some(1),
            "first pack\n".into(),
            "ImportError: no module named 'pack.inner.__main__'\n".into()
        )
    );
}

#[test]
fn modules_come_from_where_the_environment_says() {
    let Some(session) = Session::new() else {
        return;
    };
    std::fs::create_dir_all(session.folder.path().join("lib/deep/pack")).expect("a folder");
    session.write("lib/deep/far.py", b"print('far', __name__)\n");
    session.write("lib/deep/pack/__init__.py", b"print('pack', __name__)\n");
    session.write(
        "lib/deep/pack/__main__.py",
        b"import sys\nprint('main', __name__, sys.argv)\n",
    );
    let run = |words: &[&str]| {
        let mut command = session.command(&[&["py"], words].concat());
        command.env("HOME", session.folder.path());
        command.env("MICROPYPATH", "nowhere:~/lib/deep");
        let done = finish(&mut command, b"", Duration::from_secs(20));
        (done.code, done.out, done.err)
    };
    let said = |out: &str| (Some(0), out.to_owned(), String::new());
    assert_eq!(run(&["-c", "import far"]), said("far far\n"));
    assert_eq!(run(&["-m", "far"]), said("far __main__\n"));
    let wanted = said("pack pack\nmain __main__ ['pack', 'a']\n");
    assert_eq!(run(&["-m", "pack", "a"]), wanted);
    let missing = "ImportError: no module named 'missing'\n".to_owned();
    assert_eq!(run(&["-m", "missing"]), (Some(1), String::new(), missing));
}

#[test]
fn the_folder_of_the_program_is_the_first_place_for_modules() {
    let Some(session) = Session::new() else {
        return;
    };
    std::fs::create_dir(session.folder.path().join("sub")).expect("a folder");
    session.write("sub/beside.py", b"print('beside')\n");
    session.write("sub/main.py", b"import beside, sys\nprint(sys.path[0])\n");
    let done = session.run(&["py", "sub/main.py"]);
    let folder = session.folder.path().canonicalize().expect("it is there");
    assert_eq!(done.out, format!("beside\n{}/sub\n", folder.display()));
}
