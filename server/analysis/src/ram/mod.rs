//! What a file costs in a board's memory, found out by importing it on a machine like the
//! board's: the same compiler, the same loader, the same heap of the same blocks.
//!
//! Nothing is connected to that machine, so a statement of the module that needs what is not
//! there is not run: its names are bound to something that stands in, what it would have kept is
//! not counted, and the answer says so.

mod draft;
mod fits;
mod image;
mod parts;
mod search;
mod trial;
mod world;

use std::collections::HashSet;
use std::ops::Range;

use garter_compiler::{Error, Native, Options, compile};
use garter_runtime::heap::BLOCK_BYTES;
use garter_runtime::{Profile, Vm};

use crate::names::{Names, Summary};
use crate::occurrence::tree;
use crate::surroundings::Surroundings;
use crate::symbol::Symbol;
use draft::Draft;
pub use fits::{too_large, written};
use image::Image;
pub use parts::{Part, PartKind};
pub use search::least_memory;
use trial::{Failure, File};

/// What kind of board is asked about.
#[derive(Clone, Copy)]
pub struct Machine {
    /// Its modules, names and limits.
    pub profile: &'static Profile,
    /// Slots of its stack.
    pub stack_slots: usize,
}

/// What a file costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ram {
    /// Bytes of the `.mpy` file.
    pub mpy_bytes: usize,
    /// Bytes of heap that it keeps once it is imported.
    pub kept: usize,
    /// Bytes of heap that must be free to import its source.
    pub needed: usize,
    /// Bytes of heap that must be free to import its `.mpy` file.
    pub needed_as_mpy: usize,
    /// Most bytes that compiling it takes, the source not counted.
    pub compiling: usize,
    /// What it is made of, in the order of the text.
    pub parts: Vec<Part>,
    /// What is not counted.
    pub gaps: Vec<Gap>,
}

/// A statement of which is not known what it keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Its first line.
    pub range: Range<usize>,
    /// Why.
    pub why: String,
}

/// How many statements may be run as something less before the rest is left out.
const PATIENCE: usize = 24;
/// Bytes of heap that are enough for what most modules keep.
const ROOM: usize = 128 * 1024;
/// Bytes of heap beyond which a module is given up.
const MOST_ROOM: usize = 16 * 1024 * 1024;

/// What a file costs on a machine, and what its `symbols` do; none when it does not compile.
/// What the modules of the project `around` it keep is theirs.
pub fn ram(
    text: &str,
    module: &str,
    machine: &Machine,
    symbols: &[Symbol],
    around: &Surroundings,
) -> Option<Ram> {
    ram_beyond(0, text, module, machine, symbols, around)
}

/// The same of a file that may not fit into the heap of the board that it is for; none when it
/// surely does, which is found out sooner.
pub fn ram_if_large(
    text: &str,
    module: &str,
    machine: &Machine,
    symbols: &[Symbol],
    around: &Surroundings,
) -> Option<Ram> {
    // What is enough nearly always is never more than half above what was enough once.
    let half = around.heap? as usize / 2;
    ram_beyond(half, text, module, machine, symbols, around)
}

