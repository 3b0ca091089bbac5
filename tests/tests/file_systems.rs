//! File systems on block devices of a program's own and in memory, as `garter py` has them.

use garter_tests::session::Session;

/// Runs the programs in `tests/file_systems`, plainly and with a collection at every allocation.
#[test]
fn programs_print_what_the_documentation_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/file_systems");
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of programs")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 3);
    for path in programs {
        let program = std::fs::read(&path).expect("a program");
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("its output");
        for options in [&[][..], &["-X", "stress"]] {
            let Some(session) = Session::new() else {
                return;
            };
            session.write("program.py", &program);
            let done = session.run(&[&["py"], options, &["program.py"]].concat());
            assert_eq!(
                (done.code, done.out, done.err),
                (Some(0), expected.clone(), String::new()),
                "{} {options:?}",
                path.display()
            );
        }
    }
}
