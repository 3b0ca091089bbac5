//! Instructions of one function on their way into memory: bytes without jump distances, and
//! beside them lists of jumps, labels and lines, from which `finish` makes the function.
//!
//! The same calls are made twice for each function. The first time (the scope pass) nothing is
//! written: names and constants get their numbers, and what will be needed is counted.

mod finish;
mod lines;
mod relax;

use crate::arena::{At, ByteRun, OutOfMemory};
use crate::names::Name;
use crate::store::Store;
use garter_bytecode::bytes::{Full, Put};
use garter_bytecode::opcode::{self, Effect, op};
use garter_bytecode::operator::{BinaryOp, UnaryOp};
use garter_bytecode::varint;

/// A place in the code that jumps name.
pub(crate) type Label = u32;

/// Words of an entry in the list of jumps: position, label and kind, bytes of jumps before it.
const JUMP_WORDS: u32 = 3;
/// Words of a label: position, jumps before it, position with distances.
const LABEL_WORDS: u32 = 3;

/// Bytes of a number behind an opcode at most.
const LONGEST_OPERAND: u32 = 10;
/// Bytes of the instructions that load the cells of a nested function at most.
const MOST_CELLS: u32 = 255 * 3;

/// Kinds of jump, above the label in its word.
const SIGNED: u32 = 1 << 31;
const WIDE: u32 = 1 << 30;
const LABEL: u32 = WIDE - 1;

/// What the function is being walked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// To learn its names and to count.
    Scope,
    /// To write its code.
    Code,
    /// To hold it against the rules of machine code.
    #[cfg(feature = "host")]
    Check,
}

/// The function under way.
pub(crate) struct Emit {
    pub(crate) pass: Pass,
    code: ByteRun,
    lists: At,
    jumps: u32,
    labels: u32,
    lines: u32,
    /// What the scope pass counted.
    room: (u32, u32, u32),
    depth: i32,
    deepest: i32,
    /// What follows cannot be reached.
    dead: bool,
    last_line: u32,
    line_numbers: bool,
    /// Bytes of code at most, while it is not written.
    bound: u32,
    /// Where the entry of the last line stands: bytes of code and jumps before it.
    line_from: (u32, u32),
    /// Looks at the instructions when they are checked.
    #[cfg(feature = "host")]
    pub(crate) machine: Option<crate::machine::Machine>,
}

struct Writer<'e, 'a, 'm> {
    run: &'e mut ByteRun,
    store: &'e mut Store<'a, 'm>,
}

impl Put for Writer<'_, '_, '_> {
    fn put(&mut self, byte: u8) -> Result<(), Full> {
        self.run
            .put(&mut self.store.arena, byte)
            .map_err(|OutOfMemory| Full)
    }
}

impl From<Full> for OutOfMemory {
    fn from(_: Full) -> Self {
        OutOfMemory
    }
}

impl Emit {
    /// Begins a function. For the code pass `room` says what the scope pass counted.
    pub(crate) fn begin(
        store: &mut Store<'_, '_>,
        pass: Pass,
        room: (u32, u32, u32),
        line_numbers: bool,
    ) -> Result<Self, OutOfMemory> {
        let words = match pass {
            Pass::Code => room.0 * LABEL_WORDS + room.1 * JUMP_WORDS + room.2,
            _ => 0,
        };
        let lists = store.arena.push_run(words)?;
        Ok(Self {
            pass,
            code: ByteRun::begin(&store.arena),
            lists,
            jumps: 0,
            labels: 0,
            lines: 0,
            room,
            depth: 0,
            deepest: 0,
            dead: false,
            last_line: 1,
            line_numbers,
            bound: 0,
            line_from: (0, 0),
            #[cfg(feature = "host")]
            machine: None,
        })
    }

    /// Labels, jumps and lines so far.
    pub(crate) fn counts(&self) -> (u32, u32, u32) {
        (self.labels, self.jumps, self.lines)
    }

    fn label_at(&self, label: Label) -> At {
        self.lists + label * LABEL_WORDS
    }

    fn jump_at(&self, jump: u32) -> At {
        self.lists + self.room.0 * LABEL_WORDS + jump * JUMP_WORDS
    }

    fn line_at(&self, line: u32) -> At {
        self.lists + self.room.0 * LABEL_WORDS + self.room.1 * JUMP_WORDS + line
    }

