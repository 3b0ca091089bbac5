//! What files of a project say of one another, and what an edit of one costs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Project, module_name};
use crate::{Facts, Surroundings, analyse_file, analyse_in};

/// What is found in a text beside these files.
fn found(files: &[(&str, &str)], text: &str) -> Vec<crate::Diagnostic> {
    found_in("p/main.py", files, text)
}

/// What is found in the text of a file beside these.
fn found_in(file: &str, files: &[(&str, &str)], text: &str) -> Vec<crate::Diagnostic> {
    let early = (
        "p/early.py",
        "import micropython\nmicropython.alloc_emergency_exception_buf(100)\n",
    );
    let files: Vec<(PathBuf, &str)> = files
        .iter()
        .chain([&early])
        .map(|(path, text)| (PathBuf::from(path), *text))
        .collect();
    let modules = files.iter().map(|(path, text)| {
        let facts = analyse_in(text, &Surroundings::default());
        (path, Arc::new(facts.module(path)))
    });
    let around = Surroundings {
        project: Arc::new(Project::new(&[PathBuf::from("p")], modules)),
        ..Surroundings::default()
    };
    let file = Some(Path::new(file));
    analyse_file(text, "", &Facts::default(), &around, file).diagnostics
}

#[test]
fn modules_are_named_by_their_place() {
    let name = |path: &str| module_name(Path::new("p"), Path::new(path));
    assert_eq!(name("p/a.py").as_deref(), Some("a"));
    assert_eq!(name("p/lib/a/b.py").as_deref(), Some("a.b"));
    assert_eq!(name("p/a/__init__.py").as_deref(), Some("a"));
}

const DRIVER: &str = "class Meter:\n    def __init__(self, pin):\n        self.pin = pin\n\n    def read(self, scale):\n        return convert(self.pin.value(), scale)\n\n\ndef convert(raw, scale):\n    return raw / scale\n\n\nasync def wait(ms):\n    print(ms)\n";

#[test]
fn calls_of_other_modules_are_held_against_their_parameters() {
    for (call, range) in [
        ("driver.convert(1)", "(1)"),
        ("driver.Meter()", "()"),
        ("driver.Meter(1).read()", "()"),
        ("driver.Meter(1).read(1, gain=2)", "gain"),
    ] {
        let text = format!("import driver\nx = {call}\n");
        let all = found(&[("p/lib/driver.py", DRIVER)], &text);
        let [only] = &all[..] else {
            panic!("{call} {all:?}")
        };
        assert_eq!(
            (only.code.id(), &text[only.range.clone()]),
            ("GA405", range)
        );
        assert_eq!(only.related[0].file, Some(PathBuf::from("p/lib/driver.py")));
    }
    let text = "from driver import wait\nasync def f():\n    wait(1)\n    await wait(2)\n";
    let all = found(&[("p/driver.py", DRIVER)], text);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].code.id(), "GA408");
}

#[test]
fn interrupts_are_followed_into_other_modules() {
    let text = "import pyb\nfrom driver import Meter\n\nmeter = Meter(1)\n\ndef tick(t):\n    meter.read(2)\n\npyb.Timer(4, freq=10, callback=tick)\n";
    let all = found(&[("p/driver.py", DRIVER)], text);
    let [only] = &all[..] else { panic!("{all:?}") };
    assert_eq!(
        (only.code.id(), &text[only.range.clone()]),
        ("GA601", "meter.read(2)")
    );
    let chain: Vec<&str> = only
        .related
        .iter()
        .map(|place| match &place.file {
            Some(_) => &DRIVER[place.range.clone()],
            None => &text[place.range.clone()],
        })
        .collect();
    assert_eq!(chain, ["tick", "convert", "raw / scale"]);
}

#[test]
fn calls_are_followed_through_several_files() {
    let files = [
        ("p/lamps/__init__.py", "from .upper import Panel\n"),
        (
            "p/lamps/upper.py",
            "from . import lower\nfrom .base import note\nclass Panel:\n    def show(self):\n        self.all()\n    def all(self):\n        note()\n        lower.blink()\n",
        ),
        ("p/lamps/base.py", "def note():\n    pass\n"),
        (
            "p/lamps/lower.py",
            "from ..deep import work\ndef blink():\n    work(1)\n",
        ),
        ("p/deep.py", "def work(n):\n    return [n]\n"),
    ];
    let text = "import pyb\nfrom lamps.upper import Panel\n\npanel = Panel()\n\ndef tick(t):\n    panel.show()\n\npyb.Timer(4, freq=10, callback=tick)\n";
    let all = found(&files, text);
    let [only] = &all[..] else { panic!("{all:?}") };
    assert_eq!(&text[only.range.clone()], "panel.show()");
    let chain: Vec<String> = only
        .related
        .iter()
        .filter_map(|place| {
            let file = place.file.as_ref()?;
            let (_, text) = files.iter().find(|it| Path::new(it.0) == file)?;
            Some(format!(
                "{}: {}",
                file.display(),
                &text[place.range.clone()]
            ))
        })
        .collect();
    assert_eq!(
        chain,
        [
            "p/lamps/upper.py: self.all",
            "p/lamps/upper.py: lower.blink",
            "p/lamps/lower.py: work",
            "p/deep.py: [n]",
        ]
    );
}

