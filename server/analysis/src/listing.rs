//! A program's bytecode as text for people: each function, its instructions under the lines they
//! are of, names and constants as they are and not by number.

use std::fmt::Write as _;

use garter_bytecode::instruction::{Instruction, Instructions, Operand};
use garter_bytecode::mpy::Object;
use garter_bytecode::prelude::Layout;
use garter_bytecode::{lines, opcode};

use crate::compiled::image;
use crate::image::{Image, Objects};

/// What a program compiles to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// One instruction a line, for people.
    pub text: String,
    /// Bytes of the `.mpy` file.
    pub mpy_bytes: usize,
}

/// Lists the bytecode of a text; none when it does not compile.
pub fn listing(text: &str) -> Option<Listing> {
    let image = image(text)?;
    Some(Listing {
        text: of_image(&image)?,
        mpy_bytes: image.len(),
    })
}

/// None when the image is damaged.
fn of_image(bytes: &[u8]) -> Option<String> {
    let image = Image::read(bytes, constant)?;
    let mut out = String::new();
    for code in &image.functions {
        let function = Function {
            code: image.code(code),
            names: &image.names,
            constants: &image.constants,
        };
        function.list(&"    ".repeat(code.depth), &mut out)?;
    }
    Some(out)
}

/// One constant as it is written in a program.
fn constant(objects: &mut Objects<'_, '_>) -> Option<String> {
    // Tuples that are not complete: how many items are to come, and those that are there.
    let mut open: Vec<(u32, Vec<String>)> = Vec::new();
    loop {
        let mut done = match objects.reader.object().ok()? {
            Object::Tuple(count) if count > 0 => {
                open.push((count, Vec::new()));
                continue;
            }
            Object::Tuple(_) => "()".to_owned(),
            Object::None => "None".to_owned(),
            Object::False => "False".to_owned(),
            Object::True => "True".to_owned(),
            Object::Ellipsis => "...".to_owned(),
            Object::FunctionTable => "the table of functions".to_owned(),
            Object::Str(span) => format!("{:?}", String::from_utf8_lossy(objects.bytes(span))),
            Object::Bytes(span) => format!("b\"{}\"", objects.bytes(span).escape_ascii()),
            Object::Int(span) | Object::Float(span) | Object::Complex(span) => {
                String::from_utf8_lossy(objects.bytes(span)).into_owned()
            }
            Object::FloatBits(bits) => format!("{:?}", f64::from_bits(bits)),
            Object::ComplexBits(bits) => format!("{:?}j", f64::from_bits(bits)),
        };
        loop {
            let Some((left, items)) = open.last_mut() else {
                return Some(done);
            };
            items.push(done);
            *left -= 1;
            if *left > 0 {
                break;
            }
            let comma = if items.len() == 1 { "," } else { "" };
            done = format!("({}{comma})", items.join(", "));
            open.pop();
        }
    }
}

/// One function of an image.
struct Function<'i> {
    code: &'i [u8],
    names: &'i [String],
    constants: &'i [String],
}

impl Function<'_> {
    fn list(&self, indent: &str, out: &mut String) -> Option<()> {
        let layout = Layout::read(self.code, 0)?;
        let name = self.names.get(layout.name as usize)?;
        let (bytes, slots) = (self.code.len(), layout.prelude.state);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{indent}{name}: {bytes} bytes, {slots} slots");
        let base = layout.instructions;
        let mut shown = None;
        for instruction in Instructions::new(self.code, base, self.code.len()) {
            let at = instruction.at - base;
            let line = lines::line_at(self.code, layout.lines, layout.cells, at as u32);
            let column = if shown == Some(line) {
                String::new()
            } else {
                line.to_string()
            };
            shown = Some(line);
            let shown = self.instruction(&instruction, base);
            let _ = writeln!(out, "{indent}{column:>6} {at:>5}  {shown}");
        }
        out.push('\n');
        Some(())
    }

    fn instruction(&self, instruction: &Instruction, base: usize) -> String {
        let operand = match instruction.operand {
            Operand::None => return opcode::name(instruction.number).to_owned(),
            Operand::Name(n) => self.names.get(n as usize).cloned(),
            Operand::Object(n) => self.constants.get(n as usize).cloned(),
            Operand::Child(n) => Some(format!("function {n}")),
            Operand::Closure(n, cells) => Some(format!("function {n}, {cells} cells")),
            Operand::Number(n) => Some(n.to_string()),
            Operand::Int(n) => Some(n.to_string()),
            Operand::Local(n) => Some(format!("local {n}")),
            Operand::Unary(operator) => Some(operator.text().to_owned()),
            Operand::Binary(operator) => Some(operator.text().to_owned()),
            Operand::Target(to) => Some(format!("to {}", to.saturating_sub(base))),
            Operand::Unwind(to, depth) => {
                Some(format!("to {}, unwind {depth}", to.saturating_sub(base)))
            }
        };
        let operand = operand.unwrap_or_else(|| "damaged".to_owned());
        format!("{:<24} {operand}", opcode::name(instruction.number))
    }
}

#[cfg(test)]
mod tests {
    use super::listing;

    #[test]
    fn functions_names_and_constants_are_shown_under_their_lines() {
        let text = "import led\n\n\ndef fade(steps=(1, 2.5, 'up')):\n    for s in steps:\n        led.set(s)\n";
        let shown = listing(text).expect("it compiles");
        for part in [
            "<module>: ",
            "     1     0  LOAD_CONST_SMALL_INT",
            "IMPORT_NAME              led",
            "(1, 2.5, \"up\")",
            "    fade: ",
            "LOAD_METHOD              set",
            "     6 ",
        ] {
            assert!(shown.text.contains(part), "{part}:\n{}", shown.text);
        }
        assert!(!shown.text.contains("damaged"), "{}", shown.text);
    }

    #[test]
    fn what_does_not_compile_has_no_listing() {
        assert_eq!(listing("def f(:\n"), None);
    }

    #[test]
    fn the_corpus_is_listed_whole() {
        for text in crate::corpus::programs() {
            let Some(shown) = listing(text) else {
                continue;
            };
            assert!(!shown.text.contains("damaged"), "{text}");
        }
    }
}
