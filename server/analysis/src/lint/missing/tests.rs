//! Which imports and names are told to be missing, and which are left alone.

use std::sync::Arc;

use crate::{Code, Interface, Stubs, Surroundings, Targets};

/// What is missing as `code text message`.
fn missing_on(text: &str, around: &Surroundings) -> Vec<String> {
    let found = crate::analyse_in(text, around).diagnostics;
    let shown = found
        .into_iter()
        .filter(|d| matches!(d.code, Code::MissingModule | Code::MissingName))
        .map(|d| format!("{} {} {}", d.code.id(), &text[d.range], d.message));
    shown.collect()
}

fn missing(text: &str) -> Vec<String> {
    missing_on(text, &Surroundings::default())
}

#[test]
fn a_module_has_what_it_takes_from_the_one_in_c() {
    let text = "import rp2\nrp2.PIO(0)\nrp2.StateMachine(0)\nrp2.nothing_of_the_kind\n";
    for minor in 20..=29 {
        let around = Surroundings {
            targets: Targets::of("rp2", Some(minor)).expect("known"),
            called: "it".to_owned(),
            ..Surroundings::default()
        };
        let told = missing_on(text, &around);
        assert_eq!(told.len(), 1, "1.{minor}: {told:?}");
        assert!(
            told[0].contains("nothing_of_the_kind"),
            "1.{minor}: {told:?}"
        );
    }
}

#[test]
fn a_mistyped_module_is_told_with_the_one_that_is_meant() {
    let around = Surroundings {
        modules: Some(Arc::new(
            ["panel".to_owned(), "motors".to_owned(), "motor".to_owned()].into(),
        )),
        ..Surroundings::default()
    };
    for (text, meant) in [
        ("import tiem\n", "time"),
        ("import os, machien as m\n", "machine"),
        ("from netwrok import WLAN\n", "network"),
        ("import panle\n", "panel"),
        ("import umqtt.simlpe\n", "umqtt.simple"),
        ("import contexlib\n", "contextlib"),
    ] {
        let found = crate::analyse_in(text, &around).diagnostics;
        let told = found.iter().find(|it| it.code == Code::MissingModule);
        let told = told.unwrap_or_else(|| panic!("{text} {found:?}"));
        assert!(
            told.message.ends_with(&format!("`{meant}` is meant?")),
            "{told:?}"
        );
        let fix = told.fix.as_ref().expect("a fix");
        assert_eq!(fix.edits[0].text, meant);
    }
    for text in [
        "try:\n    import tiem\nexcept ImportError:\n    tiem = None\n",
        "import timer, times, bmp280, st7789, mine\n",
        "from . import tiem\n",
        "from .tiem import x\n",
    ] {
        assert_eq!(missing_on(text, &around), [""; 0], "{text}");
    }
}

#[test]
fn a_module_of_the_project_is_spelled_as_its_file_but_on_fat() {
    let on = |port: &str| {
        let around = Surroundings {
            targets: Targets::of(port, None).expect("known"),
            modules: Some(Arc::new(
                ["panel".to_owned(), "Led".to_owned(), "led".to_owned()].into(),
            )),
            ..Surroundings::default()
        };
        missing_on("import Panel, panel, LED, Other\n", &around)
    };
    let told = on("rp2");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("GA301 Panel the project has `panel`"),
        "{told:?}"
    );
    assert_eq!(on("stm32"), [""; 0]);
}

fn pyboard() -> Surroundings {
    Surroundings {
        targets: Targets::of("stm32", Some(29)).expect("known"),
        called: "MicroPython 1.29 on stm32".to_owned(),
        ..Surroundings::default()
    }
}