/// What a file costs; none when so many bytes are enough for it.
fn ram_beyond(
    enough: usize,
    text: &str,
    module: &str,
    machine: &Machine,
    symbols: &[Symbol],
    around: &Surroundings,
) -> Option<Ram> {
    let (image, compiling) = compiled(text, module)?;
    let facts = Image::read(&image)?;
    let (stand_ins, mut gaps) = stand_ins(text, machine, around);
    let mut room = ROOM + text.len() + 2 * compiling;
    let mut draft = Draft::new(text);
    let mut left = PATIENCE;
    let (run, (kept, values)) = loop {
        let run = draft.text();
        let file = File {
            module,
            bytes: run.as_bytes(),
            is_image: false,
            stand_ins: &stand_ins,
        };
        let compiled_run = compiled(&run, module);
        let run_facts = compiled_run.and_then(|(image, _)| Image::read(&image))?;
        let found = file.import(machine, room, |vm, imported| {
            let values = parts::values(vm, imported.module);
            let used = |vm: &Vm<'_>| vm.heap.statistics().used_blocks as usize * BLOCK_BYTES;
            let before = used(vm);
            for name in &facts.names {
                // Without memory it is not counted: there is more than any board has.
                let _ = vm.heap.intern(name.as_bytes());
            }
            (imported.kept + (used(vm) - before), values)
        });
        match found {
            Ok((kept, values)) => {
                let kept = (kept + facts.lasting()).saturating_sub(run_facts.lasting());
                break (run, (kept, values));
            }
            Err(Failure::OutOfMemory) if room < MOST_ROOM => room *= 4,
            Err(Failure::OutOfMemory) => return None,
            Err(Failure::Raised { line, what }) => {
                note(&mut draft, line, &what, &mut left, &mut gaps)?;
            }
            Err(Failure::Endless { line }) => {
                note(&mut draft, line, "it does not end", &mut left, &mut gaps)?;
            }
        }
    };
    let fits = |free: usize| {
        let file = File {
            module,
            bytes: run.as_bytes(),
            is_image: false,
            stand_ins: &stand_ins,
        };
        file.import(machine, free, |_, _| ()).is_ok()
    };
    if enough > 0 && fits(enough) {
        return None;
    }
    let needed = least_memory(text.len() + compiling + kept / 2, room, fits);
    let (run_image, _) = compiled(&run, module)?;
    let fits = |free: usize| {
        let file = File {
            module,
            bytes: &run_image,
            is_image: true,
            stand_ins: &stand_ins,
        };
        file.import(machine, free, |_, _| ()).is_ok()
    };
    let needed_as_mpy = least_memory(image.len() + kept, room, fits);
    gaps.sort_by_key(|gap| gap.range.start);
    Some(Ram {
        mpy_bytes: image.len(),
        kept,
        needed,
        needed_as_mpy,
        compiling,
        parts: parts::parts(symbols, &facts, &values),
        gaps,
    })
}

/// Takes note of a statement that could not be run, which will be run as less; none when nothing
/// is left to be done.
fn note(
    draft: &mut Draft<'_>,
    line: Option<usize>,
    why: &str,
    left: &mut usize,
    gaps: &mut Vec<Gap>,
) -> Option<()> {
    let line = line?;
    if *left == 0 {
        return None;
    }
    *left -= 1;
    if *left == 0 {
        draft.give_up(line);
    }
    match draft.lessen(line) {
        Some(range) if gaps.iter().all(|gap| gap.range != range) => gaps.push(Gap {
            range,
            why: why.to_owned(),
        }),
        Some(_) => {}
        None => draft.give_up(line),
    }
    Some(())
}

/// The image of a text, and what compiling it takes.
fn compiled(text: &str, module: &str) -> Option<(Vec<u8>, usize)> {
    let name = format!("{module}.py");
    let options = Options::new(name.as_bytes()).native(Native::AsBytecode);
    let mut words = 16 * 1024 + text.len().saturating_mul(4);
    loop {
        match compile(text.as_bytes(), &options, &mut vec![0; words]) {
            Ok(done) => {
                let image = done
                    .image
                    .words()
                    .iter()
                    .flat_map(|word| word.to_le_bytes());
                let length = garter_bytecode::Bytes::len(&done.image);
                return Some((image.take(length).collect(), done.peak_bytes));
            }
            Err(Error::OutOfMemory { .. }) if words < 1 << 28 => words *= 2,
            Err(_) => return None,
        }
    }
}

/// What the names of a text mean.
fn summary(text: &str) -> Summary {
    let tree = tree(text);
    Summary::of(&crate::lint::Part::new(&tree, &Names::of(&tree)), 0)
}

/// The modules that something must stand in for.
fn stand_ins(text: &str, machine: &Machine, around: &Surroundings) -> (Vec<String>, Vec<Gap>) {
    let mut seen = HashSet::new();
    let (mut modules, mut gaps) = (Vec::new(), Vec::new());
    for import in summary(text).imports {
        let first = import.module.split('.').next().unwrap_or_default();
        if !around.is_own(first) && (machine.has(first) || import.guard.module) {
            continue;
        }
        let mut end = 0;
        while let Some(dot) = import.module[end..].find('.').map(|dot| end + dot) {
            modules.extend(
                seen.insert(import.module[..dot].to_owned())
                    .then(|| import.module[..dot].to_owned()),
            );
            end = dot + 1;
        }
        if seen.insert(import.module.to_string()) {
            gaps.push(Gap {
                range: import.range.clone(),
                why: format!("what `{}` keeps is not counted here", import.module),
            });
            modules.push(import.module.to_string());
        }
    }
    (modules, gaps)
}

