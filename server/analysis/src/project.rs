//! What the modules of a project offer one another: functions, classes, and what these do that an
//! interrupt must not.

mod glance;
mod outward;
mod reach;
mod seat;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::behaviour::{EffectKind, FunctionAt, Program, Running, Shape};
use crate::catalogue::{Targets, Verdict, catalogue};
use crate::diagnostic::Related;
use crate::lint::{BUFFER_MAKER, done_by};
use crate::name::Name;
use crate::names::{Together, is_relative};
use outward::{Outward, outward};

pub use glance::import_words;
pub use reach::{Imported, Links, Roster, reached};
pub(crate) use seat::Seat;

/// A module of a project, as those who import it need to know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Module {
    functions: HashMap<String, Offered>,
    classes: HashMap<String, OfferedClass>,
    /// The names that it binds, of a file that others run after.
    binds: HashSet<String>,
    /// Whether it may bind others too.
    is_open: bool,
    /// Whether it makes a buffer for exceptions in interrupts.
    makes_buffer: bool,
    /// Whether it may hand functions to interrupts.
    has_handlers: bool,
}

/// A function or method that a module offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered {
    pub(crate) name: Name,
    /// The parameters, without the object that a method is of.
    pub(crate) shape: Option<Shape>,
    pub(crate) running: Running,
    /// Whether it ever gives a value back.
    pub(crate) gives: bool,
    /// Where its name stands.
    pub(crate) place: Related,
    /// What it surely does that an interrupt must not.
    pub(crate) does: Vec<Done>,
    /// What it surely calls in other files.
    calls: Vec<Outward>,
}

/// Something that an interrupt must not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) kind: EffectKind,
    /// The calls that lead there, and the place itself last.
    pub(crate) through: Vec<Related>,
}

/// A class that a module offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfferedClass {
    /// What makes an object of it, when that is certain.
    pub(crate) init: Option<Offered>,
    methods: HashMap<String, Offered>,
}

impl OfferedClass {
    /// A method.
    pub(crate) fn method(&self, name: &str) -> Option<&Offered> {
        self.methods.get(name)
    }
}

impl Module {
    /// What a text offers that is in this file; what its functions do, if that is wanted.
    pub(crate) fn of(
        program: &Program<'_>,
        together: &Together<'_>,
        path: &Path,
        with_deeds: bool,
    ) -> Module {
        let offered = |at: FunctionAt| offered(program, at, path, with_deeds);
        let mut functions = program.functions();
        let mut module = Module {
            makes_buffer: functions.any(|(_, function)| function.calls(BUFFER_MAKER)),
            has_handlers: program.has_handlers(),
            ..Module::default()
        };
        if path.ends_with("boot.py") {
            module.binds = together.names().map(str::to_owned).collect();
            module.is_open = together.unwritten;
        }
        for (name, at) in program.global_functions() {
            if let Some(function) = offered(at) {
                module.functions.insert(name.to_owned(), function);
            }
        }
        for class in program.global_classes() {
            let init = program.method(class, "__init__", 8);
            let methods = program.member_names(class).into_iter().filter_map(|name| {
                let at = program.method(class, name, 8)?;
                Some((name.to_string(), offered(at)?))
            });
            let methods = methods.collect();
            module.classes.insert(
                class.name.to_string(),
                OfferedClass {
                    init: init.filter(|_| class.is_plain).and_then(offered),
                    methods,
                },
            );
        }
        module
    }

    /// Whether it may hand functions to interrupts: then it matters what other modules do.
    pub fn has_handlers(&self) -> bool {
        self.has_handlers
    }

    /// All functions and methods.
    fn offered(&self) -> impl Iterator<Item = &Offered> {
        let methods = self.classes.values();
        let methods = methods.flat_map(|it| it.init.iter().chain(it.methods.values()));
        self.functions.values().chain(methods)
    }

    fn offered_mut(&mut self) -> impl Iterator<Item = &mut Offered> {
        let methods = self.classes.values_mut();
        let methods = methods.flat_map(|it| it.init.iter_mut().chain(it.methods.values_mut()));
        self.functions.values_mut().chain(methods)
    }
}