#[test]
fn guards_hold_in_both_branches_nested_and_negated() {
    for condition in [
        "TYPE_CHECKING",
        "not TYPE_CHECKING",
        "sys.platform == 'linux'",
        "sys.platform != 'rp2'",
        "not sys.platform.startswith('esp')",
        "sys.implementation.name == 'micropython'",
        "sys.implementation.name != 'micropython'",
        "hasattr(os, 'environ')",
        "not hasattr(os, 'environ')",
    ] {
        let text = format!(
            "import os, sys\nTYPE_CHECKING = False\n\nif {condition}:\n    import tkinter\n    print(os.environ)\nelse:\n    import multiprocessing\n    print(os.environ)\n\ndef f(x):\n    if x:\n        if {condition}:\n            for _ in x:\n                print(os.environ)\n        elif x > 1:\n            print(os.environ)\n    print(sys, tkinter, multiprocessing)\n"
        );
        assert_eq!(missing(&text), [""; 0], "{text}");
    }
    for (body, handlers) in [
        ("import tkinter", "except ImportError:\n    tkinter = None"),
        (
            "import tkinter",
            "except (ValueError, ImportError):\n    tkinter = None",
        ),
        ("import tkinter", "except:\n    tkinter = None"),
        (
            "import os as tkinter",
            "except ImportError:\n    import tkinter",
        ),
        (
            "import os as tkinter",
            "except ImportError:\n    try:\n        import tkinter\n    except ImportError:\n        import multiprocessing as tkinter",
        ),
    ] {
        let text = format!("try:\n    {body}\n{handlers}\nprint(tkinter)\n");
        assert_eq!(missing(&text), [""; 0], "{text}");
    }
    for text in [
        "try:\n    import tkinter\nexcept ValueError:\n    tkinter = None\nprint(tkinter)\n",
        "try:\n    import tkinter\nfinally:\n    print(1)\nprint(tkinter)\n",
        "import sys\nif sys.platform == 'rp2':\n    x = 1\nimport tkinter\nprint(tkinter)\n",
        "if __name__ == '__main__':\n    import tkinter\n    print(tkinter)\n",
    ] {
        assert_eq!(missing(text).len(), 1, "{text}");
    }
}

#[test]
fn modules_that_no_board_has_are_named() {
    assert_eq!(
        missing("import os\nimport multiprocessing\nimport tkinter as tk\n"),
        [
            "GA301 multiprocessing no module named 'multiprocessing' in MicroPython: only CPython has it",
            "GA301 tkinter no module named 'tkinter' in MicroPython: only CPython has it",
        ]
    );
    assert_eq!(
        missing("from string.templatelib import Template\nprint(Template)\n"),
        [""; 0]
    );
    assert_eq!(
        missing("from itertools import chain\n"),
        [
            "GA301 itertools `itertools` is not built in: `mpremote mip install itertools` puts it on the board"
        ]
    );
}

#[test]
fn what_annotations_are_imported_from_is_told_as_a_hint() {
    assert_eq!(
        missing("from typing import List\n"),
        [
            "GA301 typing `typing` is not built in, and MicroPython needs no annotations: guard the import with `try` and `except ImportError`"
        ]
    );
    let guarded = "try:\n    from typing import List\nexcept ImportError:\n    pass\n";
    assert_eq!(missing(guarded), [""; 0]);
}

#[test]
fn modules_of_other_boards_are_named() {
    assert_eq!(
        missing_on("import esp32\n", &pyboard()),
        ["GA301 esp32 no module named 'esp32' in MicroPython 1.29 on stm32; esp32 has it"]
    );
    assert_eq!(missing("import esp32, pyb, rp2\n"), [""; 0]);
}

#[test]
fn programs_may_put_names_among_the_built_in_ones() {
    let text = "import builtins\nbuiltins.debug = 1\nprint(builtins.debug)\n";
    assert_eq!(missing(text), [""; 0]);
}

#[test]
fn names_that_no_board_has_are_named() {
    assert_eq!(
        missing("import os, time as t\nfrom sys import intern\nprint(os.environ, t.ticks_foo())\n"),
        [
            "GA302 intern module 'sys' has no 'intern' in MicroPython",
            "GA302 environ module 'os' has no 'environ' in MicroPython",
            "GA302 ticks_foo module 'time' has no 'ticks_foo' in MicroPython",
        ]
    );
}

