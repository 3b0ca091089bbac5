//! Verifies the code of a function that comes from elsewhere: whether an interpreter that trusts
//! code can run it without coming to harm.
//!
//! Verified code consists of whole instructions, jumps to their beginnings, never runs over its
//! end and refers to no name, constant or function that the file does not have. Wherever it is,
//! the stack has the same depth and the same kinds of values ([`kind`]) whichever way it came, and
//! the exception handlers that are open are the same. How large the frame must be is reckoned: the
//! official compiler makes some too small (after calls with more arguments than the operand can
//! say, and of classes that store `__class__`). So what a loop
//! keeps on the stack is found there by its end only, and what a `finally` block was entered with
//! by the block's end.
//!
//! Blocks of instructions are looked at once each, in the order of their places: a block begins
//! where something jumps to, and is begun when it is known with what on the stack. All memory is
//! the words lent by the caller ([`area`]). Nothing here recurses, and no bytes make it panic.

mod area;
mod blocks;
mod handlers;
mod kind;
mod step;

#[cfg(test)]
mod tests;

use crate::instruction::{Instruction, Instructions, Operand};
use crate::prelude::{DEFAULT_KEYWORDS, GENERATOR, Layout, VAR_ARGUMENTS, VAR_KEYWORDS};
use crate::varint;

use area::Area;
use blocks::Walk;

/// What is known of a function from outside of its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// Names in the file.
    pub names: u32,
    /// Constants in the file.
    pub objects: u32,
    /// Functions in this one.
    pub children: u32,
    /// How the function that this one is in makes it: a word that [`verify`] left there;
    /// 0 for a module.
    pub made: u32,
    /// It is a module's.
    pub module: bool,
}

/// Flag in the word for a function in another: it is made with defaults.
const WITH_DEFAULTS: u32 = 0x200;
/// Flag in that word: it is made at all. The low byte has the number of its cells.
const MADE: u32 = 0x100;

/// Why code is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is damaged.
    Damaged,
    /// The lent words do not suffice.
    Room,
}

/// Most slots of a frame: of locals and of the stack.
const MOST_SLOTS: u32 = 0x7fff;

/// Verifies the function in `code`, which starts with its prelude. Gives how many slots more than
/// that says its frame needs. Afterwards `work` begins with a word for every function in this one:
/// what is to be in [`Surroundings::made`] for it.
///
/// # Errors
/// When the code is damaged, or `work` is too short.
pub fn verify(code: &[u8], around: &Surroundings, work: &mut [u32]) -> Result<u32, Refusal> {
    let layout = Layout::read(code, 0).ok_or(Refusal::Damaged)?;
    let mut area = Area::new(work, around.children as usize);
    let p = layout.prelude;
    let cells = around.made & 0xff;
    area.ensure(p.state <= MOST_SLOTS && p.handlers <= 0xff && p.positional <= 0xff);
    area.ensure(p.keyword_only <= 0xff && cells <= p.positional);
    area.ensure(p.defaults <= p.positional.saturating_sub(cells) && layout.name < around.names);
    let has = |flag: u8| p.flags & flag != 0;
    let stars = u32::from(has(VAR_ARGUMENTS)) + u32::from(has(VAR_KEYWORDS));
    let mut locals = p
        .positional
        .saturating_add(p.keyword_only)
        .saturating_add(stars);
    // The body of a module or of a class: nothing is passed to it, and it stores names.
    let bare =
        locals == cells && !has(GENERATOR | DEFAULT_KEYWORDS) && around.made & WITH_DEFAULTS == 0;
    area.ensure(bare || !around.module);
    let mut at = layout.arguments;
    while at < layout.lines {
        let name = varint::read_unsigned(code, &mut at);
        area.ensure(name.is_some_and(|name| name < around.names));
    }
    for cell in code.get(layout.cells..layout.instructions).unwrap_or(&[]) {
        locals = locals.max(u32::from(*cell) + 1);
    }
    area.add_label(layout.instructions);
    let all = || Instructions::new(code, layout.instructions, code.len());
    let mut instructions = all();
    for instruction in instructions.by_ref() {
        locals = locals.max(operand(&instruction, around, &mut area));
    }
    area.ensure(instructions.position() == code.len() && locals <= MOST_SLOTS);
    // Every label is at the beginning of an instruction.
    let mut label = 0;
    for instruction in all() {
        label += usize::from(area.label_at(label) == instruction.at);
    }
    area.ensure(label == area.label_count());
    area.begin_stacks();
    let mut walk = Walk::new(code, area);
    walk.handlers = p.handlers;
    walk.generator = has(GENERATOR);
    walk.bare = bare;
    let slots = locals + walk.all()?;
    if slots > MOST_SLOTS {
        return Err(Refusal::Damaged);
    }
    // A `finally` block that is entered to go on elsewhere afterwards needs one slot more.
    Ok(slots.saturating_sub(p.state + p.handlers))
}

/// Checks that what an instruction refers to exists; notes where it jumps to, and gives how many
/// locals it needs.
fn operand(instruction: &Instruction, around: &Surroundings, area: &mut Area<'_>) -> u32 {
    match instruction.operand {
        Operand::Name(n) => area.ensure(n < around.names),
        Operand::Object(n) => area.ensure(n < around.objects),
        Operand::Child(n) | Operand::Closure(n, _) => area.ensure(n < around.children),
        Operand::Target(to) | Operand::Unwind(to, _) => area.add_label(to),
        Operand::Local(n) => return n.saturating_add(1),
        _ => {}
    }
    0
}
