//! Checks that built-in types make of the arguments their constructors get.

use crate::heap::Heap;
use crate::rom::{Args, Ns, Subscript};
use crate::value::Value;
use crate::{Raised, Res};

impl Heap<'_> {
    /// Checks the number of positional arguments, and that there are no keywords.
    ///
    /// # Errors
    /// TypeError.
    pub fn expect_arguments(&mut self, args: Args, least: u16, most: u16) -> Res<()> {
        let given = args.positional;
        if args.keywords > 0 {
            let message = "function doesn't take keyword arguments";
            return Err(self.raise(Ns::TypeError, message));
        }
        self.expect_count(given, least, most)
    }

    /// Checks the number of positional arguments.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn expect_count(&mut self, given: u16, least: u16, most: u16) -> Res<()> {
        if given >= least && given <= most {
            return Ok(());
        }
        Err(if least == most {
            let message =
                format_args!("function takes {least} positional arguments but {given} were given");
            self.raise_fmt(Ns::TypeError, message)
        } else if given < least {
            let missing = least - given;
            let message = format_args!("function missing {missing} required positional arguments");
            self.raise_fmt(Ns::TypeError, message)
        } else {
            let message = format_args!("function expected at most {most} arguments, got {given}");
            self.raise_fmt(Ns::TypeError, message)
        })
    }

    /// What is raised when an object has no such `object[index]`.
    pub(crate) fn raise_no_subscript(&mut self, object: Value, what: Subscript) -> Raised {
        let name = self.type_text(object);
        let after = match what {
            Subscript::Load => "' object isn't subscriptable",
            Subscript::Store(_) => "' object doesn't support item assignment",
            Subscript::Delete => "' object doesn't support item deletion",
        };
        self.raise_text(Ns::TypeError, "'", name, after)
    }
}
