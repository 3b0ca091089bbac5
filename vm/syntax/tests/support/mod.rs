//! Sinks for tests: one that keeps all events, one that keeps a tree.
#![allow(dead_code, unreachable_pub)]

use garter_syntax::{
    ByRules, EMPTY_FRAME, Fault, Halt, Outcome, Position, Resync, RuleId, Sink, Start, Token, parse,
};

/// Everything the engine told.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Enter(RuleId, Position),
    Token(Token),
    Mark(Token),
    Absent,
    Leave(RuleId, u32, Position),
    Fold(RuleId),
    Abandon(RuleId, u32),
    Fault(Fault),
}

#[derive(Default)]
pub struct Recorder {
    pub events: Vec<Event>,
    /// How many events there may be; a parse that tells more runs away.
    pub limit: usize,
}

impl Recorder {
    fn push(&mut self, event: Event) {
        self.events.push(event);
        assert!(
            self.events.len() <= self.limit + 1000,
            "the engine runs away"
        );
    }

    pub fn faults(&self) -> Vec<Fault> {
        let fault = |event: &Event| match event {
            Event::Fault(fault) => Some(*fault),
            _ => None,
        };
        self.events.iter().filter_map(fault).collect()
    }

    pub fn tokens(&self) -> Vec<Token> {
        let token = |event: &Event| match event {
            Event::Token(token) | Event::Mark(token) => Some(*token),
            _ => None,
        };
        self.events.iter().filter_map(token).collect()
    }

    /// The nodes in their order, as a line of text each.
    pub fn outline(&self, source: &[u8]) -> String {
        let mut text = String::new();
        for event in &self.events {
            match event {
                Event::Token(token) => {
                    text += &format!("{} ", String::from_utf8_lossy(token.text(source)));
                }
                Event::Absent => text += "- ",
                Event::Leave(rule, children, _) => text += &format!("{rule:?}/{children} "),
                Event::Abandon(rule, children) => text += &format!("!{rule:?}/{children} "),
                _ => {}
            }
        }
        text.trim_end().to_owned()
    }
}

impl Sink for Recorder {
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.push(Event::Enter(rule, start));
    }
    fn token(&mut self, token: &Token) {
        self.push(Event::Token(*token));
    }
    fn mark(&mut self, token: &Token) {
        self.push(Event::Mark(*token));
    }
    fn absent(&mut self) {
        self.push(Event::Absent);
    }
    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        self.push(Event::Leave(rule, children, start));
    }
    fn fold(&mut self, rule: RuleId) {
        self.push(Event::Fold(rule));
    }
    fn abandon(&mut self, rule: RuleId, children: u32, _: Position) {
        self.push(Event::Abandon(rule, children));
    }
    fn fault(&mut self, fault: &Fault) {
        self.push(Event::Fault(*fault));
    }
    fn stopped(&self) -> bool {
        self.events.len() > self.limit
    }
}

/// Parses as a compiler does.
pub fn halt(source: &[u8]) -> (Outcome, Recorder) {
    halting::<Halt>(source)
}

/// Parses as a board does.
pub fn by_rules(source: &[u8]) -> (Outcome, Recorder) {
    halting::<ByRules>(source)
}

fn halting<R: garter_syntax::parser::Recovery>(source: &[u8]) -> (Outcome, Recorder) {
    let mut stack = vec![EMPTY_FRAME; 4000];
    let mut sink = Recorder {
        limit: 200 + 400 * source.len(),
        ..Recorder::default()
    };
    let outcome = parse::<R, _>(source, Start::File, &mut stack, &mut sink);
    (outcome, sink)
}

/// Parses as an editor does.
pub fn resync(source: &[u8]) -> (Outcome, Recorder) {
    let mut stack = vec![EMPTY_FRAME; 4000];
    let mut sink = Recorder {
        limit: 200 + 400 * source.len(),
        ..Recorder::default()
    };
    let outcome = parse::<Resync, _>(source, Start::File, &mut stack, &mut sink);
    (outcome, sink)
}

/// How many of so many frames a parse needs.
pub fn frames_used<R: garter_syntax::parser::Recovery>(source: &[u8], length: usize) -> usize {
    let unused = [u32::MAX; 4];
    let mut stack = vec![unused; length];
    let mut sink = Recorder {
        limit: 200 + 400 * source.len(),
        ..Recorder::default()
    };
    parse::<R, _>(source, Start::File, &mut stack, &mut sink);
    stack.iter().take_while(|frame| **frame != unused).count()
}
