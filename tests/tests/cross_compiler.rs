//! `garter mpy` does what the official cross compiler does with the same words: the same exit
//! code, output and files, and its words for what is wrong.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use garter_tests::session::{Session, finish};
use garter_tests::{Official, session};

/// Command lines, words apart by blanks. `<` first: a program comes on standard input. The word
/// `NAME_OF_255` stands for a name of so many bytes.
const SAME: [&str; 63] = [
    "a.py",
    "-o out.mpy a.py",
    "a.py -o out.mpy",
    "-o - a.py",
    "-o folder/out.mpy a.py",
    "-s shown.py a.py",
    "-s shown.py -o - a.py",
    "-O a.py",
    "-O0 a.py",
    "-O1 a.py",
    "-O2 a.py",
    "-O3 a.py",
    "-OO a.py",
    "-OOO a.py",
    "-O9 a.py",
    "-Ox a.py",
    "-X no-source-lines a.py",
    "-X source-lines a.py",
    "-X emit=bytecode a.py",
    "-X heapsize=1m a.py",
    "-X heapsize=100k a.py",
    "-msmall-int-bits=16 a.py",
    "-msmall-int-bits=0 a.py",
    "-msmall-int-bits=99 a.py",
    "-msmall-int-bits= a.py",
    "-march=armv7emsp a.py",
    "-march=x64 a.py",
    "-march=host a.py",
    "-march=debug a.py",
    "-march-flags=zba a.py",
    "-march=rv32imc -march-flags=zba,zcmp a.py",
    "-march=rv32imc -march-flags=2 a.py",
    "-march=rv32imc -march-flags=0 a.py",
    "-march=rv32imc -march-flags=zba, a.py",
    "-march=rv32imc -march-flags=0b11 a.py",
    "-- a.py",
    "-o out.mpy -- -dash.py",
    "folder/b.py",
    "no_suffix",
    "< -",
    "< - -o out.mpy",
    "< - -o -",
    "< -s name.py -",
    "< -O2 -",
    "bad.py",
    "-s shown.py bad.py",
    "-s shown.py late.py",
    "-v -v a.py",
    "-msmall-int-bits=0x10 a.py",
    "-msmall-int-bits=010 a.py",
    "-msmall-int-bits=-1 a.py",
    "-o - -- a.py",
    "nul.py",
    "-X emit=native -X emit=bytecode a.py",
    "-X no-source-lines -X source-lines a.py",
    "-X source-lines -X no-source-lines a.py",
    "-msmall-int-bits=99999999999999999999 a.py",
    "-msmall-int-bits=-99999999999999999999 a.py",
    "-march=rv32imc -march-flags=0X1 a.py",
    "-march=rv32imc -march-flags=0o3 a.py",
    "-o link a.py",
    "-o leads_nowhere a.py",
    "-s NAME_OF_255 a.py",
];

/// Command lines that are refused: what the official compiler says, ours begins with, where it
/// says something about the words.
const REFUSED: [(&str, &str); 37] = [
    ("", "no input file"),
    ("--", "no input file"),
    ("-O2", "no input file"),
    ("-s name.py", "no input file"),
    ("-o out.mpy a.py folder/b.py", "multiple input files"),
    (
        "-march=rv32imc -march-flags=4 a.py",
        "unrecognised arch flags",
    ),
    (
        "-march=rv32imc -march-flags= a.py",
        "unrecognised arch flags",
    ),
    ("-march=x64 -march-flags=1 a.py", "unrecognised arch flags"),
    ("-march-flags=x -march=host a.py", "unrecognised arch flags"),
    ("-march=z80 a.py", ""),
    ("-march= a.py", ""),
    ("-march a.py", ""),
    ("-q a.py", ""),
    ("--nothing a.py", ""),
    ("-X nothing a.py", ""),
    ("-X emit=nothing a.py", ""),
    ("-X emit=native a.py", ""),
    ("-X", ""),
    ("-o", ""),
    ("-s", ""),
    ("-msmall-int-bits=x a.py", ""),
    ("absent.py", ""),
    ("folder", ""),
    ("-o absent/out.mpy a.py", ""),
    ("-vv a.py", ""),
    ("-v", ""),
    ("-q --version", ""),
    ("-- --version", ""),
    ("-- --", ""),
    ("-msmall-int-bits=1x a.py", ""),
    ("-msmall-int-bits=08 a.py", ""),
    ("-o folder a.py", ""),
    ("-o folder/ a.py", ""),
    (
        "-march=rv32imc -march-flags=01 a.py",
        "unrecognised arch flags",
    ),
    (
        "-march=rv32imc -march-flags=+1 a.py",
        "unrecognised arch flags",
    ),
    ("-s NAME_OF_256 a.py", "RuntimeError: name too long"),
    ("-s NAME_OF_256 bad.py", "RuntimeError: name too long"),
];

