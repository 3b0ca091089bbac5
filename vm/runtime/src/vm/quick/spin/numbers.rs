//! Operators and comparisons on small integers and floats, with where their operands come from and
//! their result goes known beforehand.

use super::here::{Go, Here};
use crate::value::Value;
use crate::vm::quick::entry as e;
use crate::vm::quick::objects::same_text;
use crate::vm::quick::small;

/// Where the operands are: both on the stack.
pub(super) const SS: u8 = 0;
/// The right one in a local.
pub(super) const SL: u8 = 1;
/// The right one in the word.
pub(super) const SK: u8 = 2;
/// Both in locals.
pub(super) const LL: u8 = 3;
/// The left one in a local, the right one in the word.
pub(super) const LK: u8 = 4;

impl Here<'_, '_, '_> {
    /// Left and right operand, and how many of them are on the stack.
    #[inline(always)]
    fn operands<const MODE: u8>(&self, constant: i32) -> (Value, Value, usize) {
        let (l, pops) = match MODE {
            SS => (self.peek(2), 2),
            SL | SK => (self.peek(1), 1),
            _ => (self.local(), 0),
        };
        let r = match MODE {
            SS => self.peek(1),
            SL | LL => self.slot(e::c(self.w)),
            _ => Value::small(constant),
        };
        (l, r, pops)
    }

    /// An operator with these forms for small integers and floats.
    #[inline(always)]
    fn operator<const MODE: u8, const STORE: bool>(
        &mut self,
        small: impl Fn(Value, Value) -> Option<Value>,
        float: impl Fn(f64, f64) -> Option<f64>,
        divides: bool,
    ) -> Go {
        let (l, r, pops) = self.operands::<MODE>(e::wide(self.w));
        let both = l.word() & r.word() & 1 != 0;
        let v = if both && !divides {
            small(l, r)
        } else {
            let (x, y) = (self.number(l), self.number(r));
            match (x, y) {
                (Some(x), Some(y)) => match float(x, y) {
                    Some(f) => self.new_float(f),
                    None => None,
                },
                _ => None,
            }
        };
        let Some(v) = v else {
            return Go::Apart(l, r, pops, e::top(self.w));
        };
        self.drop(pops);
        if STORE {
            self.set_slot(e::high(self.w), v);
            return self.next();
        }
        self.give(v)
    }

    #[inline(always)]
    pub(super) fn add<const MODE: u8, const STORE: bool>(&mut self) -> Go {
        self.operator::<MODE, STORE>(small::add, |x, y| Some(x + y), false)
    }

    #[inline(always)]
    pub(super) fn sub<const MODE: u8, const STORE: bool>(&mut self) -> Go {
        self.operator::<MODE, STORE>(small::sub, |x, y| Some(x - y), false)
    }

    #[inline(always)]
    pub(super) fn mul<const MODE: u8, const STORE: bool>(&mut self) -> Go {
        self.operator::<MODE, STORE>(small::mul, |x, y| Some(x * y), false)
    }

    #[inline(always)]
    pub(super) fn and<const MODE: u8, const STORE: bool>(&mut self) -> Go {
        self.operator::<MODE, STORE>(small::and, |_, _| None, false)
    }

    /// The others, by their number.
    #[inline(always)]
    pub(super) fn any<const MODE: u8, const STORE: bool>(&mut self) -> Go {
        let operator = e::m(self.w);
        self.operator::<MODE, STORE>(
            |l, r| small::any(operator, l, r),
            |x, y| small::float(operator, x, y),
            small::divides(operator),
        )
    }

    /// Whether the comparison that is true for orders `m` is; `None`: not of these.
    #[inline(always)]
    fn compares(&self, l: Value, r: Value) -> Option<bool> {
        let orders = e::m(self.w);
        let order = match small::order(l, r) {
            Some(order) => order,
            None => match (self.number(l), self.number(r)) {
                (Some(x), Some(y)) => small::float_order(x, y),
                _ => same_text(l, r, orders)?,
            },
        };
        Some(orders >> order & 1 != 0)
    }

    #[inline(always)]
    pub(super) fn compare<const MODE: u8>(&mut self) -> Go {
        let (l, r, pops) = self.operands::<MODE>(e::wide(self.w));
        match self.compares(l, r) {
            Some(truth) => self.put(pops, Value::bool(truth)),
            None => Go::Apart(l, r, pops, e::top(self.w)),
        }
    }

    /// A comparison and the jump after it.
    #[inline(always)]
    pub(super) fn compare_and_jump<const MODE: u8>(&mut self) -> Go {
        let (l, r, pops) = self.operands::<MODE>(e::narrow(self.w));
        match self.compares(l, r) {
            Some(true) if self.jump(e::short(self.w), pops) => return Go::On,
            Some(false) => {
                self.drop(pops);
                return self.next();
            }
            _ => {}
        }
        Go::Apart(l, r, pops, e::high(self.w))
    }

    /// The end of a pass of a loop that counts: `stop` is a small integer.
    #[inline(always)]
    fn count(&mut self, stop: Value) -> Go {
        let step = e::high(self.w) as i8;
        let Some(v) = small::add(self.peek(1), Value::small(i32::from(step))) else {
            return super::here::STEP;
        };
        if stop.as_small().is_none() || self.countdown <= 1 {
            return super::here::STEP;
        }
        self.set_peek(1, v);
        let (a, b) = (v.word() as i32, stop.word() as i32);
        if if step > 0 { a < b } else { a > b } {
            self.countdown -= 1;
            self.set_local(v);
            self.ip = self.ip.wrapping_add_signed(e::short(self.w));
            return Go::On;
        }
        self.next()
    }

    #[inline(always)]
    pub(super) fn count_to_constant(&mut self) -> Go {
        self.count(Value::small(e::narrow(self.w)))
    }

    #[inline(always)]
    pub(super) fn count_to_stack(&mut self) -> Go {
        let stop = self.peek(2);
        self.count(stop)
    }
}
