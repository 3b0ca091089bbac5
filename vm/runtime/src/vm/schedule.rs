//! Functions that wait to be called between two instructions (`micropython.schedule`).

use super::Vm;
use crate::Res;
use crate::names::Name;
use crate::rom::Ns;
use crate::value::Value;

/// Most functions that wait at once.
const MOST: usize = 8;
/// Where they wait: a list in the dict of rarely used values.
const QUEUE: Name = Name::of("schedule");

impl Vm<'_> {
    /// Has `function(argument)` called soon; false when too many wait already.
    pub fn schedule(&mut self, function: Value, argument: Value) -> bool {
        let Ok(Some(list)) = self.heap.rare_list(QUEUE) else {
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

    /// Calls a function between two instructions of a program that knows nothing of it: what it
    /// raises is told, and only what ends the program goes on to it.
    ///
    /// # Errors
    /// KeyboardInterrupt and SystemExit.
    pub(crate) fn call_back(&mut self, function: Value, argument: Value) -> Res<()> {
        let top = self.heap.top();
        if self.call(function, &[argument]).is_err() {
            let raised = self.heap.take_raised();
            self.heap.cut(top);
            // Those two are no Exceptions.
            if !self.is_instance(raised, Ns::Exception.value()) {
                return Err(self.heap.raise_value(raised));
            }
            self.print_exception(raised);
        }
        Ok(())
    }

    /// Calls what waits.
    pub(super) fn run_scheduled(&mut self) -> Res<()> {
        #[cfg(feature = "pc")]
        if self.heap.told && !self.scheduling && self.heap.lock() == 0 {
            self.scheduling = true;
            let result = self.tell_of_gone();
            self.scheduling = false;
            result?;
        }
        // Not inside one another, and not while a program must not be disturbed.
        if !self.waiting || self.scheduling || self.heap.lock() != 0 {
            return Ok(());
        }
        self.waiting = false;
        let Some(list) = self.heap.rare_list(QUEUE)? else {
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
            result = self.call_back(f, v);
            self.heap.cut(slot);
        }
        self.scheduling = false;
        result
    }
}
