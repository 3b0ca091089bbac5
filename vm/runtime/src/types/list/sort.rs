//! Sorting.
//!
//! Items that compare without the machine (all small integers, all strings) are sorted in place.
//! Others are sorted in a copy, beside their keys, because comparing may run Python code that
//! changes the list. That is Sedgewick's quicksort with the last item as pivot, which leaves equal
//! items in the order in which MicroPython leaves them. Its worst case would hurt where there are
//! more than [`FEW`] items: then it is given up after too many comparisons for a merge sort, but
//! on the chip, which has neither the memory nor the flash for that.

use core::cmp::Ordering;

use garter_bytecode::ON_CHIP;

use super::methods::list_of;
use crate::Res;
use crate::heap::Heap;
use crate::names::Name;
use crate::number::real::{Real, Width};
use crate::rom::{Args, Ns};
use crate::types::sequence::Items;
use crate::value::{Ref, Value};
use crate::vm::{Parameter, Vm};
#[cfg(feature = "pc")]
use crate::{intern::name_object, value::Kind};

/// Most items that are sorted by quicksort whatever it takes.
const FEW: usize = 128;
/// Parts of a list that may wait to be sorted: one for each time that its length can be halved.
const PARTS: usize = usize::BITS as usize;

const PARAMETERS: [Parameter; 2] = [
    Parameter::keyword(const { Name::of("key") }, Value::NONE),
    Parameter::keyword(const { Name::of("reverse") }, Value::FALSE),
];

/// `list.sort(*, key=None, reverse=False)`
pub(super) fn sort(vm: &mut Vm<'_>, args: Args) -> Res {
    let this = vm.heap.arg(args, 0);
    let list = list_of(vm, this)?;
    let rest = Args {
        base: args.base + 1,
        positional: args.positional - 1,
        ..args
    };
    sort_with(vm, list, rest)?;
    Ok(Value::NONE)
}

/// Sorts with the keywords in `args`. `list` must be in a stack slot.
pub(crate) fn sort_with(vm: &mut Vm<'_>, list: Ref, args: Args) -> Res<()> {
    let [key, reverse] = vm.bind(args, &PARAMETERS)?;
    let reverse = vm.is_true(reverse)?;
    vm.sort(list, key, reverse)
}

impl Vm<'_> {
    /// Sorts a list, which must be in a stack slot, as `key` must.
    ///
    /// # Errors
    /// What comparing and `key` raise; ValueError when they change the list.
    pub(crate) fn sort(&mut self, list: Ref, key: Value, reverse: bool) -> Res<()> {
        if key.is_none() && self.heap.sort_plain(list, reverse) {
            return Ok(());
        }
        let len = self.heap.list_len(list);
        if len < 2 {
            return Ok(());
        }
        let keyed = !key.is_none();
        // Items, then keys, then room for merging both.
        let columns = if keyed { 2 } else { 1 };
        let many = len > FEW;
        let halves = if many && !ON_CHIP { 2 } else { 1 };
        let work = self.heap.alloc_values(len * columns * halves)?;
        let base = self.heap.push(work.value())?;
        self.heap.copy_items(Items::List(list), work, 1);
        if keyed {
            // That of the pivot, the last, is asked for first.
            for i in (len - 1..len).chain(0..len - 1) {
                let item = self.heap.value(work, 1 + i).unwrap_or(Value::NONE);
                let k = self.call(key, &[item])?;
                self.heap.set_value(work, 1 + len + i, k);
            }
        }
        let mut sorter = Sorter {
            work,
            len,
            columns,
            reverse,
            left: usize::MAX,
        };
        if many && sorter.is_sorted(self)? {
            // Quicksort would take longest over it.
        } else if !many || ON_CHIP {
            sorter.quick_sort(self)?;
        } else {
            let total = len * columns;
            self.heap.copy_words(work, 1, work, 1 + total, total);
            // Half as many again as it takes on average; more where that is no time at all.
            sorter.left = (2 * len * (len.ilog2() as usize + 1)).max(1 << 14);
            if !sorter.quick_sort(self)? {
                self.heap.copy_words(work, 1 + total, work, 1, total);
                sorter.merge_sort(self)?;
            }
        }
        if self.heap.list_len(list) != len {
            let message = "list modified during sort";
            return Err(self.heap.raise(Ns::ValueError, message));
        }
        if let Some(store) = self.heap.list_store(list) {
            self.heap.copy_words(work, 1, store, 1, len);
        }
        self.heap.cut(base);
        self.heap.free(work);
        Ok(())
    }
}

