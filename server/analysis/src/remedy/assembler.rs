//! What mends functions in assembler: words that are almost right.

use super::{Place, is_name, near};
use crate::Fix;

/// The instructions of `asm_thumb`, without those that are there under other conditions.
const INSTRUCTIONS: [&str; 51] = [
    "adc", "add", "and_", "asr", "b", "bic", "bl", "bx", "clz", "cmn", "cmp", "cpsid", "cpsie",
    "eor", "ldr", "ldrb", "ldrex", "ldrh", "lsl", "lsr", "mov", "movt", "movw", "movwt", "mrs",
    "mul", "mvn", "neg", "nop", "orr", "pop", "push", "rbit", "ror", "sbc", "sdiv", "str", "strb",
    "strex", "strh", "sub", "tst", "udiv", "vcmp", "vldr", "vmov", "vmrs", "vneg", "vsqrt", "vstr",
    "wfi",
];

impl Place<'_> {
    /// An instruction that is almost another one.
    pub(super) fn almost_instruction(&self) -> Option<Fix> {
        let word = self.own.split('(').next()?.trim();
        // What is one already has other operands.
        if INSTRUCTIONS.contains(&word) {
            return None;
        }
        let meant = near(word, &INSTRUCTIONS)?;
        let start = self.found.range.start;
        Some(Fix::bold(
            format!("Write `{meant}`"),
            start..start + word.len(),
            meant,
        ))
    }

    /// A label that is almost one of the function's.
    pub(super) fn almost_label(&self) -> Option<Fix> {
        let function = self.lines.function(self.found.range.start)?;
        let indent = self.lines.indent(&function).len();
        let mut labels = Vec::new();
        let mut at = self.lines.after(&function);
        while let Some(line) = at {
            if !self.lines.is_blank(&line) && self.lines.indent(&line).len() <= indent {
                break;
            }
            let text = self.lines.text(&line).trim();
            let label = text
                .strip_prefix("label(")
                .and_then(|it| it.split(')').next());
            labels.extend(label.map(str::trim).filter(|it| is_name(it)));
            at = self.lines.after(&line);
        }
        let is_defined = labels.contains(&self.own);
        let meant = near(self.own, &labels).filter(|_| !is_defined && is_name(self.own))?;
        Some(Fix::bold(
            format!("Write `{meant}`"),
            self.found.range.clone(),
            meant,
        ))
    }
}