const FILES: [(&str, &str); 7] = [
    ("nul.py", "x = 'a\0b' # \0\n"),
    (
        "a.py",
        "import x\n\ndef f(a):\n    assert a\n    return a + 70000\n",
    ),
    ("folder/b.py", "y = 'é'\n"),
    ("-dash.py", "z = 1\n"),
    ("no_suffix", "z = 2\n"),
    ("bad.py", "x = (\n"),
    ("late.py", "def f():\n    break\n"),
];

/// Exit code, standard output, standard error, and the files afterwards.
type Left = (Option<i32>, Vec<u8>, String, BTreeMap<String, Vec<u8>>);

fn files_in(folder: &Path, before: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("it is there").flatten() {
        let mut name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_symlink() {
            name += " (a link)";
        }
        if entry.path().is_dir() {
            files_in(&entry.path(), &format!("{name}/"), found);
        } else {
            // One link leads nowhere.
            found.insert(name, std::fs::read(entry.path()).unwrap_or_default());
        }
    }
}

fn run(mut command: Command, line: &str) -> Left {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::create_dir(folder.path().join("folder")).expect("a folder can be made");
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    #[cfg(unix)]
    for (to, link) in [("no_suffix", "link"), ("not_yet", "leads_nowhere")] {
        std::os::unix::fs::symlink(to, folder.path().join(link)).expect("a link can be made");
    }
    let input = folder.path().join("late.py");
    let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    for word in &mut words {
        if let Some(length) = word.strip_prefix("NAME_OF_") {
            *word = "n".repeat(length.parse().expect("a number"));
        }
    }
    if words.first().is_some_and(|word| word == "<") {
        words.remove(0);
        let input = std::fs::File::open(folder.path().join("a.py")).expect("it is there");
        command.stdin(input);
    } else {
        command.stdin(Stdio::null());
    }
    assert!(input.exists());
    command.current_dir(folder.path()).args(words);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let done = command.output().expect("it can be started");
    let mut files = BTreeMap::new();
    files_in(folder.path(), "", &mut files);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    (done.status.code(), done.stdout, said, files)
}

fn both(line: &str) -> Option<(Left, Left)> {
    let (official, garter) = (Official::find()?, session::garter()?);
    let mut ours = Command::new(garter);
    ours.arg("mpy");
    Some((run(ours, line), run(official.command(), line)))
}

#[test]
fn the_same_words_do_the_same() {
    for line in SAME {
        let Some((ours, theirs)) = both(line) else {
            return;
        };
        assert_eq!(ours, theirs, "{line}");
    }
}

#[test]
fn what_is_refused_is_refused_in_the_same_words() {
    for (line, words) in REFUSED {
        let Some((ours, theirs)) = both(line) else {
            return;
        };
        assert_eq!(ours.0, theirs.0, "{line}: {ours:?}");
        assert_eq!(ours.3, theirs.3, "{line}");
        assert!(theirs.2.trim_end().starts_with(words), "{theirs:?}");
        let said = ours.2.strip_prefix("garter mpy: ").unwrap_or(&ours.2);
        assert!(
            said.starts_with(words) && !said.is_empty(),
            "{line}: {said}"
        );
    }
}

#[test]
fn the_version_names_the_format() {
    let Some((ours, theirs)) = both("--version") else {
        return;
    };
    let tail = |done: &Left| {
        let text = String::from_utf8_lossy(&done.1).into_owned();
        assert!(text.starts_with("MicroPython v1.29.0"), "{text}");
        text.rsplit(';').next().map(str::to_owned)
    };
    assert_eq!(ours.0, Some(0));
    assert_eq!(tail(&ours), tail(&theirs));
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