/// What is being sorted: `columns` columns of `len` words in `work`, the last of them the keys.
struct Sorter {
    work: Ref,
    len: usize,
    columns: usize,
    reverse: bool,
    /// Comparisons that quicksort may still make.
    left: usize,
}

impl Sorter {
    fn key(&self, vm: &Vm<'_>, i: usize) -> Value {
        let word = 1 + (self.columns - 1) * self.len + i;
        vm.heap.value(self.work, word).unwrap_or(Value::NONE)
    }

    fn less(&self, vm: &mut Vm<'_>, a: Value, b: Value) -> Res<bool> {
        if let Some(order) = vm.heap.plain_order(a, b) {
            return Ok(order == Ordering::Less);
        }
        vm.less(a, b)
    }

    fn swap(&self, vm: &mut Vm<'_>, i: usize, j: usize) {
        for column in 0..self.columns {
            let words = vm
                .heap
                .words_mut(self.work, 1 + column * self.len, self.len);
            if i < words.len() && j < words.len() {
                words.swap(i, j);
            }
        }
    }

    /// Whether every item comes after the one before it, none being equal.
    fn is_sorted(&self, vm: &mut Vm<'_>) -> Res<bool> {
        for i in 1..self.len {
            let (before, after) = (self.key(vm, i - 1), self.key(vm, i));
            let in_order = match self.reverse {
                false => self.less(vm, before, after)?,
                true => self.less(vm, after, before)?,
            };
            if !in_order {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// False: given up, the items are in some order.
    fn quick_sort(&mut self, vm: &mut Vm<'_>) -> Res<bool> {
        // Of the two parts the larger waits here, so this many are enough.
        let mut waiting = [(0, 0); PARTS];
        let mut count = 0;
        let mut part = (0, self.len.saturating_sub(1));
        loop {
            while part.0 < part.1 {
                let comparisons = part.1 - part.0 + 2;
                if self.left < comparisons {
                    return Ok(false);
                }
                self.left -= comparisons;
                let (left, right) = self.partition(vm, part.0, part.1)?;
                let (small, large) =
                    if left.1.saturating_sub(left.0) < right.1.saturating_sub(right.0) {
                        (left, right)
                    } else {
                        (right, left)
                    };
                if let Some(slot) = waiting.get_mut(count) {
                    *slot = large;
                    count += 1;
                }
                part = small;
            }
            if count == 0 {
                return Ok(true);
            }
            count -= 1;
            part = waiting[count];
        }
    }

    /// Splits `low..=high` around its last item; gives the two parts still to be sorted.
    fn partition(
        &self,
        vm: &mut Vm<'_>,
        low: usize,
        high: usize,
    ) -> Res<((usize, usize), (usize, usize))> {
        let pivot = self.key(vm, high);
        let wanted = !self.reverse;
        let (mut i, mut j) = (low, high);
        loop {
            while i < j {
                let k = self.key(vm, i);
                if self.less(vm, k, pivot)? != wanted {
                    break;
                }
                i += 1;
            }
            j = j.wrapping_sub(1);
            while i < j && j != usize::MAX {
                let k = self.key(vm, j);
                if self.less(vm, pivot, k)? != wanted {
                    break;
                }
                j -= 1;
            }
            if j == usize::MAX || i >= j {
                break;
            }
            self.swap(vm, i, j);
            i += 1;
        }
        self.swap(vm, i, high);
        let left = if j == usize::MAX {
            (low, low)
        } else {
            (low, j)
        };
        Ok((left, (i + 1, high)))
    }

    /// Merges runs of growing length between the two halves of `work`.
    fn merge_sort(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        let total = self.len * self.columns;
        let (mut from, mut to) = (1, 1 + total);
        let mut width = 1;
        while width < self.len {
            let mut start = 0;
            while start < self.len {
                let middle = (start + width).min(self.len);
                let end = (start + 2 * width).min(self.len);
                self.merge(vm, (from, to), start, middle, end)?;
                start = end;
            }
            (from, to) = (to, from);
            width *= 2;
        }
        if from != 1 {
            vm.heap.copy_words(self.work, from, self.work, 1, total);
        }
        Ok(())
    }

    fn merge(
        &self,
        vm: &mut Vm<'_>,
        (from, to): (usize, usize),
        start: usize,
        middle: usize,
        end: usize,
    ) -> Res<()> {
        let keys = from + (self.columns - 1) * self.len;
        let key = |vm: &Vm<'_>, i: usize| vm.heap.value(self.work, keys + i).unwrap_or(Value::NONE);
        let (mut left, mut right) = (start, middle);
        for at in start..end {
            let take_right = if left == middle {
                true
            } else if right == end {
                false
            } else {
                let (l, r) = (key(vm, left), key(vm, right));
                if self.reverse {
                    self.less(vm, l, r)?
                } else {
                    self.less(vm, r, l)?
                }
            };
            let source = if take_right { right } else { left };
            if take_right {
                right += 1;
            } else {
                left += 1;
            }
            for column in 0..self.columns {
                let word = vm.heap.word(self.work, from + column * self.len + source);
                vm.heap
                    .set_word(self.work, to + column * self.len + at, word);
            }
        }
        Ok(())
    }
}

impl Heap<'_> {
    /// The order of two values that need no machine to be compared.
    #[inline]
    fn plain_order(&self, a: Value, b: Value) -> Option<Ordering> {
        if let (Some(a), Some(b)) = (a.as_small(), b.as_small()) {
            return Some(a.cmp(&b));
        }
        if let (Some(x), Some(y)) = (self.text(a), self.text(b)) {
            return Some(x.get(self).cmp(y.get(self)));
        }
        self.plain_number(a)?.partial_cmp(&self.plain_number(b)?)
    }

    /// A number that a float holds exactly.
    fn plain_number(&self, v: Value) -> Option<Real> {
        match v.as_small() {
            Some(i) => Real::exactly(i),
            None => self.is(v, Ns::Float).map(|r| self.real_at(r)),
        }
    }

    /// Sorts a list of nothing but small integers, or nothing but strings; false when it is
    /// another one.
    fn sort_plain(&mut self, list: Ref, reverse: bool) -> bool {
        let text = |w: &u32| Value::from_word(*w).is_some_and(|v| self.text(v).is_some());
        let words = self.list_words(list);
        if words.iter().all(|w| w & 1 == 1) {
            #[cfg(feature = "pc")]
            self.list_words_mut(list)
                .sort_unstable_by_key(|w| *w as i32);
            #[cfg(not(feature = "pc"))]
            self.heap_sort(list);
        } else if words.iter().all(text) {
            #[cfg(feature = "pc")]
            self.sort_texts(list);
            #[cfg(not(feature = "pc"))]
            self.heap_sort(list);
        } else {
            return false;
        }
        if reverse {
            self.list_words_mut(list).reverse();
        }
        true
    }

    /// Sorts a list of strings.
    #[cfg(feature = "pc")]
    fn sort_texts(&mut self, list: Ref) {
        use crate::types::str::layout::blob_of;
        let Some(store) = self.list_store(list) else {
            return;
        };
        let (board, names) = (self.rom.board_names, self.name_table());
        let (words, others) = self.split_words(store, 1, self.list_len(list));
        let text = |word: u32| -> &[u8] {
            let object = match Value::from_word(word).map(Value::kind) {
                Some(Kind::Object(r)) => Some(r),
                Some(Kind::Name(n)) => match n.rom_text(board) {
                    Some(text) => return text.as_bytes(),
                    None => names.and_then(|table| name_object(table, n, others)),
                },
                _ => None,
            };
            object.map_or(&[], |r| blob_of(r, others))
        };
        words.sort_unstable_by(|a, b| text(*a).cmp(text(*b)));
    }

    /// Heapsort of a list of values that need no machine to be compared: in place, and no worse
    /// for any order of them.
    #[cfg(not(feature = "pc"))]
    fn heap_sort(&mut self, list: Ref) {
        let len = self.list_len(list);
        let sorted = (1..len).all(|i| !self.item_before(list, i, i - 1));
        if sorted {
            return;
        }
        for root in (0..len / 2).rev() {
            self.sift(list, root, len);
        }
        for end in (1..len).rev() {
            self.list_words_mut(list).swap(0, end);
            self.sift(list, 0, end);
        }
    }

    #[cfg(not(feature = "pc"))]
    fn sift(&mut self, list: Ref, root: usize, end: usize) {
        let mut root = root;
        loop {
            let mut child = 2 * root + 1;
            if child >= end {
                return;
            }
            if child + 1 < end && self.item_before(list, child, child + 1) {
                child += 1;
            }
            if !self.item_before(list, root, child) {
                return;
            }
            self.list_words_mut(list).swap(root, child);
            root = child;
        }
    }

    #[cfg(not(feature = "pc"))]
    fn item_before(&self, list: Ref, i: usize, j: usize) -> bool {
        match (self.list_item(list, i), self.list_item(list, j)) {
            (Some(a), Some(b)) => self.plain_order(a, b) == Some(Ordering::Less),
            _ => false,
        }
    }
}
