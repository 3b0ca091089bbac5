//! The memory of a verification: lent words. In order: a word for each function in this one; the
//! labels, sorted; nodes of stacks; and from the end downwards the handlers.
//!
//! A stack is its topmost node, which refers to the next one. Equal stacks are the same node: a
//! node is looked for among those above the same one before it is made.
//!
//! The area also keeps why the code is refused: whatever goes wrong is noted, and what follows
//! does nothing that matters. Asking after every step would take much of a board's flash.

use super::Refusal;

/// Words of a label: its place (the top bit: it was looked at), its stack and handlers.
const LABEL: usize = 2;
/// Words of a node: the one below it and its kind; the first one above it and the next one beside
/// it; its depth.
const NODE: usize = 3;
/// Words of a handler: the one outside and its stack; its place; how many there are and its form.
const HANDLER: usize = 3;

const LOOKED_AT: u32 = 1 << 31;
/// Neither stack nor handlers are known.
const UNKNOWN: u32 = u32::MAX;

/// What there is when an instruction begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct State {
    /// The node of the stack; 0 when it is empty.
    pub(super) stack: u16,
    /// The innermost handler; 0 for none.
    pub(super) handlers: u16,
}

/// An exception handler.
#[derive(Clone, Copy)]
pub(super) struct Handler {
    pub(super) outer: u16,
    /// The stack that it begins with, below what it is entered with.
    pub(super) stack: u16,
    pub(super) target: usize,
    pub(super) count: u32,
    pub(super) form: Form,
}

/// What a handler is for, by how many values its end takes besides what it was entered with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Finally = 0,
    AsyncWith = 1,
    With = 2,
    Except = 3,
}

/// A label.
#[derive(Clone, Copy)]
pub(super) struct Label {
    pub(super) at: usize,
    pub(super) looked_at: bool,
    pub(super) state: Option<State>,
}

pub(super) struct Area<'w> {
    work: &'w mut [u32],
    children: usize,
    labels: usize,
    nodes: usize,
    handlers: usize,
    /// Slots of the deepest stack until now.
    pub(super) deepest: u32,
    /// Why the code is refused: the first reason.
    pub(super) refusal: Option<Refusal>,
}

impl<'w> Area<'w> {
    pub(super) fn new(work: &'w mut [u32], children: usize) -> Self {
        let mut area = Self {
            work,
            children,
            labels: 0,
            nodes: 0,
            handlers: 0,
            deepest: 0,
            refusal: None,
        };
        match area.work.get_mut(..children) {
            Some(words) => words.fill(0),
            None => area.refuse(Refusal::Room),
        }
        area
    }

    pub(super) fn refuse(&mut self, why: Refusal) {
        self.refusal.get_or_insert(why);
    }

    /// Refuses the code unless it is `sound`.
    pub(super) fn ensure(&mut self, sound: bool) {
        if !sound {
            self.refuse(Refusal::Damaged);
        }
    }

    fn word(&self, at: usize) -> u32 {
        self.work.get(at).copied().unwrap_or(0)
    }

    fn set(&mut self, at: usize, word: u32) {
        if let Some(w) = self.work.get_mut(at) {
            *w = word;
        }
    }

    /// The word about a function in this one.
    pub(super) fn child(&mut self, n: u32) -> Option<&mut u32> {
        self.work.get_mut(..self.children)?.get_mut(n as usize)
    }

    fn label_word(&self, label: usize) -> usize {
        self.children + label * LABEL
    }

    pub(super) fn label_count(&self) -> usize {
        self.labels
    }

    /// The place of a label; 0 beyond the last one.
    pub(super) fn label_at(&self, label: usize) -> usize {
        if label >= self.labels {
            return 0;
        }
        (self.word(self.label_word(label)) & !LOOKED_AT) as usize
    }

    pub(super) fn label(&self, label: usize) -> Label {
        let at = self.label_word(label);
        let state = self.word(at + 1);
        Label {
            at: self.label_at(label),
            looked_at: self.word(at) & LOOKED_AT != 0,
            state: (state != UNKNOWN).then_some(State {
                stack: (state >> 16) as u16,
                handlers: state as u16,
            }),
        }
    }

