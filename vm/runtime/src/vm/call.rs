//! Calling any value from Rust.

use super::Vm;
use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Ns};
use crate::value::Value;

impl Vm<'_> {
    /// `f(*args)`. The arguments are put on the machine's stack for the call.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call(&mut self, f: Value, args: &[Value]) -> Res {
        let base = self.heap.top();
        self.heap.push(f)?;
        for v in args {
            self.heap.push(*v)?;
        }
        let args = Args {
            base: base as u32 + 1,
            positional: args.len() as u16,
            keywords: 0,
        };
        let result = self.call_args(f, args);
        self.heap.cut(base);
        result
    }

    /// Calls `f` with arguments that are in stack slots already.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_args(&mut self, _f: Value, _args: Args) -> Res {
        Err(self.heap.raise(Ns::TypeError, "not callable"))
    }

    /// `obj.name(*args)`
    ///
    /// # Errors
    /// What the call raises.
    pub fn call_method(&mut self, obj: Value, name: Name, args: &[Value]) -> Res {
        let method = self.load_attr(obj, name)?;
        self.call(method, args)
    }
}
