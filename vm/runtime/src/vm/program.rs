//! Running whole programs: images of compiled code.

use super::Vm;
use super::frame::Then;
use crate::heap::Root;
use crate::load::Image;
use crate::names::Name;
use crate::types::function::DEFAULTS;
use crate::value::{Ref, Value};
use crate::Res;

impl Vm<'_> {
    /// Runs the bytes of a .mpy file as the program `__main__`.
    ///
    /// # Errors
    /// What it raises; ValueError when it is not for this machine.
    pub fn run_image(&mut self, image: &[u8]) -> Res {
        let globals = self.main_globals()?;
        let code = self.heap.load(Image::Outside(image))?;
        self.run_code(code, globals, globals)
    }

    /// The globals of `__main__`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn main_globals(&mut self) -> Res {
        if let Some(globals) = self.heap.root(Root::Main) {
            return Ok(globals);
        }
        let globals = self.heap.new_dict(1)?;
        self.heap.set_root(Root::Main, Some(globals));
        if let Some(r) = globals.as_ref() {
            let main = Name::of("__main__").value();
            self.heap.dict_set_name(r, Name::of("__name__"), main)?;
        }
        Ok(globals)
    }

    /// Runs a module's code with these globals and locals, dicts both.
    ///
    /// # Errors
    /// What it raises.
    pub(crate) fn run_code(&mut self, code: Ref, globals: Value, locals: Value) -> Res {
        let top = self.heap.top();
        let function = self.heap.new_function(code, globals, Some(locals), 0)?;
        self.heap.push(function.value())?;
        debug_assert_eq!(self.heap.value(function, DEFAULTS), Some(locals));
        let (at, fp) = (self.at, self.fp);
        let base = self.heap.top();
        let frame = self.push_frame(function, base, 0, Then::Return.slot(top))?;
        let result = self.run_nested(frame);
        (self.at, self.fp) = (at, fp);
        self.heap.cut(top);
        result
    }
}