#[test]
fn files_that_call_one_another_in_a_circle_end() {
    let files = [
        ("p/a.py", "import b\ndef f():\n    b.f()\n"),
        ("p/b.py", "import a\ndef f():\n    a.f()\n    print()\n"),
    ];
    let text = "import pyb, a\ndef tick(t):\n    a.f()\npyb.Timer(4, freq=10, callback=tick)\n";
    assert_eq!(found(&files, text).len(), 1);
}

#[test]
fn relative_imports_are_of_the_package_of_their_file() {
    let files = [("p/lamps/led.py", "def on(level):\n    print(level)\n")];
    for (text, wanted) in [
        ("from .led import on\non()\n", 1),
        ("from . import led\nled.on()\n", 1),
        ("from ..lamps.led import on\non()\n", 1),
        ("from ..led import on\non()\n", 0),
        ("from .other import on\non()\n", 0),
    ] {
        let found = found_in("p/lamps/main.py", &files, text);
        assert_eq!(found.len(), wanted, "{text} {found:?}");
    }
}

#[test]
fn what_boot_binds_main_has() {
    let files = [("p/boot.py", "import pyb\nled = pyb.LED(1)\n")];
    let text = "led.on()\npyb.delay(1)\nother()\n";
    let shown = |file| {
        let all = found_in(file, &files, text);
        let shown = all.iter().map(|it| text[it.range.clone()].to_owned());
        shown.collect::<Vec<_>>()
    };
    assert_eq!(shown("p/main.py"), ["other"]);
    assert_eq!(shown("p/other.py"), ["led", "pyb", "other"]);
}

#[test]
fn what_cannot_be_known_is_left_alone() {
    for (files, text) in [
        (
            vec![("p/driver.py", DRIVER), ("p/lib/driver.py", DRIVER)],
            "import driver\ndriver.convert()\n",
        ),
        (
            vec![("p/other.py", DRIVER)],
            "import driver\ndriver.convert()\n",
        ),
        (
            vec![("p/driver.py", "def convert(): pass\nconvert = print\n")],
            "import driver\ndriver.convert(1)\n",
        ),
        (
            vec![("p/time.py", "def sleep(): pass\n")],
            "import time\ntime.sleep(1)\n",
        ),
    ] {
        assert_eq!(found(&files, text), [], "{text}");
    }
}

/// Files each of which hands a function to a timer that calls two others, which call two
/// others, and so on.
fn many_files(count: usize) -> Vec<(PathBuf, String)> {
    let file = |n: usize| {
        let (a, b) = ((n * 7 + 1) % count, (n * 13 + 5) % count);
        let text = format!(
            "import pyb\nimport m{a}\nfrom m{b} import work{b}\n\ndef work{n}(value):\n    \
             m{a}.work{a}(value)\n    work{b}(value)\n\ndef tick(timer):\n    work{n}(1)\n    \
             m{a}.work{a}(2)\n\npyb.Timer(4, freq=10, callback=tick)\n"
        );
        (PathBuf::from(format!("p/m{n}.py")), text)
    };
    (0..count).map(file).collect()
}

/// How many functions are looked at for edits in a project of so many files: in the file that
/// is looked at, what it offers staying as it was; in another, adding something; in one that
/// its handlers run through.
fn looked_at(count: usize) -> [usize; 3] {
    let files = many_files(count);
    let module = |path: &Path, text: &str| {
        let facts = analyse_in(text, &Surroundings::default());
        Arc::new(facts.module(path))
    };
    let offered = files.iter().map(|(path, text)| (path, module(path, text)));
    let mut offered: Vec<_> = offered.collect();
    let mut project = Project::new(&[PathBuf::from("p")], offered.iter().cloned());
    let mut looked_at = 0;
    let mut edit = |number: usize, text: &str| {
        let (path, before) = &mut offered[number];
        let now = module(path, text);
        let before = std::mem::replace(before, now.clone());
        let (after, effect) = project.with(&[super::Change {
            path: path.clone(),
            before: Some(before),
            now: Some(now),
        }]);
        project = after;
        let (path, text) = &files[0];
        let around = Surroundings::default().within(Arc::new(project.clone()));
        let facts = analyse_file(text, "", &Facts::default(), &around, Some(path));
        let before = std::mem::replace(&mut looked_at, project.deeds.looked_at());
        let is_affected = facts.questions().have(&effect.names);
        (looked_at - before, is_affected, effect.names.len())
    };
    // The first time all is found.
    edit(0, &files[0].1);
    let own = edit(0, &format!("# note\n{}", files[0].1));
    assert_eq!((own.1, own.2), (false, 0));
    let other = edit(2, &format!("{}\ndef new():\n    pass\n", files[2].1));
    assert_eq!((other.1, other.2), (false, 1));
    let through = edit(1, &files[1].1.replace("(value):", "(value):\n    print()"));
    // Its own handler runs it, too.
    assert_eq!((through.1, through.2), (true, 2));
    [own.0, other.0, through.0]
}