    /// The first label that is not before a place.
    pub(super) fn find_label(&self, place: usize) -> usize {
        let (mut from, mut to) = (0, self.labels);
        while from < to {
            let middle = (from + to) / 2;
            if self.label_at(middle) < place {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// Adds a label unless it is there. Labels mostly come in order.
    pub(super) fn add_label(&mut self, place: usize) {
        let found = self.find_label(place);
        if found < self.labels && self.label_at(found) == place {
            return;
        }
        let (at, end) = (self.label_word(found), self.label_word(self.labels));
        if end + LABEL > self.work.len() {
            return self.refuse(Refusal::Room);
        }
        self.ensure(place < LOOKED_AT as usize);
        self.work.copy_within(at..end, at + LABEL);
        self.set(at, place as u32);
        self.set(at + 1, UNKNOWN);
        self.labels += 1;
    }

    pub(super) fn set_state(&mut self, label: usize, state: State) {
        let word = u32::from(state.stack) << 16 | u32::from(state.handlers);
        self.set(self.label_word(label) + 1, word);
    }

    pub(super) fn look_at(&mut self, label: usize) {
        let at = self.label_word(label);
        self.set(at, self.word(at) | LOOKED_AT);
    }

    /// All labels are there: stacks follow.
    pub(super) fn begin_stacks(&mut self) {
        self.new_node([0; NODE]);
    }

    fn node_word(&self, node: u16) -> usize {
        self.label_word(self.labels) + usize::from(node) * NODE
    }

    fn handler_word(&self, handler: u16) -> usize {
        self.work
            .len()
            .saturating_sub(usize::from(handler) * HANDLER)
    }

    /// A new node; 0 when there is no room.
    fn new_node(&mut self, words: [u32; NODE]) -> u16 {
        let at = self.label_word(self.labels) + self.nodes * NODE;
        if self.nodes > usize::from(u16::MAX) || at + NODE > self.handler_word(self.handlers as u16)
        {
            self.refuse(Refusal::Room);
            return 0;
        }
        for (i, word) in words.iter().enumerate() {
            self.set(at + i, *word);
        }
        self.nodes += 1;
        (self.nodes - 1) as u16
    }

    /// The stack with one more value.
    pub(super) fn push(&mut self, below: u16, kind: u8) -> u16 {
        let word = u32::from(below) << 16 | u32::from(kind);
        let first = self.node_word(below) + 1;
        let links = self.word(first);
        let mut node = (links >> 16) as u16;
        while node != 0 {
            let at = self.node_word(node);
            if self.word(at) == word {
                return node;
            }
            node = self.word(at + 1) as u16;
        }
        let width = 1 + u32::from(kind & super::kind::WAY_ON != 0);
        let depth = self.depth(below) + width;
        self.deepest = self.deepest.max(depth);
        self.ensure(depth <= super::MOST_SLOTS);
        if self.refusal.is_some() {
            return 0;
        }
        let node = self.new_node([word, links >> 16, depth]);
        if node != 0 {
            self.set(first, u32::from(node) << 16 | links & 0xffff);
        }
        node
    }

    /// The stack without its topmost value, and that. Of an empty stack it is none of any kind.
    pub(super) fn top(&self, stack: u16) -> (u16, u8) {
        let word = self.word(self.node_word(stack));
        ((word >> 16) as u16, word as u8)
    }

    /// The most slots that a stack may take.
    pub(super) fn depth(&self, stack: u16) -> u32 {
        self.word(self.node_word(stack) + 2)
    }

    pub(super) fn handler(&self, handler: u16) -> Option<Handler> {
        if handler == 0 {
            return None;
        }
        let at = self.handler_word(handler);
        let (first, last) = (self.word(at), self.word(at + 2));
        Some(Handler {
            outer: (first >> 16) as u16,
            stack: first as u16,
            target: self.word(at + 1) as usize,
            count: last >> 8,
            form: match last & 3 {
                0 => Form::Finally,
                1 => Form::AsyncWith,
                2 => Form::With,
                _ => Form::Except,
            },
        })
    }

    pub(super) fn add_handler(&mut self, handler: &Handler) -> u16 {
        let number = self.handlers + 1;
        let at = self.work.len().saturating_sub(number * HANDLER);
        if number > usize::from(u16::MAX) || at < self.node_word(0) + self.nodes * NODE + HANDLER {
            self.refuse(Refusal::Room);
            return 0;
        }
        self.handlers = number;
        self.set(
            at,
            u32::from(handler.outer) << 16 | u32::from(handler.stack),
        );
        self.set(at + 1, handler.target as u32);
        self.set(at + 2, handler.count << 8 | handler.form as u32);
        number as u16
    }
}
