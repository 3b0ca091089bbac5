//! File systems on block devices of a program's own and in memory, as `garter py` has them.

use std::path::{Path, PathBuf};

use garter_tests::session::Session;

/// Runs the programs in `tests/file_systems`, plainly and with a collection at every allocation.
#[test]
fn programs_print_what_the_documentation_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/file_systems");
    let modules: Vec<_> = python_files(&Path::new(folder).join("modules"))
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy();
            (name.into_owned(), std::fs::read(&path).expect("a module"))
        })
        .collect();
    for path in python_files(Path::new(folder)) {
        let program = std::fs::read(&path).expect("a program");
        let expected = std::fs::read_to_string(path.with_extension("out")).expect("its output");
        for options in [&[][..], &["-X", "stress"]] {
            let Some(session) = Session::new() else {
                return;
            };
            for (name, text) in &modules {
                session.write(name, text);
            }
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

/// The Python files of a folder, which has some.
fn python_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "py"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "nothing in {}", folder.display());
    files
}