#[test]
fn an_edit_costs_what_depends_on_it_however_many_files_there_are() {
    let most = super::deeds::MOST * 2;
    for count in [400, 1600] {
        let looked_at = looked_at(count);
        assert!(looked_at.iter().all(|it| *it <= most), "{looked_at:?}");
    }
}

#[test]
fn a_second_file_of_the_same_name_matters_for_who_asked_the_first() {
    let module = |path: &str, text: &str| {
        let facts = analyse_in(text, &Surroundings::default());
        Some(Arc::new(facts.module(Path::new(path))))
    };
    let change = |path: &str, before, now| super::Change {
        path: path.into(),
        before,
        now,
    };
    let first = module("p/a.py", "def f(): pass\n");
    let second = module("p/lib/a.py", "def g(): pass\n");
    let nothing = Project::new(&[PathBuf::from("p")], std::iter::empty());
    let (one, _) = nothing.with(&[change("p/a.py", None, first)]);
    let lost = super::Asked::of("a", "f");
    let (two, effect) = one.with(&[change("p/lib/a.py", None, second.clone())]);
    assert!(!two.has("a") && effect.names.contains(&lost));
    let (one, effect) = two.with(&[change("p/lib/a.py", second, None)]);
    assert!(one.has("a") && effect.names.contains(&lost));
}

#[test]
fn what_is_called_in_another_file_and_does_not_run_does_nothing() {
    let files = [
        (
            "p/a.py",
            "import b\ndef f():\n    b.later()\ndef g():\n    b.Box()\n",
        ),
        (
            "p/b.py",
            "def later():\n    print()\n    yield 1\nclass Box:\n    pass\n",
        ),
    ];
    let shown = |function: &str| {
        let text = format!(
            "import pyb, a\ndef tick(t):\n    a.{function}()\npyb.Timer(4, freq=10, callback=tick)\n"
        );
        let all = found(&files, &text);
        let all = all
            .iter()
            .map(|it| (it.code.id(), it.related.last().unwrap().message.clone()));
        all.collect::<Vec<_>>()
    };
    let calls = |what: &str| vec![("GA601", what.to_owned())];
    assert_eq!(shown("f"), calls("`f` calls `later` here"));
    assert_eq!(shown("g"), calls("`g` calls `Box` here"));
}

#[test]
fn versions_are_told_apart_that_somebody_still_asks() {
    let text = "import pyb, a\ndef tick(t):\n    a.f()\npyb.Timer(4, freq=10, callback=tick)\n";
    let path = |name: &str| PathBuf::from(format!("p/{name}.py"));
    let of = |name: &str, text: &str| {
        let facts = analyse_in(text, &Surroundings::default());
        Some(Arc::new(facts.module(&path(name))))
    };
    let change = |name: &str, before: Option<&str>, now: &str| super::Change {
        path: path(name),
        before: before.and_then(|it| of(name, it)),
        now: of(name, now),
    };
    let count = |project: &Project| {
        let around = Surroundings::default().within(Arc::new(project.clone()));
        let main = path("main");
        let all = analyse_file(text, "", &Facts::default(), &around, Some(&main));
        all.diagnostics
            .iter()
            .filter(|it| it.code.id() == "GA602")
            .count()
    };
    let nothing = Project::new(&[PathBuf::from("p")], std::iter::empty());
    let a = "import b\ndef f():\n    b.f()\n";
    let (alone, _) = nothing.with(&[change("a", None, a)]);
    assert_eq!(count(&alone), 0);
    let b = change("b", None, "def f():\n    print()\n");
    let quiet = super::Change {
        before: b.now.clone(),
        ..change("b", None, "def f():\n    pass\n")
    };
    let (loud, effect) = alone.with(&[b]);
    assert_eq!((count(&loud), count(&alone), effect.names.len()), (1, 0, 1));
    let (quiet, _) = loud.with(&[quiet]);
    assert_eq!((count(&loud), count(&quiet), count(&alone)), (1, 0, 0));
    // A second one after the same.
    let (other, _) = alone.with(&[change("c", None, "")]);
    assert_eq!((count(&other), count(&quiet), count(&loud)), (0, 0, 1));
}