#[test]
fn what_the_author_guards_is_left_alone() {
    for text in [
        "try:\n    import multiprocessing\nexcept ImportError:\n    import tkinter\n",
        "import sys\nif sys.platform == 'linux':\n    import tkinter\n",
        "import os\nif hasattr(os, 'environ'):\n    os.environ\n",
        "import os\nx = os.environ if hasattr(os, 'environ') else None\n",
        "import time\ntry:\n    time.perf_counter()\nexcept AttributeError:\n    pass\n",
        "import sys\nif sys.implementation.name != 'micropython':\n    import os\n    os.environ\n",
        "from . import tkinter\n",
        "import somebody_elses\nsomebody_elses.thing\n",
        "def f(os):\n    return os.environ\nimport os\n",
        "import os\nos = 1\nos.environ\n",
    ] {
        assert_eq!(missing(text), [""; 0], "{text}");
    }
}

#[test]
fn modules_with_stubs_are_there_and_built_in_ones_are_known_all_the_same() {
    let around = Surroundings {
        stubs: Arc::new(Stubs::named(["esp32".to_owned(), "time".to_owned()].into())),
        ..pyboard()
    };
    assert_eq!(
        missing_on(
            "import esp32, time\nesp32.anything\ntime.ticks_foo\n",
            &around
        ),
        ["GA302 ticks_foo module 'time' has no 'ticks_foo' in MicroPython 1.29 on stm32"]
    );
}

#[test]
fn what_stub_files_describe_is_known() {
    let mut stubs = Stubs::default();
    let fancy = "from base import *\nLIMIT: int\ndef blink(times: int, /, pause: int = 1) -> None: ...\nclass Lamp:\n    def __init__(self, pin: int) -> None: ...\n    def on(self) -> None: ...\n";
    stubs.describe("fancy", Arc::new(Interface::of(fancy, true)));
    let base = "def note() -> None: ...\n";
    stubs.describe("base", Arc::new(Interface::of(base, true)));
    let open = "def __getattr__(name: str): ...\n";
    stubs.describe("open", Arc::new(Interface::of(open, true)));
    stubs.describe(
        "time",
        Arc::new(Interface::of("def nap() -> None: ...\n", true)),
    );
    let around = Surroundings {
        stubs: Arc::new(stubs),
        ..pyboard()
    };
    let text = "import fancy, open, time\nfrom fancy import Lamp, Light\nfancy.note(fancy.LIMIT, fancy.blonk)\nopen.anything\ntime.nap()\ntime.ticks_foo\n";
    assert_eq!(
        missing_on(text, &around),
        [
            "GA302 Light module 'fancy' has no 'Light' in its stub file",
            "GA302 blonk module 'fancy' has no 'blonk' in its stub file",
            "GA302 ticks_foo module 'time' has no 'ticks_foo' in MicroPython 1.29 on stm32",
        ]
    );
    let text = "import fancy\nfancy.blink()\nfancy.blink(1, puase=2)\nfancy.blink(1, pause=2)\nlamp = fancy.Lamp(1)\nlamp.on(2)\nlamp.on()\n";
    let found = crate::analyse_in(text, &around).diagnostics;
    let shown = found
        .into_iter()
        .map(|d| format!("{} {}", d.code.id(), d.message));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "GA303 `blink` takes 1 to 2 arguments, 0 are given",
            "GA303 `blink` has no parameter `puase`; `pause` is meant?",
            "GA303 `on` takes no arguments, 1 is given",
        ]
    );
}

#[test]
fn modules_of_the_project_are_there() {
    let around = Surroundings {
        modules: Some(Arc::new(["tkinter".to_owned()].into())),
        ..Surroundings::default()
    };
    assert_eq!(
        missing_on("import tkinter.ttk\ntkinter.x\n", &around),
        [""; 0]
    );
}