    /// A new label.
    pub(crate) fn label(&mut self) -> Label {
        self.labels += 1;
        self.labels - 1
    }

    /// Changes the depth of the stack without an instruction.
    pub(crate) fn adjust(&mut self, by: i32) {
        self.depth += by;
        self.deepest = self.deepest.max(self.depth);
    }

    /// An instruction with a name or a local that is met while nothing is written.
    pub(crate) fn unwritten(&mut self, by: i32) {
        self.adjust(by);
        self.bound += 1 + LONGEST_OPERAND;
    }

    /// The cells of a nested function, which are not known while nothing is written.
    pub(crate) fn unwritten_cells(&mut self) {
        self.bound += MOST_CELLS;
    }

    #[inline]
    fn writes(&self) -> bool {
        self.pass == Pass::Code && !self.dead
    }

    #[inline]
    fn byte(&mut self, store: &mut Store<'_, '_>, byte: u8) -> Result<(), OutOfMemory> {
        if self.writes() {
            self.code.put(&mut store.arena, byte)
        } else {
            self.bound += 1;
            Ok(())
        }
    }

    fn unsigned(&mut self, store: &mut Store<'_, '_>, value: u32) -> Result<(), OutOfMemory> {
        if !self.writes() {
            self.bound += LONGEST_OPERAND;
            return Ok(());
        }
        if value < 0x80 {
            return self.code.put(&mut store.arena, value as u8);
        }
        Ok(varint::write_unsigned(
            &mut Writer {
                run: &mut self.code,
                store,
            },
            value,
        )?)
    }

    #[inline]
    fn effect(&mut self, store: &mut Store<'_, '_>, number: u8, count: u32) {
        let change = change(number, count);
        self.adjust(change);
        #[cfg(feature = "host")]
        if let Some(machine) = &mut self.machine {
            machine.op(&mut store.arena, number, count, change);
        }
        #[cfg(not(feature = "host"))]
        let _ = store;
    }

    /// The same for locals, of which the machine hears from those who know their names.
    #[inline]
    fn local_effect(&mut self, store: &mut Store<'_, '_>, number: u8) {
        self.adjust(change(number, 0));
        #[cfg(feature = "host")]
        if let Some(machine) = &mut self.machine
            && !matches!(number, op::LOAD_FAST_N | op::STORE_FAST_N | op::DELETE_FAST)
        {
            machine.op(&mut store.arena, number, 0, change(number, 0));
        }
        #[cfg(not(feature = "host"))]
        let _ = store;
    }

    #[cfg(feature = "host")]
    fn load_int(&mut self, store: &mut Store<'_, '_>) {
        if let Some(machine) = &mut self.machine {
            machine.load(&mut store.arena, crate::machine::types::Type::Int);
        }
    }

    /// In viper the name of a type is no name of an object. Says whether it was one.
    #[cfg(feature = "host")]
    fn load_type(&mut self, store: &mut Store<'_, '_>, number: u8, name: Name) -> bool {
        use crate::machine::types::{NAMES, Type};
        let Some(machine) = &mut self.machine else {
            return false;
        };
        if !machine.is_viper() || !matches!(number, op::LOAD_NAME | op::LOAD_GLOBAL) {
            return false;
        }
        let spelled = |text| store.names.is(&store.arena, store.source, name, text);
        let Some((_, cast)) = NAMES.iter().find(|(text, _)| spelled(text)) else {
            return false;
        };
        machine.load(&mut store.arena, Type::Cast(*cast));
        self.adjust(1);
        true
    }

    /// An instruction without operands.
    #[inline]
    pub(crate) fn op(&mut self, store: &mut Store<'_, '_>, number: u8) -> Result<(), OutOfMemory> {
        self.effect(store, number, 0);
        self.byte(store, number)?;
        if matches!(
            number,
            op::RETURN_VALUE | op::RAISE_LAST | op::RAISE_OBJ | op::RAISE_FROM
        ) {
            self.dead = true;
        }
        Ok(())
    }

    /// An instruction with a count.
    pub(crate) fn op_count(
        &mut self,
        store: &mut Store<'_, '_>,
        number: u8,
        count: u32,
    ) -> Result<(), OutOfMemory> {
        self.effect(store, number, count);
        self.byte(store, number)?;
        self.unsigned(store, count)
    }