fn offered(
    program: &Program<'_>,
    at: FunctionAt,
    path: &Path,
    with_deeds: bool,
) -> Option<Offered> {
    let function = program.function(at)?;
    let there = |range: Range<usize>, message: String| Related {
        file: Some(path.to_path_buf()),
        range,
        message,
    };
    let does = with_deeds.then(|| done_by(program, at));
    let does = does.into_iter().flatten();
    let does = does.map(|(kind, through)| Done {
        kind,
        through: through
            .into_iter()
            .map(|(range, message)| there(range, message))
            .collect(),
    });
    let calls = with_deeds.then(|| outward(program, at, path));
    Some(Offered {
        name: function.name.clone(),
        shape: function.shape.clone(),
        running: function.running,
        gives: function.gives,
        place: there(program.place(at)?, "it is defined here".to_owned()),
        does: does.collect(),
        calls: calls.unwrap_or_default(),
    })
}

/// The modules of a project, by the names they are imported by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// None where several files could be meant.
    modules: HashMap<String, Option<Arc<Module>>>,
    roots: Vec<PathBuf>,
    /// Whether one of them makes a buffer for exceptions in interrupts.
    makes_buffer: bool,
    /// Whether what functions do was followed from file to file.
    is_followed: bool,
}

impl Project {
    /// The modules in the files of folders, which is what boards find modules in; so are `lib` and
    /// `src` in them.
    pub fn new<'p>(
        roots: &[PathBuf],
        files: impl Iterator<Item = (&'p PathBuf, Arc<Module>)>,
    ) -> Self {
        let mut project = Project::not_followed(roots, files);
        project.is_followed = true;
        project.follow();
        project
    }

    /// The same for files none of which hands functions to interrupts: what functions do is not
    /// followed from file to file, which takes as long as all else.
    pub fn not_followed<'p>(
        roots: &[PathBuf],
        files: impl Iterator<Item = (&'p PathBuf, Arc<Module>)>,
    ) -> Self {
        let mut project = Project {
            modules: HashMap::new(),
            roots: roots.to_vec(),
            makes_buffer: false,
            is_followed: false,
        };
        for (path, module) in files {
            project.makes_buffer |= module.makes_buffer;
            if let Some(name) = project.name_of(path) {
                let entry = project.modules.entry(name);
                entry
                    .and_modify(|several| *several = None)
                    .or_insert(Some(module));
            }
        }
        project
    }

    /// Whether what functions do was followed from file to file.
    pub fn is_followed(&self) -> bool {
        self.is_followed
    }

    /// The same as a part of a project in which some file, of this part or another, makes a buffer
    /// for exceptions in interrupts or none does.
    pub fn with_buffer(self, makes_buffer: bool) -> Self {
        Project {
            makes_buffer,
            ..self
        }
    }

    /// Whether it has one of these modules.
    pub fn has_any(&self, names: &HashSet<String>) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Whether one of the modules makes a buffer for exceptions in interrupts, or may when there
    /// `are_others` and none is known.
    pub(crate) fn may_make_buffer(&self, are_others: bool) -> bool {
        self.makes_buffer || are_others && self.modules.is_empty()
    }

    /// Whether it has a module of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.module(name).is_some()
    }

    /// Whether a module that a file calls by this name may be one of them.
    fn may_have(&self, name: &str) -> bool {
        is_relative(name) || self.modules.contains_key(name)
    }

    fn module(&self, name: &str) -> Option<&Module> {
        let found = self.modules.get(name)?.as_deref()?;
        let built_in = catalogue().has_module(name, Targets::all()) == Verdict::There;
        (!built_in).then_some(found)
    }
}

/// The name by which a file of a project is imported.
pub fn module_name(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let mut parts = Vec::new();
    for part in inside.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
            Component::CurDir => {}
            _ => return None,
        }
    }
    if parts.len() > 1 && matches!(parts.first()?.as_str(), "lib" | "src") {
        parts.remove(0);
    }
    if parts.len() > 1 && parts.last()? == "__init__" {
        parts.pop();
    }
    Some(parts.join("."))
}

#[cfg(test)]
mod tests {
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
}
