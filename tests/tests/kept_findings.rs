//! `garter check` keeps what it found, and tells the same as if it had looked at everything again:
//! whatever was changed since, and whatever happened to the files that it keeps.

use std::fs;
use std::path::PathBuf;

use garter_tests::session::Session;

/// A project in which files take from one another.
const PROJECT: [(&str, &str); 7] = [
    ("boot.py", "import pyb\nled = pyb.LED(1)\n"),
    (
        "main.py",
        "import pyb\nfrom lamps.upper import Panel\nimport driver\npanel = Panel()\nled.on()\nx = driver.convert(1, 2)\ndef tick(t):\n    panel.show()\npyb.Timer(4, freq=10, callback=tick)\n",
    ),
    (
        "driver.py",
        "def convert(raw, scale):\n    return raw / scale\n",
    ),
    ("lamps/__init__.py", ""),
    (
        "lamps/upper.py",
        "from . import lower\nclass Panel:\n    def show(self):\n        lower.blink()\n",
    ),
    (
        "lamps/lower.py",
        "from ..deep import work\ndef blink():\n    work(1)\n",
    ),
    ("deep.py", "def work(n):\n    return [n]\n"),
];

fn project() -> Option<Session> {
    let session = Session::new()?;
    fs::create_dir(session.folder.path().join("lamps")).expect("a folder");
    for (path, text) in PROJECT {
        session.write(path, text.as_bytes());
    }
    Some(session)
}

/// What is told now, held against what is told when nothing is kept.
#[track_caller]
fn told(session: &Session) -> String {
    let kept = session.run(&["check", ".", "--format", "json"]);
    let anew = session.run(&["check", ".", "--format", "json", "--no-cache"]);
    assert_eq!(
        (kept.out.as_str(), kept.code),
        (anew.out.as_str(), anew.code)
    );
    assert_eq!(kept.err, "");
    kept.out
}

/// The files that are kept.
fn kept(session: &Session) -> Vec<PathBuf> {
    let folder = session.cache().join("findings");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

#[test]
fn a_change_reaches_the_files_that_it_has_a_say_in() {
    let Some(session) = project() else {
        return;
    };
    let first = told(&session);
    assert_eq!(told(&session), first);
    // Three files away an interrupt handler makes a list no longer.
    session.write("deep.py", b"def work(n):\n    return n\n");
    assert_ne!(told(&session), first);
    for (path, text, code) in [
        ("driver.py", "def convert(raw):\n    return raw\n", "GA405"),
        ("boot.py", "import pyb\n", "GA402"),
        ("garter.toml", "board = 'esp8266'\n", "GA301"),
    ] {
        session.write(path, text.as_bytes());
        assert!(told(&session).contains(code), "{path}");
    }
    // A second file of a name, and a module that hides one that is built in.
    fs::create_dir(session.folder.path().join("lib")).expect("a folder");
    for (path, text) in [
        ("lib/driver.py", ""),
        ("pyb.py", "LED = 1\n"),
        ("later.py", "import main\nmain.tick()\n"),
    ] {
        session.write(path, text.as_bytes());
        told(&session);
    }
    fs::remove_file(session.folder.path().join("lib/driver.py")).expect("it is there");
    told(&session);
}

#[test]
fn edits_by_chance_change_no_answer() {
    let Some(session) = project() else {
        return;
    };
    let pieces = [
        "import driver\n",
        "driver.convert(1)\n",
        "from lamps import lower, upper\nlower.blink(1)\n",
        "from deep import *\n",
        "import micropython\nmicropython.alloc_emergency_exception_buf(100)\n",
        "def work():\n    print(1)\n",
        "from .upper import Panel\nPanel(1)\n",
        "def broken(:\n",
        "import lamps.lower\nlamps.lower.blink(2)\n",
        "class Panel:\n    def show(self, n):\n        import deep\n        deep.work()\n",
    ];
    // Numbers that look like chance and are the same each time.
    let mut state = 12345_usize;
    let mut chance = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..60 {
        let (path, _) = PROJECT[chance(PROJECT.len())];
        let whole = session.folder.path().join(path);
        let text = fs::read_to_string(&whole).expect("it is there");
        let piece = pieces[chance(pieces.len())];
        let text = match chance(4) {
            0 => piece.to_owned(),
            1 => format!("{text}{piece}"),
            2 => format!("{piece}{text}"),
            _ => text.replacen(piece, "", 1),
        };
        session.write(path, text.as_bytes());
        told(&session);
    }
}

#[test]
fn damaged_and_foreign_files_do_no_harm() {
    let Some(session) = project() else {
        return;
    };
    let first = told(&session);
    let files = kept(&session);
    let [file] = &files[..] else {
        panic!("{files:?}");
    };
    let sound = fs::read(file).expect("it is there");
    let damages: [fn(&mut Vec<u8>); 6] = [
        Vec::clear,
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.extend(b"more"),
        |bytes| bytes.fill(0xff),
        |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x40;
        },
        // Of another program.
        |bytes| bytes[20] ^= 1,
    ];
    for damage in damages {
        let mut bytes = sound.clone();
        damage(&mut bytes);
        fs::write(file, bytes).expect("it can be written");
        assert_eq!(told(&session), first);
        assert_eq!(fs::read(file).expect("it is there"), sound);
    }
    fs::remove_file(file).expect("it is there");
    fs::create_dir(file).expect("a folder in its place");
    assert_eq!(told(&session), first);
}

#[test]
fn runs_at_the_same_time_do_not_disturb_one_another() {
    let Some(session) = project() else {
        return;
    };
    let first = told(&session);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for words in [&["check", "."][..], &["check", ".", "--ignore", "GA4"]] {
                    let done = session.run(words);
                    assert_eq!(done.err, "");
                }
            });
        }
    });
    assert_eq!(told(&session), first);
    let whole = |path: &PathBuf| path.extension().is_none();
    assert!(kept(&session).iter().all(whole), "{:?}", kept(&session));
}

#[test]
fn nothing_is_kept_when_that_is_not_wanted_and_never_too_much() {
    let Some(session) = project() else {
        return;
    };
    session.run(&["check", ".", "--no-cache"]);
    session.run(&["check", "main.py"]);
    assert_eq!(kept(&session), Vec::<PathBuf>::new());
    for number in 0..70 {
        let folder = format!("part{number}");
        fs::create_dir(session.folder.path().join(&folder)).expect("a folder");
        session.write(&format!("{folder}/a.py"), b"x = 1\n");
        session.run(&["check", &folder]);
    }
    assert_eq!(kept(&session).len(), 64);
}