    /// An instruction with a name.
    #[inline]
    pub(crate) fn op_name(
        &mut self,
        store: &mut Store<'_, '_>,
        number: u8,
        name: Name,
    ) -> Result<(), OutOfMemory> {
        #[cfg(feature = "host")]
        if self.load_type(store, number, name) {
            return Ok(());
        }
        self.effect(store, number, 0);
        let index = store.names.use_index(&mut store.arena, name);
        self.byte(store, number)?;
        self.unsigned(store, index)
    }

    /// Loads a constant of the object table.
    pub(crate) fn object(
        &mut self,
        store: &mut Store<'_, '_>,
        constant: At,
    ) -> Result<(), OutOfMemory> {
        self.effect(store, op::LOAD_CONST_OBJ, 0);
        let index = store.constants.use_index(&mut store.arena, constant);
        self.byte(store, op::LOAD_CONST_OBJ)?;
        self.unsigned(store, index)
    }

    /// Loads a small integer.
    pub(crate) fn int(&mut self, store: &mut Store<'_, '_>, value: i32) -> Result<(), OutOfMemory> {
        self.adjust(1);
        #[cfg(feature = "host")]
        self.load_int(store);
        let excess = i32::from(opcode::SMALL_INT_MULTI_EXCESS);
        if (-excess..i32::from(opcode::SMALL_INT_MULTI_COUNT) - excess).contains(&value) {
            return self.byte(
                store,
                (i32::from(opcode::SMALL_INT_MULTI) + excess + value) as u8,
            );
        }
        self.byte(store, op::LOAD_CONST_SMALL_INT)?;
        self.bound += LONGEST_OPERAND;
        if self.writes() {
            varint::write_signed(
                &mut Writer {
                    run: &mut self.code,
                    store,
                },
                value,
            )?;
        }
        Ok(())
    }

    /// Loads a small integer of more bits than boards have.
    #[cfg(feature = "host")]
    pub(crate) fn long_int(
        &mut self,
        store: &mut Store<'_, '_>,
        value: i64,
    ) -> Result<(), OutOfMemory> {
        if let Ok(value) = i32::try_from(value) {
            return self.int(store, value);
        }
        self.adjust(1);
        self.load_int(store);
        self.byte(store, op::LOAD_CONST_SMALL_INT)?;
        self.bound += LONGEST_OPERAND;
        if self.writes() {
            varint::write_long(
                &mut Writer {
                    run: &mut self.code,
                    store,
                },
                value,
            )?;
        }
        Ok(())
    }

    /// Loads or stores a local by its number.
    pub(crate) fn local(
        &mut self,
        store: &mut Store<'_, '_>,
        number: u8,
        local: u32,
    ) -> Result<(), OutOfMemory> {
        self.local_effect(store, number);
        if local < u32::from(opcode::FAST_MULTI_COUNT) {
            let multi = match number {
                op::LOAD_FAST_N => Some(opcode::LOAD_FAST_MULTI),
                op::STORE_FAST_N => Some(opcode::STORE_FAST_MULTI),
                _ => None,
            };
            if let Some(first) = multi {
                return self.byte(store, first + local as u8);
            }
        }
        self.byte(store, number)?;
        self.unsigned(store, local)
    }

    pub(crate) fn unary(
        &mut self,
        store: &mut Store<'_, '_>,
        operator: UnaryOp,
    ) -> Result<(), OutOfMemory> {
        #[cfg(feature = "host")]
        if let Some(machine) = &mut self.machine {
            machine.unary(&mut store.arena, operator);
        }
        self.byte(store, opcode::UNARY_OP_MULTI + operator.number())
    }

    pub(crate) fn binary(
        &mut self,
        store: &mut Store<'_, '_>,
        operator: BinaryOp,
    ) -> Result<(), OutOfMemory> {
        self.adjust(-1);
        #[cfg(feature = "host")]
        if let Some(machine) = &mut self.machine {
            machine.binary(&mut store.arena, operator, false);
        }
        self.byte(store, opcode::BINARY_OP_MULTI + operator.number())
    }

