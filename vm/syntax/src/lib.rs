//! Text to tokens to parse events: the lexer, the grammar table and the one parser engine.
//!
//! Knows nothing of code generation, values, files, editors or boards.
//!
//! - [`lexer`]: bytes to [`Token`]s; a token is a kind and a byte range.
//! - [`grammar`]: the table of rules ([`RuleId`]), its FIRST and FOLLOW sets; LL(1) by assertion.
//! - [`parser`]: a loop over an explicit rule stack that tells a [`Sink`] what it finds.
//! - [`literal`]: values of strings and numbers, decoded into whatever the caller supplies.
//! - [`fault`]: what can be wrong, in the official compiler's words.
//! - [`text`]: offsets, lines and columns.
//!
//! # The contract between engine and sink
//!
//! Think of a stack of finished children:
//!
//! | event | stack |
//! |---|---|
//! | `token(t)` | push the token: a name, number, string, or operator or word that was a choice |
//! | `absent()` | push "not there": an optional part of a [`Seq`](grammar::RuleKind::Seq) |
//! | `leave(rule, n, start)` | pop `n`, push the node made of them |
//! | `fold(rule)` | nothing: the child on top stands for the rule |
//! | `mark(t)` | nothing: the token is implied by the rule (`if`, `(`, `,`, line ends) |
//! | `enter(rule, start)` | nothing: for sinks that want to know beforehand |
//!
//! But on a chip, `enter` and `fold` of rules around an operand that add nothing to it are left
//! out, save for the innermost `enter` (see [`RuleId::is_quiet`]).
//!
//! `Any` rules are never reported: the chosen alternative stands for them. Rules that add nothing
//! to their only child end in `fold`, so `x` as a statement is one token and no node. The
//! children of each rule are written at its [`RuleId`]; parts of a `Seq` have fixed places.
//! For `a = f(b, *c)` a sink gets, `enter` and `fold` left out:
//!
//! ```text
//! token a        mark =       token f      mark (
//! token b        mark ,       mark *       token c     leave StarArgument 1
//! leave Arguments 2           mark )       leave CallArguments 1
//! leave Primary 2             leave ExpressionStatement 2           mark end of line
//! ```
//!
//! At the end of an accepted text one child is left, the node of the start rule:
//! `leave(FileInput, 1, _)`, whose child is a `Statements` node, a single statement, or absent.
//!
//! The memory of the parse is the caller's: a slice of [`Frame`]s whose length is
//! the depth that can be parsed. When it is full the text gets the fault `TooDeep`.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

pub mod event;
pub mod fault;
pub mod grammar;
pub mod lexer;
pub mod literal;
pub mod parser;
pub mod text;
pub mod token;

pub use event::{Position, Sink};
pub use fault::{ExceptionKind, Fault, FaultCode};
pub use grammar::RuleId;
pub use lexer::spelled::{may_double_backslashes, spell_out};
pub use parser::{ByRules, EMPTY_FRAME, Frame, Halt, Outcome, Resync, Start, parse};
pub use token::{Role, Token, TokenKind, TokenSet};
