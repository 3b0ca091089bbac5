//! Calling what is in ROM: functions, types.

use super::Vm;
use crate::heap::Root;
use crate::rom::{Args, Item, Ns, Rom, Unary};
use crate::value::Value;
use crate::{Raised, Res};

/// "Any number of arguments" in an [`Item`].
const ANY: u8 = 255;

impl Vm<'_> {
    /// Calls a function or type in ROM.
    pub(super) fn call_rom(&mut self, callee: Value, rom: Rom, args: Args) -> Res {
        let namespace = self.heap.rom.namespace(rom.ns());
        let Some(member) = rom.member() else {
            let Some(ty) = namespace.ty else {
                return Err(self.raise_not_a_function(callee));
            };
            return match ty.new {
                Some(new) => new(self, callee, args),
                None => {
                    let name = self.heap.type_name(callee);
                    let after = "' instances";
                    Err(self
                        .heap
                        .raise_text(Ns::TypeError, "can't create '", name, after))
                }
            };
        };
        let Some(item) = namespace.members.get(member) else {
            return Err(self.raise_not_a_function(callee));
        };
        if namespace.ty.is_some() && args.positional > 0 && item.is_function() {
            let ty = self.heap.type_of(self.heap.arg(args, 0));
            if ty != rom.ns().value() {
                self.check_self(ty, rom.ns())?;
            }
        }
        self.call_item(callee, item, args)
    }

    /// Whether a method of a built-in type may be called on an object of another type.
    #[cold]
    fn check_self(&mut self, ty: Value, expected: Ns) -> Res<()> {
        if self.heap.is_subclass(ty, expected.value()) {
            return Ok(());
        }
        let (wanted, got) = (
            self.heap.type_name(expected.value()),
            self.heap.type_name(ty),
        );
        let before = "argument should be a '";
        Err(self
            .heap
            .raise_texts(Ns::TypeError, before, wanted, "' not a '", got, "'"))
    }

    /// Calls a function. Instances that it wants as numbers are made such by their methods, and
    /// it is called again: functions look at all their arguments before they do anything.
    fn call_item(&mut self, callee: Value, item: &'static Item, args: Args) -> Res {
        let top = self.heap.top();
        loop {
            let result = self.call_with(callee, item, args);
            if result.is_ok() || !self.convert_argument(args, top)? {
                return result;
            }
        }
    }

    /// Whether an argument that was no number, which is what was raised, could be made one.
    #[cold]
    fn convert_argument(&mut self, args: Args, top: usize) -> Res<bool> {
        let Some((v, float)) = self.heap.unconverted.take() else {
            return Ok(false);
        };
        let slots = args.base as usize..args.base as usize + args.positional as usize;
        let Some(slot) = slots.into_iter().find(|slot| self.heap.slot(*slot) == v) else {
            return Ok(false);
        };
        let raised = self.heap.take_raised();
        self.heap.set_top(top);
        let kept = self.heap.push(raised)?;
        let number = if float {
            let made = self.unary_opt(Unary::Float, v)?;
            made.filter(|f| self.heap.is(*f, Ns::Float).is_some())
        } else {
            self.int_of_instance(v)?
        };
        self.heap.cut(kept);
        match number {
            Some(number) => {
                self.heap.set_slot(slot, number);
                Ok(true)
            }
            None => {
                self.heap.set_root(Root::Pending, Some(raised));
                Ok(false)
            }
        }
    }

    fn call_with(&mut self, callee: Value, item: &'static Item, args: Args) -> Res {
        let item = match item {
            Item::Static(inner) | Item::Class(inner) => inner,
            other => other,
        };
        let given = args.positional as usize;
        if args.keywords != 0 && !matches!(item, Item::VK(..)) {
            let message = "function doesn't take keyword arguments";
            return Err(self.heap.raise(Ns::TypeError, message));
        }
        let slot = args.base as usize;
        match *item {
            Item::H0(f) if given == 0 => f(&mut self.heap),
            Item::H1(f) if given == 1 => {
                let a = self.heap.slot(slot);
                f(&mut self.heap, a)
            }
            Item::H2(f) if given == 2 => {
                let (a, b) = (self.heap.slot(slot), self.heap.slot(slot + 1));
                f(&mut self.heap, a, b)
            }
            Item::H3(f) if given == 3 => {
                let (a, b) = (self.heap.slot(slot), self.heap.slot(slot + 1));
                let c = self.heap.slot(slot + 2);
                f(&mut self.heap, a, b, c)
            }
            Item::HN(least, most, f) if within(given, least, most) => f(&mut self.heap, args),
            Item::V0(f) if given == 0 => f(self),
            Item::V1(f) if given == 1 => f(self, self.heap.slot(slot)),
            Item::V2(f) if given == 2 => f(self, self.heap.slot(slot), self.heap.slot(slot + 1)),
            Item::V3(f) if given == 3 => {
                let (a, b) = (self.heap.slot(slot), self.heap.slot(slot + 1));
                let c = self.heap.slot(slot + 2);
                f(self, a, b, c)
            }
            Item::VN(least, most, f) if within(given, least, most) => f(self, args),
            Item::VK(least, f) if given >= least as usize => f(self, args),
            ref other => Err(self.raise_count(callee, other, given)),
        }
    }

    #[cold]
    fn raise_not_a_function(&mut self, callee: Value) -> Raised {
        let ty = self.heap.type_name_of(callee);
        self.heap
            .raise_text(Ns::TypeError, "'", ty, "' object isn't callable")
    }

    /// The number of arguments is wrong.
    #[cold]
    fn raise_count(&mut self, callee: Value, item: &Item, given: usize) -> Raised {
        let (least, most) = match *item {
            Item::H0(_) | Item::V0(_) => (0, 0),
            Item::H1(_) | Item::V1(_) => (1, 1),
            Item::H2(_) | Item::V2(_) => (2, 2),
            Item::H3(_) | Item::V3(_) => (3, 3),
            Item::HN(least, most, _) | Item::VN(least, most, _) => (least, most),
            Item::VK(least, _) => (least, ANY),
            _ => return self.raise_not_a_function(callee),
        };
        self.heap.raise_count(given, least.into(), most.into())
    }
}

fn within(given: usize, least: u8, most: u8) -> bool {
    given >= least as usize && (most == ANY || given <= most as usize)
}