impl Machine {
    /// Whether it has a module of this name.
    fn has(&self, module: &str) -> bool {
        garter_runtime::modules::offers(self.profile.modules, module.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Machine, Ram, ram};
    use crate::{Surroundings, analyse};

    static PROFILE: garter_runtime::Profile = garter_board::PYBOARD;

    fn cost(text: &str) -> Option<Ram> {
        let machine = Machine {
            profile: &PROFILE,
            stack_slots: 4096,
        };
        let around = Surroundings {
            modules: Some(Arc::new(["helper".to_owned()].into())),
            ..Surroundings::default()
        };
        ram(text, "m", &machine, &analyse(text).symbols(), &around)
    }

    fn of(text: &str) -> Ram {
        cost(text).expect("it compiles")
    }

    #[test]
    fn a_file_that_does_not_compile_has_no_cost() {
        assert_eq!(cost("def f(:\n"), None);
    }

    #[test]
    fn data_is_counted_by_running_what_makes_it() {
        let (small, large) = (
            of("x = bytearray(100)\n"),
            of("x = bytearray(4000 + 100)\n"),
        );
        assert_eq!(large.kept - small.kept, 4000);
        assert!(large.needed > small.needed + 2000);
        assert_eq!(large.gaps, []);
        assert!(large.parts[0].kept >= 4100, "{:?}", large.parts);
    }

    #[test]
    fn methods_and_functions_have_their_shares() {
        let text = "class Motor:\n    def step(self, n):\n        return [n] * 3\n\n\ndef go():\n    def inner():\n        return b'0123456789abcdef'\n    return inner\n";
        let ram = of(text);
        let names: Vec<_> = ram.parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["Motor", "Motor.step", "go", "go.inner"]);
        let [class, step, go, inner] = ram.parts.as_slice() else {
            panic!("{:?}", ram.parts);
        };
        assert!(class.kept > step.kept && step.kept > step.bytecode);
        assert!(go.kept > inner.kept && inner.constants == 32, "{ram:?}");
        assert!(step.stack > 0 && ram.kept > class.kept + go.kept);
    }

    #[test]
    fn what_is_not_there_is_told_and_the_rest_is_counted() {
        let text = "import helper\nfrom machine import Pin, Nothing\n\nled = Nothing(Pin('X1'))\n\n\nclass Lamp(Nothing):\n    def on(self):\n        return helper.on(self)\n";
        let ram = of(text);
        let gaps: Vec<_> = ram
            .gaps
            .iter()
            .map(|gap| &text[gap.range.clone()])
            .collect();
        assert_eq!(
            gaps,
            [
                "helper",
                "from machine import Pin, Nothing",
                "class Lamp(Nothing):"
            ]
        );
        assert!(
            ram.parts
                .iter()
                .any(|part| part.name == "Lamp.on" && part.kept > 50),
            "{ram:?}"
        );
    }

    #[test]
    fn a_loop_without_end_is_left_out() {
        let ram = of("n = 0\nwhile True:\n    n += 1\n");
        assert_eq!(ram.gaps.len(), 1);
        let ram = of("while True:\n    try:\n        n = 1\n    except:\n        pass\n");
        assert_eq!(ram.gaps.len(), 1);
    }

    /// Short sleeps, in which nothing but looking at the clock lets time pass, included.
    #[test]
    fn timers_run_while_a_module_waits() {
        let ram = of(
            "import time\nfrom machine import Timer\n\nn = [0]\n\n\ndef f(t):\n    n[0] += 1\n\n\nTimer(-1, period=10, callback=f)\nwhile n[0] < 5:\n    time.sleep_ms(1)\n",
        );
        assert_eq!(ram.gaps, []);
    }

    #[test]
    fn guarded_modules_may_be_missing() {
        let text =
            "try:\n    import uasyncio_missing\nexcept ImportError:\n    uasyncio_missing = None\n";
        assert_eq!(of(text).gaps, []);
    }
}
