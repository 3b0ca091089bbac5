//! Functions that wait to be called between two instructions (`micropython.schedule`).

use super::Vm;
use crate::Res;
use crate::heap::Root;
use crate::names::Name;
use crate::value::Value;

/// Most functions that wait at once.
const MOST: usize = 8;
/// Where they wait: a list in the dict of rarely used values.
const QUEUE: Name = Name::of("schedule");

impl Vm<'_> {
    fn queue(&mut self) -> Res<Option<crate::Ref>> {
        let dict = match self.heap.root(Root::Misc) {
            Some(dict) => dict,
            None => {
                let dict = self.heap.new_dict(1)?;
                self.heap.set_root(Root::Misc, Some(dict));
                dict
            }
        };
        let Some(dict) = dict.as_ref() else {
            return Ok(None);
        };
        if let Some(list) = self.heap.dict_get_name(dict, QUEUE) {
            return Ok(list.as_ref());
        }
        let list = self.heap.new_list(&[])?;
        self.heap.dict_set_name(dict, QUEUE, list)?;
        Ok(list.as_ref())
    }

    /// Has `function(argument)` called soon; false when too many wait already.
    pub fn schedule(&mut self, function: Value, argument: Value) -> bool {
        let Ok(Some(list)) = self.queue() else {
            return false;
        };
        if self.heap.list_len(list) >= 2 * MOST {
            return false;
        }
        let done = self.heap.list_append(list, function).is_ok()
            && self.heap.list_append(list, argument).is_ok();
        if done {
            self.waiting = true;
            self.countdown = 1;
        }
        done
    }

    /// Calls what waits.
    pub(super) fn run_scheduled(&mut self) -> Res<()> {
        // Not inside one another, and not while a program must not be disturbed.
        if !self.waiting || self.scheduling || self.heap.lock() != 0 {
            return Ok(());
        }
        self.waiting = false;
        let Some(list) = self.queue()? else {
            return Ok(());
        };
        self.scheduling = true;
        let mut result = Ok(());
        while let (Some(f), Some(v), Ok(())) = (
            self.heap.list_item(list, 0),
            self.heap.list_item(list, 1),
            result,
        ) {
            let slot = match self
                .heap
                .push(f)
                .and_then(|slot| self.heap.push(v).map(|_| slot))
            {
                Ok(slot) => slot,
                Err(raised) => {
                    result = Err(raised);
                    break;
                }
            };
            self.heap.list_cut(list, 0, 2);
            result = self.call(f, &[v]).map(|_| ());
            self.heap.cut(slot);
        }
        self.scheduling = false;
        result
    }
}
