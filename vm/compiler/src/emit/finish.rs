//! From the lists to the finished function: prelude, names, lines, cells, instructions.
//!
//! The instructions move up in place, last byte first, while the distances are put between them;
//! what stands before them is written into the room that this makes.

use super::Emit;
use crate::arena::OutOfMemory;
use crate::names::Name;
use crate::scope::{Binding, PARAMETER, Scope, Use};
use crate::store::Store;
use garter_bytecode::Prelude;
use garter_bytecode::bytes::{Counter, Full, Put};
use garter_bytecode::lines::write_step;
use garter_bytecode::varint::{unsigned_len, write_unsigned};

/// Writes bytes one after the other at a place that is there already.
struct At<'e, 'a, 'm> {
    store: &'e mut Store<'a, 'm>,
    at: u32,
}

impl Put for At<'_, '_, '_> {
    fn put(&mut self, byte: u8) -> Result<(), Full> {
        self.store.arena.set_byte(self.at, byte);
        self.at += 1;
        Ok(())
    }
}

/// The names of the arguments, one index each: what is passed for cells has the name `*`.
fn arguments(
    store: &Store<'_, '_>,
    scope: Scope,
    star: u32,
    mut each: impl FnMut(u32) -> Result<(), Full>,
) -> Result<(), Full> {
    let arena = &store.arena;
    let mut id = Use(scope.first_use(arena));
    for number in 0..scope.positional(arena) + scope.keyword_only(arena) {
        each(match argument(store, number, &mut id) {
            Some(name) => super::index_of(store, name),
            None => star,
        })?;
    }
    Ok(())
}

/// The name of the argument with this number; `id` moves on through the scope's names.
fn argument(store: &Store<'_, '_>, number: u32, id: &mut Use) -> Option<Name> {
    let arena = &store.arena;
    while *id != Use::NONE && !(id.has(arena, PARAMETER) && id.number(arena) >= number) {
        *id = id.next(arena);
    }
    (*id != Use::NONE && id.number(arena) == number).then(|| id.name(arena))
}

impl Emit {
    /// Registers the names that stand before the code of a function.
    pub(crate) fn use_arguments(
        store: &mut Store<'_, '_>,
        scope: Scope,
        star: Name,
    ) -> Result<(), OutOfMemory> {
        let count = scope.positional(&store.arena) + scope.keyword_only(&store.arena);
        let mut id = Use(scope.first_use(&store.arena));
        for number in 0..count {
            let name = argument(store, number, &mut id).unwrap_or(star);
            store.names.use_index(&mut store.arena, name);
        }
        Ok(())
    }

    /// Makes the function. `star` is the name `*`. Leaves the code at the low mark and records
    /// it in the scope. `false`: a jump in it is too far, or the number of a cell too large.
    pub(crate) fn finish(
        mut self,
        store: &mut Store<'_, '_>,
        scope: Scope,
        handlers: u32,
        star: Name,
    ) -> Result<bool, OutOfMemory> {
        let distances = self.relax(store);
        let star = store.names.index(&store.arena, star).unwrap_or(0);
        let name = super::index_of(store, scope.name(&store.arena));
        let mut info = Counter(unsigned_len(name));
        arguments(store, scope, star, |index| write_unsigned(&mut info, index))?;
        self.write_lines(store, distances, &mut |_, step| write_step(&mut info, step))?;
        let mut cells = 0;
        let mut id = Use(scope.first_use(&store.arena));
        while id != Use::NONE {
            if id.binding(&store.arena) == Binding::Cell {
                cells += 1;
                if id.number(&store.arena) > 0xff {
                    return Ok(false);
                }
            }
            id = id.next(&store.arena);
        }
        let arena = &store.arena;
        let state = scope.locals(arena) + self.deepest.max(0) as u32;
        let prelude = Prelude {
            state: state.max(1),
            handlers,
            flags: (scope.flags(arena) & 0xf) as u8,
            positional: scope.positional(arena),
            keyword_only: scope.keyword_only(arena),
            defaults: scope.defaults(arena),
            info_size: info.0 as u32,
            cells,
        };
        let mut head = Counter::default();
        prelude.write(&mut head)?;
        let head = (head.0 + info.0) as u32 + cells;
        if !self.spread(store, head, distances)? {
            return Ok(false);
        }
        let start = self.code.start;
        let mut out = At { store, at: start };
        prelude.write(&mut out)?;
        write_unsigned(&mut out, name)?;
        let at = out.at;
        let at = write_arguments(store, scope, star, at)?;
        let at = self.write_line_table(store, distances, at)?;
        write_cells(store, scope, at);
        scope.set_code(&mut store.arena, start);
        scope.set_code_len(&mut store.arena, self.code.len);
        self.abandon(store);
        Ok(true)
    }

    /// Moves the instructions up by `head` bytes and puts the distances between them.
    fn spread(
        &mut self,
        store: &mut Store<'_, '_>,
        head: u32,
        distances: u32,
    ) -> Result<bool, OutOfMemory> {
        let raw = self.code.len;
        for _ in 0..head + distances {
            self.code.put(&mut store.arena, 0)?;
        }
        let start = self.code.start;
        let (mut from, mut to) = (raw, self.code.len);
        for jump in (0..self.jumps).rev() {
            let position = store.arena.get(self.jump_at(jump));
            while from > position {
                from -= 1;
                to -= 1;
                let byte = store.arena.byte(start + from);
                store.arena.set_byte(start + to, byte);
            }
            let Some((bytes, size)) = self.encoded(store, jump) else {
                return Ok(false);
            };
            for byte in bytes.iter().take(size).rev() {
                to -= 1;
                store.arena.set_byte(start + to, *byte);
            }
        }
        while from > 0 {
            from -= 1;
            to -= 1;
            let byte = store.arena.byte(start + from);
            store.arena.set_byte(start + to, byte);
        }
        Ok(true)
    }

    fn write_line_table(
        &self,
        store: &mut Store<'_, '_>,
        distances: u32,
        mut at: u32,
    ) -> Result<u32, OutOfMemory> {
        self.write_lines(store, distances, &mut |store, step| {
            let mut out = At { store, at };
            write_step(&mut out, step)?;
            at = out.at;
            Ok(())
        })?;
        Ok(at)
    }
}

fn write_arguments(
    store: &mut Store<'_, '_>,
    scope: Scope,
    star: u32,
    mut at: u32,
) -> Result<u32, OutOfMemory> {
    let count = scope.positional(&store.arena) + scope.keyword_only(&store.arena);
    let mut id = Use(scope.first_use(&store.arena));
    for number in 0..count {
        let index = match argument(store, number, &mut id) {
            Some(name) => super::index_of(store, name),
            None => star,
        };
        let mut out = At { store, at };
        write_unsigned(&mut out, index)?;
        at = out.at;
    }
    Ok(at)
}

fn write_cells(store: &mut Store<'_, '_>, scope: Scope, mut at: u32) {
    let mut id = Use(scope.first_use(&store.arena));
    while id != Use::NONE {
        if id.binding(&store.arena) == Binding::Cell {
            let number = id.number(&store.arena);
            store.arena.set_byte(at, number as u8);
            at += 1;
        }
        id = id.next(&store.arena);
    }
}
