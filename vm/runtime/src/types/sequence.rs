//! What `list` and `tuple` have in common: comparing, searching, printing.
//!
//! All of it may run Python code that changes a list under our hands, so every item is fetched
//! anew by its position and lengths are never kept.

use core::cmp::Ordering;

use garter_bytecode::operator::BinaryOp;

use crate::heap::Heap;
use crate::rom::{Ns, PrintKind};
use crate::types::tuple;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// A list or a tuple.
#[derive(Clone, Copy)]
pub(crate) enum Items {
    List(Ref),
    Tuple(Ref),
}

impl Items {
    /// How many there are now.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn len(self, heap: &Heap<'_>) -> usize {
        match self {
            Items::List(r) => heap.list_len(r),
            Items::Tuple(r) => heap.tuple_len(r),
        }
    }

    /// Item `i`, if there is one now.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn get(self, heap: &Heap<'_>, i: usize) -> Option<Value> {
        match self {
            Items::List(r) => heap.list_item(r, i),
            Items::Tuple(r) => heap.tuple_item(r, i),
        }
    }

    /// The object that has item 0 in word `.1`.
    pub(crate) fn storage(self, heap: &Heap<'_>) -> (Option<Ref>, usize) {
        match self {
            Items::List(r) => (heap.list_store(r), 1),
            Items::Tuple(r) => (Some(r), tuple::ITEMS),
        }
    }

    /// The list or tuple itself.
    pub(crate) fn value(self) -> Value {
        match self {
            Items::List(r) | Items::Tuple(r) => r.value(),
        }
    }
}

impl Heap<'_> {
    /// The items of exactly a list, a tuple or what is inside a named tuple.
    #[inline]
    pub(crate) fn items(&self, v: Value) -> Option<Items> {
        let r = v.as_ref()?;
        let header = self.word(r, 0);
        if header == Ns::List.value().word() {
            Some(Items::List(r))
        } else if header == Ns::Tuple.value().word() || header == Ns::NamedTuple.value().word() {
            Some(Items::Tuple(r))
        } else {
            None
        }
    }

    /// The items of an argument that has to have some, as [`Heap::items`].
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn expect_items(&mut self, v: Value) -> Res<Items> {
        match self.items(v) {
            Some(items) => Ok(items),
            None => {
                let name = self.type_text(v);
                let after = "' isn't a tuple or list";
                Err(self.raise_text(Ns::TypeError, "object '", name, after))
            }
        }
    }

    /// How many items a list or tuple has.
    pub fn item_count(&self, v: Value) -> Option<usize> {
        self.items(v).map(|items| items.len(self))
    }

    /// Item `i` of a list or tuple.
    pub fn item(&self, v: Value, i: usize) -> Option<Value> {
        self.items(v)?.get(self, i)
    }
}

/// Whether two values that are the same word are equal whatever their type does.
#[cfg_attr(not(target_os = "none"), inline(always))]
fn surely_same(a: Value, b: Value) -> bool {
    a == b && a.word() & 0xf != 0
}

