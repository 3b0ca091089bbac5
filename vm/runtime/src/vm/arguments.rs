//! Arguments of built-in functions that take keywords.

use super::Vm;
use crate::Res;
use crate::names::Name;
use crate::rom::{Args, Ns};
use crate::value::Value;

/// One parameter of a built-in function, see [`Vm::bind`].
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name as a keyword.
    pub name: Name,
    /// What it is when absent; `None`: it must be given. [`Value::UNDEF`] tells "not given".
    pub default: Option<Value>,
    /// Only as a keyword.
    pub keyword_only: bool,
}

impl Parameter {
    /// One that must be given.
    pub const fn required(name: Name) -> Parameter {
        Parameter {
            name,
            default: None,
            keyword_only: false,
        }
    }

    /// One with a default.
    pub const fn optional(name: Name, default: Value) -> Parameter {
        Parameter {
            name,
            default: Some(default),
            keyword_only: false,
        }
    }

    /// One with a default that is only a keyword.
    pub const fn keyword(name: Name, default: Value) -> Parameter {
        Parameter {
            name,
            default: Some(default),
            keyword_only: true,
        }
    }
}

impl Vm<'_> {
    /// Sorts the arguments of a call into the parameters of `spec`, in its order. The values stay
    /// alive in the slots of `args`.
    ///
    /// # Errors
    /// TypeError when one is missing, or there are more than `spec` has.
    pub fn bind<const N: usize>(&mut self, args: Args, spec: &[Parameter; N]) -> Res<[Value; N]> {
        let mut values = [Value::UNDEF; N];
        let (mut next, mut used) = (0, 0);
        for (parameter, value) in spec.iter().zip(&mut values) {
            if !parameter.keyword_only && next < args.positional as usize {
                *value = self.heap.arg(args, next);
                next += 1;
                continue;
            }
            let given = (0..args.keywords as usize)
                .filter_map(|i| self.heap.keyword(args, i))
                .find(|(name, _)| *name == parameter.name.value());
            *value = match (given, parameter.default) {
                (Some((_, v)), _) => {
                    used += 1;
                    v
                }
                (None, Some(v)) => v,
                (None, None) => {
                    let name = self.heap.name_text(parameter.name);
                    return Err(self.heap.raise_text(
                        Ns::TypeError,
                        "'",
                        name,
                        "' argument required",
                    ));
                }
            };
        }
        if next < args.positional as usize {
            let message = "extra positional arguments given";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        if used < args.keywords as usize {
            let message = "extra keyword arguments given";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        Ok(values)
    }
}
