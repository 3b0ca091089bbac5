//! Checks that built-in types make of the arguments their constructors get.

use crate::exception::Part;
use crate::heap::Heap;
use crate::rom::{Args, Ns, Subscript};
use crate::types::str::layout::Text;
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
        Err(self.raise_count(given.into(), least.into(), most.into()))
    }

    /// What is raised when so many arguments are too few or too many.
    #[cold]
    pub(crate) fn raise_count(&mut self, given: usize, least: usize, most: usize) -> Raised {
        let (message, first) = if least == most {
            let message = "function takes {} positional arguments but {} were given";
            (message, least)
        } else if given < least {
            let message = "function missing {} required positional arguments";
            (message, least - given)
        } else {
            ("function expected at most {} arguments, got {}", most)
        };
        // A message with one number takes no second one.
        let numbers = [first as isize, given as isize];
        let count = if given < least && least != most { 1 } else { 2 };
        self.raise_numbers(Ns::TypeError, message, &numbers[..count])
    }

    /// What is raised when what has this name takes another number of arguments.
    #[cold]
    pub(crate) fn raise_takes(&mut self, name: Text, takes: usize, given: usize) -> Raised {
        let words = "() takes {} positional arguments but {} were given";
        let numbers = [takes as isize, given as isize];
        let parts = [Part::Text(name), Part::Numbers(words, &numbers)];
        self.raise_parts(Ns::TypeError, &parts)
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