impl Vm<'_> {
    /// `list == list` and the like; `None` for operators that do not compare.
    ///
    /// # Errors
    /// What comparing items raises.
    pub(crate) fn compare_items(&mut self, op: BinaryOp, l: Items, r: Items) -> Res<Option<bool>> {
        use BinaryOp::{Equal, Less, LessEqual, More, MoreEqual, NotEqual};
        if !matches!(op, Equal | NotEqual | Less | LessEqual | More | MoreEqual) {
            return Ok(None);
        }
        if matches!(op, Equal | NotEqual) && l.len(&self.heap) != r.len(&self.heap) {
            return Ok(Some(op == NotEqual));
        }
        self.enter_native()?;
        let base = self.heap.push(l.value())?;
        self.heap.push(r.value())?;
        let result = self.compare_rooted(op, l, r);
        self.leave_native();
        self.heap.cut(base);
        result.map(Some)
    }

    fn compare_rooted(&mut self, op: BinaryOp, l: Items, r: Items) -> Res<bool> {
        use BinaryOp::{Equal, Less, LessEqual, More, MoreEqual, NotEqual};
        let mut i = 0;
        while let (Some(a), Some(b)) = (l.get(&self.heap, i), r.get(&self.heap, i)) {
            i += 1;
            if surely_same(a, b) || self.equal_rooted(a, b)? {
                continue;
            }
            return match op {
                Equal => Ok(false),
                NotEqual => Ok(true),
                // The first that differ decide, always by `>` or `>=`.
                Less => self.outranks(More, b, a),
                LessEqual => self.outranks(MoreEqual, b, a),
                _ => self.outranks(op, a, b),
            };
        }
        let order = l.len(&self.heap).cmp(&r.len(&self.heap));
        Ok(match op {
            Equal => order == Ordering::Equal,
            NotEqual => order != Ordering::Equal,
            Less => order == Ordering::Less,
            LessEqual => order != Ordering::Greater,
            More => order == Ordering::Greater,
            MoreEqual => order != Ordering::Less,
            _ => false,
        })
    }

    /// `a > b` or `a >= b` of values that differ, true only when that is `True` itself.
    fn outranks(&mut self, op: BinaryOp, a: Value, b: Value) -> Res<bool> {
        if let (Some(a), Some(b)) = (a.as_small(), b.as_small()) {
            return Ok(a > b);
        }
        let base = self.heap.push(a)?;
        self.heap.push(b)?;
        let verdict = self.binary(op, a, b)?;
        self.heap.cut(base);
        Ok(verdict == Value::TRUE)
    }

    /// How often a sequence multiplied by `v` is repeated; `None` when `v` is no number.
    ///
    /// # Errors
    /// OverflowError, what Python code raises.
    pub(crate) fn repeat_count(&mut self, v: Value) -> Res<Option<i64>> {
        if let Some(i) = v.as_small() {
            return Ok(Some(i64::from(i)));
        }
        let v = match self.heap.class_of(v) {
            Some(_) => self.int_of_instance(v)?.unwrap_or(v),
            None => v,
        };
        if self.heap.integer(v).is_none() {
            return Ok(None);
        }
        self.heap.machine_int(v).map(|i| Some(i64::from(i)))
    }

    /// `a == b` of items that their container may lose meanwhile.
    #[inline]
    pub(crate) fn equal_rooted(&mut self, a: Value, b: Value) -> Res<bool> {
        if let (Some(a), Some(b)) = (a.as_small(), b.as_small()) {
            return Ok(a == b);
        }
        if let Some(same) = self.heap.same_text(a, b) {
            return Ok(same);
        }
        let base = self.heap.push(a)?;
        self.heap.push(b)?;
        let same = self.equal(a, b)?;
        self.heap.cut(base);
        Ok(same)
    }

    /// Where an item equal to `item` is, from position `from` to before `to`.
    ///
    /// # Errors
    /// What comparing raises.
    pub(crate) fn find_item(
        &mut self,
        items: Items,
        item: Value,
        from: usize,
        to: usize,
    ) -> Res<Option<usize>> {
        let base = self.heap.push(items.value())?;
        self.heap.push(item)?;
        let mut i = from;
        let mut found = None;
        while i < to
            && let Some(v) = items.get(&self.heap, i)
        {
            if surely_same(v, item) || self.equal_rooted(v, item)? {
                found = Some(i);
                break;
            }
            i += 1;
        }
        self.heap.cut(base);
        Ok(found)
    }

    /// `item in object`, by going through the object.
    ///
    /// # Errors
    /// What iterating and comparing raise.
    pub(crate) fn contains_by_search(&mut self, object: Value, item: Value) -> Res<bool> {
        let base = self.heap.push(object)?;
        self.heap.push(item)?;
        let iterator = self.iter(object)?;
        self.heap.push(iterator)?;
        let mut found = false;
        while let Some(v) = self.next(iterator)? {
            if surely_same(v, item) || self.equal_rooted(v, item)? {
                found = true;
                break;
            }
        }
        self.heap.cut(base);
        Ok(found)
    }

    /// Prints items, separated by commas.
    ///
    /// # Errors
    /// What printing raises.
    pub(crate) fn print_items(&mut self, items: Items, kind: PrintKind) -> Res<()> {
        let kind = inner(kind);
        let comma = self.json_comma(kind);
        let base = self.heap.push(items.value())?;
        let mut i = 0;
        while let Some(v) = items.get(&self.heap, i) {
            if i > 0 {
                self.write(comma)?;
            }
            i += 1;
            let pushed = self.heap.push(v)?;
            self.print(v, kind)?;
            self.heap.cut(pushed);
        }
        self.heap.cut(base);
        Ok(())
    }

    /// How often `item` is among the items.
    ///
    /// # Errors
    /// What comparing raises.
    pub(crate) fn count_items(&mut self, items: Items, item: Value) -> Res {
        let (mut count, mut from) = (0, 0);
        while let Some(i) = self.find_item(items, item, from, usize::MAX)? {
            (count, from) = (count + 1, i + 1);
        }
        Ok(Value::small(count))
    }

    /// `items.index(item, start, stop)`.
    ///
    /// # Errors
    /// ValueError when it is absent, what comparing raises.
    pub(crate) fn index_item(&mut self, items: Items, args: crate::rom::Args) -> Res {
        let len = items.len(&self.heap);
        let mut bounds = [0, len];
        for (i, bound) in bounds.iter_mut().enumerate() {
            if args.positional as usize > 2 + i {
                let v = self.heap.arg(args, 2 + i);
                let v = self.plain_index(Value::NONE, v)?;
                let what = match items {
                    Items::List(_) => "list",
                    Items::Tuple(_) => "tuple",
                };
                let at = self.heap.index_number(v, what)?;
                let at = if at < 0 { at + len as i64 } else { at };
                *bound = at.clamp(0, len as i64) as usize;
            }
        }
        let item = self.heap.arg(args, 1);
        match self.find_item(items, item, bounds[0], bounds[1])? {
            Some(i) => Ok(Value::small(i as i32)),
            None => Err(self.raise_not_in_sequence()),
        }
    }

    pub(crate) fn raise_not_in_sequence(&mut self) -> Raised {
        self.heap.raise(Ns::ValueError, "object not in sequence")
    }
}

/// How what is inside a container is printed.
pub(crate) fn inner(kind: PrintKind) -> PrintKind {
    match kind {
        PrintKind::Json => PrintKind::Json,
        _ => PrintKind::Repr,
    }
}

impl Heap<'_> {
    /// Whether two strings are equal; `None` when not both are strings.
    #[inline]
    pub(crate) fn same_text(&self, a: Value, b: Value) -> Option<bool> {
        if a.word() & 3 == 2 && b.word() & 3 == 2 {
            return Some(a == b);
        }
        let (x, y) = (self.text(a)?, self.text(b)?);
        Some(x.get(self) == y.get(self))
    }

    /// The items of `l`, then those of `r`, put into `to` from word `first` on.
    pub(crate) fn copy_items(&mut self, from: Items, to: Ref, first: usize) {
        let len = from.len(self);
        if let (Some(store), at) = from.storage(self) {
            self.copy_words(store, at, to, first, len);
        }
    }
}
