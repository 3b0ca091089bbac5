//! From a .mpy image to functions on the heap.
//!
//! Code of files is verified while it is loaded; what the compiler has just written is not.

mod frozen;
mod image;
mod objects;
#[cfg(feature = "pc")]
mod save;
mod sound;

pub(crate) use frozen::{frozen, frozen_folder, frozen_names};
pub(crate) use image::Image;

use garter_bytecode::mpy::{CodeKind, Error, Name as FileName};
use garter_bytecode::qstr::STATIC_NAMES;
use garter_bytecode::verify::Surroundings;

use crate::heap::Heap;
use crate::rom::Ns;
use crate::types::function::code::{BYTES, CHILDREN, NAMES};
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Bits of the small integers of this machine.
const SMALL_INT_BITS: u8 = 31;

impl Heap<'_> {
    /// Loads an image that the compiler of this machine has written; gives the code of its module.
    ///
    /// # Errors
    /// ValueError when it is not for this machine, MemoryError.
    pub(crate) fn load(&mut self, image: Image<'_>) -> Res<Ref> {
        self.load_from(image, false)
    }

    /// Loads a file, which anybody may have written: its code is verified.
    ///
    /// # Errors
    /// ValueError when it is not for this machine or damaged, MemoryError.
    pub(crate) fn load_file(&mut self, image: Image<'_>) -> Res<Ref> {
        self.load_from(image, true)
    }

    fn load_from(&mut self, image: Image<'_>, verify: bool) -> Res<Ref> {
        let top = self.top();
        let code = self.load_all(image, verify);
        self.cut(top);
        code
    }

    fn load_all(&mut self, image: Image<'_>, verify: bool) -> Res<Ref> {
        let mut at = 0;
        let header = image.header(self, &mut at).map_err(|e| self.refuse(e))?;
        if header.small_int_bits > SMALL_INT_BITS {
            return Err(self.refuse(Error::Incompatible));
        }
        if header.architecture != 0 {
            return Err(self.raise(Ns::ValueError, "native code in .mpy unsupported"));
        }
        let (names, objects) = (header.name_count as usize, header.object_count as usize);
        let context = self.alloc_values(1 + names + objects)?;
        self.set_value(context, 1, Value::small(names as i32));
        self.push(context.value())?;
        for i in 0..names {
            let name = image.name(self, &mut at).map_err(|e| self.refuse(e))?;
            let name = match name {
                FileName::Static(n) if n as usize >= STATIC_NAMES.len() => {
                    return Err(self.refuse(Error::Damaged));
                }
                FileName::Static(n) => crate::Name::from_id(n),
                FileName::Text(span) => self.intern_span(image, span)?,
            };
            self.set_value(context, NAMES + i, name.value());
        }
        for i in 0..objects {
            let object = self.load_object(image, &mut at)?;
            self.set_value(context, NAMES + names + i, object);
        }
        let around = verify.then_some(Surroundings {
            names: header.name_count,
            objects: header.object_count,
            module: true,
            ..Surroundings::default()
        });
        self.load_functions(image, &mut at, context, around)
    }

    /// Functions come in pre-order. The stack holds, for each one whose children are not all
    /// there, the array of its children and how many of them are.
    fn load_functions(
        &mut self,
        image: Image<'_>,
        at: &mut usize,
        context: Ref,
        around: Option<Surroundings>,
    ) -> Res<Ref> {
        let mut around = around;
        let base = self.top();
        let mut first = None;
        loop {
            let code = image.code(self, at).map_err(|e| self.refuse(e))?;
            if code.kind != CodeKind::Bytecode {
                return Err(self.raise(Ns::ValueError, "native code in .mpy unsupported"));
            }
            let r = self.new_code(context, code.bytes.len)?;
            image.copy(self, code.bytes, r, BYTES);
            self.measure_code(r, code.bytes.len)?;
            let first = *first.get_or_insert(r);
            let made = self.attach(base, r);
            let children = match code.children {
                0 => None,
                count => Some(self.alloc_values(count as usize)?),
            };
            self.set_option(r, CHILDREN, children.map(Ref::value));
            if let Some(around) = &mut around {
                (around.made, around.children) = (made, code.children);
                self.verify_code(r, code.bytes.len, around, children)?;
                around.module = false;
            }
            if let Some(children) = children {
                self.push(Value::small(code.children as i32))?;
                self.push(Value::small(0))?;
                self.push(children.value())?;
            } else {
                self.pop_complete(base);
            }
            if self.top() == base {
                return Ok(first);
            }
        }
    }

    /// Puts a function into its parent, if it has one; gives how that makes it, where it was
    /// verified.
    fn attach(&mut self, base: usize, code: Ref) -> u32 {
        let top = self.top();
        if top > base
            && let Some(children) = self.slot(top - 1).as_ref()
        {
            let done = self.slot(top - 2).as_small().unwrap_or(0);
            let made = self.value(children, 1 + done as usize);
            self.set_value(children, 1 + done as usize, code.value());
            self.set_slot(top - 2, Value::small(done + 1));
            return made.and_then(Value::as_small).unwrap_or(0) as u32;
        }
        0
    }

    /// Drops the parents that have all their children.
    fn pop_complete(&mut self, base: usize) {
        while self.top() > base && self.slot(self.top() - 2) == self.slot(self.top() - 3) {
            self.cut(self.top() - 3);
        }
    }

    fn refuse(&mut self, error: Error) -> Raised {
        let message = match error {
            Error::Incompatible | Error::Damaged => "incompatible .mpy file",
            Error::Architecture => "incompatible .mpy arch",
        };
        self.raise(Ns::ValueError, message)
    }
}