    /// `not in` for a machine that checks: the official compiler has one operator for it.
    #[cfg(feature = "host")]
    pub(crate) fn not_in(&mut self, store: &mut Store<'_, '_>) -> Result<(), crate::lower::Stop> {
        self.adjust(-1);
        if let Some(machine) = &mut self.machine {
            machine.binary(&mut store.arena, BinaryOp::In, true);
        }
        Ok(())
    }

    /// Makes the nested function with this index.
    pub(crate) fn function(
        &mut self,
        store: &mut Store<'_, '_>,
        child: u32,
        cells: u32,
        defaults: bool,
    ) -> Result<(), OutOfMemory> {
        let number = match (cells, defaults) {
            (0, false) => op::MAKE_FUNCTION,
            (0, true) => op::MAKE_FUNCTION_DEFARGS,
            (_, false) => op::MAKE_CLOSURE,
            (_, true) => op::MAKE_CLOSURE_DEFARGS,
        };
        self.effect(store, number, cells);
        self.byte(store, number)?;
        self.unsigned(store, child)?;
        if cells > 0 {
            self.byte(store, cells as u8)
        } else {
            Ok(())
        }
    }

    /// An instruction that jumps.
    pub(crate) fn jump(
        &mut self,
        store: &mut Store<'_, '_>,
        number: u8,
        label: Label,
    ) -> Result<(), OutOfMemory> {
        self.effect(store, number, 0);
        self.jump_to(store, number, label)?;
        if matches!(number, op::JUMP | op::POP_EXCEPT_JUMP) {
            self.dead = true;
        }
        Ok(())
    }

    /// `UNWIND_JUMP`, which leaves `handlers` blocks on its way.
    pub(crate) fn unwind_jump(
        &mut self,
        store: &mut Store<'_, '_>,
        label: Label,
        handlers: u8,
    ) -> Result<(), OutOfMemory> {
        self.jump_to(store, op::UNWIND_JUMP, label)?;
        self.byte(store, handlers)?;
        self.dead = true;
        Ok(())
    }

    fn jump_to(
        &mut self,
        store: &mut Store<'_, '_>,
        number: u8,
        label: Label,
    ) -> Result<(), OutOfMemory> {
        self.byte(store, number)?;
        if self.pass == Pass::Scope {
            self.jumps += 1;
        } else if !self.dead && self.jumps < self.room.1 {
            let signed = matches!(
                number,
                op::JUMP | op::POP_JUMP_IF_TRUE | op::POP_JUMP_IF_FALSE | op::UNWIND_JUMP
            );
            let at = self.jump_at(self.jumps);
            store.arena.set(at, self.code.len);
            let sign = if signed { SIGNED } else { 0 };
            store.arena.set(at + 1, label & LABEL | sign | WIDE);
            self.jumps += 1;
        }
        Ok(())
    }

    /// Jumps to the label come here. What follows can be reached again.
    pub(crate) fn place(&mut self, store: &mut Store<'_, '_>, label: Label) {
        self.dead = false;
        if self.pass == Pass::Code && label < self.room.0 {
            let at = self.label_at(label);
            store.arena.set(at, self.code.len);
            store.arena.set(at + 1, self.jumps);
        }
    }

    /// Everything that was taken for the function is given back; its code is lost.
    pub(crate) fn abandon(&self, store: &mut Store<'_, '_>) {
        if self.pass == Pass::Code {
            let words = self.room.0 * LABEL_WORDS + self.room.1 * JUMP_WORDS + self.room.2;
            store.arena.cut(self.lists + words);
        }
    }
}

/// What an instruction does to the depth of the stack.
fn change(number: u8, count: u32) -> i32 {
    let Some(row) = opcode::opcode(number) else {
        return 0;
    };
    let count = count as i32;
    match row.effect {
        Effect::Fixed(by) => i32::from(by),
        Effect::Collect => 1 - count,
        Effect::Spread => count - 1,
        Effect::SpreadStar => (count & 0xff) + (count >> 8),
        Effect::Call(more) => -((count & 0xff) + 2 * (count >> 8) + i32::from(more)),
        Effect::Closure(defaults) => 1 - count - i32::from(defaults),
    }
}

/// The index of a name that was used.
fn index_of(store: &Store<'_, '_>, name: Name) -> u32 {
    store.names.index(&store.arena, name).unwrap_or(0)
}
