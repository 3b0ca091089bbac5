//! What Tab makes of a line: the rest of a name, or the names it could become.
//!
//! Known are the global names, after a dot the attributes of what stands before it, and after
//! `import` and `from` the modules. Names with an underscore first come only when asked for.

use crate::names::Name;
use crate::value::Value;
use crate::vm::Vm;

/// Columns that a listed name takes, as far as it fits.
const COLUMN: usize = 16;
/// Columns of a line of names.
const WIDTH: usize = 4 * COLUMN;

/// What can be done.
pub(super) enum Completion {
    Nothing,
    /// The name goes on like `name`, from the first number to the second.
    Goes(Name, usize, usize),
    /// So far it is the word `import`, which goes on so.
    Import(&'static str),
    /// There are several, which do not go on alike; they have been listed.
    Listed,
}

/// Where names are looked for.
#[derive(Clone, Copy)]
enum Place {
    Globals,
    Modules,
    Object(Value),
}

/// Completes a line that ends at the cursor.
pub(super) fn complete(vm: &mut Vm<'_>, line: &[u8]) -> Completion {
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.') || *b >= 0x80;
    let start = line.iter().rposition(|b| !is_part(b)).map_or(0, |i| i + 1);
    let (before, chain) = line.split_at(start);
    let dot = chain.iter().rposition(|b| *b == b'.');
    let (place, prefix) = match dot {
        Some(dot) => match object(vm, &chain[..dot]) {
            Some(object) => (Place::Object(object), &chain[dot + 1..]),
            None => return Completion::Nothing,
        },
        None if wants_module(before) => (Place::Modules, chain),
        None => (Place::Globals, chain),
    };
    // The first match, how many there are, and how many bytes all have in common.
    let (mut first, mut count, mut common) = (Name::from_id(0), 0, 0);
    let mut id = 0;
    while let Some(name) = next(vm, place, prefix, &mut id) {
        let text = vm.heap.name_text(name);
        let text = text.get(&vm.heap);
        if count == 0 {
            (first, common) = (name, text.len());
        } else {
            let other = vm.heap.name_text(first);
            let same = |(a, b): &(&u8, &u8)| a == b;
            let pairs = text.iter().zip(other.get(&vm.heap));
            common = common.min(pairs.take_while(same).count());
        }
        count += 1;
    }
    let rest = b"import ".strip_prefix(chain);
    match count {
        0 if before.trim_ascii().is_empty() && !chain.is_empty() => match rest {
            Some(rest) => Completion::Import(core::str::from_utf8(rest).unwrap_or_default()),
            None => Completion::Nothing,
        },
        _ if common > prefix.len() => Completion::Goes(first, prefix.len(), common),
        0 | 1 => Completion::Nothing,
        _ => {
            list(vm, place, prefix);
            Completion::Listed
        }
    }
}

/// Whether a module's name follows.
fn wants_module(before: &[u8]) -> bool {
    let before = before.trim_ascii_start();
    let only_from = |rest: &[u8]| !rest.is_empty() && rest.trim_ascii().is_empty();
    before.starts_with(b"import ") || before.strip_prefix(b"from").is_some_and(only_from)
}

/// What `a.b.c` means now, if it means anything.
fn object(vm: &mut Vm<'_>, chain: &[u8]) -> Option<Value> {
    let mut object = None;
    for part in chain.split(|b| *b == b'.') {
        let name = vm.heap.known_name(part)?;
        object = match object {
            None => vm.heap.dict_get_name(vm.globals_dict()?, name),
            Some(value) => match vm.load_attr_opt(value, name) {
                Ok(found) => found,
                Err(_) => {
                    vm.heap.take_raised();
                    None
                }
            },
        };
        object?;
    }
    object
}

/// The next name, from number `id` on, that a place has and that begins as it should.
fn next(vm: &mut Vm<'_>, place: Place, prefix: &[u8], id: &mut u32) -> Option<Name> {
    while *id < vm.heap.name_limit() {
        let name = Name::from_id(*id);
        *id += 1;
        if !vm.heap.is_name(name) {
            continue;
        }
        let text = vm.heap.name_text(name);
        let text = text.get(&vm.heap);
        let begins = match prefix {
            [] => !text.is_empty() && text[0] != b'_',
            _ => text.starts_with(prefix),
        };
        // Beside the modules of a PC the runtime knows some names that boards bring along as well.
        if begins
            && vm.heap.known_name(text) == Some(name)
            && match place {
                Place::Globals => vm
                    .globals_dict()
                    .is_some_and(|dict| vm.heap.dict_get_name(dict, name).is_some()),
                Place::Modules => crate::modules::has(vm.profile.modules, text),
                Place::Object(object) => vm.has_name(object, name),
            }
        {
            return Some(name);
        }
    }
    None
}

/// Writes the names in columns.
fn list(vm: &mut Vm<'_>, place: Place, prefix: &[u8]) {
    // A full line: the first name begins the next.
    let mut column = WIDTH;
    let mut id = 0;
    while let Some(name) = next(vm, place, prefix, &mut id) {
        let text = vm.heap.name_text(name);
        let len = text.get(&vm.heap).len();
        let mut gap = column.next_multiple_of(COLUMN) - column;
        if gap < 2 {
            gap += COLUMN;
        }
        if column + gap + len <= WIDTH {
            for _ in 0..gap {
                vm.port.write(b" ");
            }
            column += gap + len;
        } else {
            vm.port.write(b"\n");
            column = len;
        }
        vm.port.write(text.get(&vm.heap));
    }
    vm.port.write(b"\n");
}
