//! Parse events to the tree: a sink that keeps finished nodes on the arena's stack and makes
//! inner nodes of them, folding constants on the way as the official compiler does.

use crate::arena::{At, OutOfMemory};
use crate::constant::Kind;
use crate::fault::{Code, Fault};
use crate::fold;
use crate::integer::Integer;
use crate::options::Options;
use crate::store::Store;
use crate::text::Text;
use crate::tree::{ABSENT, HEAD, Inner, Node, Word};
use garter_bytecode::decimal;
use garter_syntax::{Position, RuleId, Sink, Token, TokenKind, literal};

/// Strings up to this length become names; longer ones only when the name exists already.
pub(crate) const NAME_LEN: u32 = 10;
/// Bytes of the longest name that boards have.
#[cfg(feature = "host")]
pub const LONGEST_NAME: u32 = 255;

/// Constants of the module `math`.
const MATH: [(&str, f64); 5] = [
    ("pi", core::f64::consts::PI),
    ("e", core::f64::consts::E),
    ("tau", core::f64::consts::TAU),
    ("inf", f64::INFINITY),
    ("nan", f64::NAN),
];

/// What a statement becomes of which nothing is left: on a PC not the same as none, for an `else`
/// with nothing else in it is jumped over.
pub(crate) const NOTHING: Word = if cfg!(feature = "host") {
    Node::Token(TokenKind::Pass).encode()
} else {
    ABSENT
};

/// The sink.
pub(crate) struct Builder<'s, 'a, 'm, 'r> {
    pub(crate) store: &'s mut Store<'a, 'm>,
    optimise: u8,
    #[cfg(feature = "host")]
    memory_image: bool,
    single: bool,
    /// The rule that was entered with the last event: a name that follows begins an expression.
    fresh: Option<RuleId>,
    statement_line: u32,
    pub(crate) out_of_memory: bool,
    pub(crate) fault: Option<Fault>,
    report: Option<&'r mut dyn FnMut(&Fault)>,
    /// Faults of the parser so far.
    pub(crate) faults: u32,
    error: Option<(Code, u32)>,
    /// Where the last token ended.
    last_end: u32,
    /// The line that a tuple in parentheses has as a constant: that of its second item when
    /// there are more than two, or a comma after the second, by the way the official grammar is cut.
    tuple_line: u32,
    /// The last event was a comma.
    comma: bool,
}

impl<'s, 'a, 'm, 'r> Builder<'s, 'a, 'm, 'r> {
    pub(crate) fn new(
        store: &'s mut Store<'a, 'm>,
        options: &Options<'_>,
        report: Option<&'r mut dyn FnMut(&Fault)>,
    ) -> Self {
        Self {
            store,
            optimise: options.optimise,
            #[cfg(feature = "host")]
            memory_image: options.memory_image,
            single: options.single,
            fresh: None,
            statement_line: 1,
            out_of_memory: false,
            fault: None,
            report,
            faults: 0,
            error: None,
            last_end: 0,
            tuple_line: 0,
            comma: false,
        }
    }

    /// The node of the whole text.
    pub(crate) fn finish(&mut self) -> Word {
        self.pop()
    }

    fn push(&mut self, word: Word, start: Position) {
        let arena = &mut self.store.arena;
        let mut done = Ok(());
        if self.store.wide {
            done = arena.push(start.offset);
        }
        let done = done.and_then(|()| arena.push(start.line));
        if done.and_then(|()| arena.push(word)).is_err() {
            self.out_of_memory = true;
        }
    }

    fn pop(&mut self) -> Word {
        let word = self.store.arena.pop();
        self.store.arena.pop();
        if self.store.wide {
            self.store.arena.pop();
        }
        word
    }

    fn stride(&self) -> u32 {
        2 + u32::from(self.store.wide)
    }

    /// The finished node `index` of the last `count`.
    fn peek(&self, count: u32, index: u32) -> Word {
        let arena = &self.store.arena;
        arena.get(arena.top() + (count - 1 - index) * self.stride())
    }

    fn leaf(&mut self, token: &Token) -> Result<Word, OutOfMemory> {
        let text = token.text(self.store.source);
        match token.kind {
            TokenKind::Name => self.name(token),
            TokenKind::Integer => {
                let integer = literal::integer(text);
                if let Some(value) = integer.value()
                    && let Ok(small) = i64::try_from(value)
                    && self.store.small.fits_node(small)
                {
                    return Ok(Node::Int(small as i32).encode());
                }
                let low = self.store.arena.low();
                let base = integer.base;
                let value = Integer::from_digits(&mut self.store.arena, base, integer.values())?;
                fold::keep_integer(self.store, low, value, token.line)
            }
            TokenKind::Float | TokenKind::Imaginary => {
                let kind = match token.kind {
                    TokenKind::Float => Kind::Float,
                    _ => Kind::Imaginary,
                };
                let value = self.float(text);
                self.store.float(kind, value, token.line)
            }
            TokenKind::String => self.string(token),
            TokenKind::Bytes => {
                let text = self.decode(token)?;
                let store = &mut *self.store;
                let (arena, source) = (&mut store.arena, store.source);
                let at = store.constants.add_text(arena, source, Kind::Bytes, text)?;
                store.occurrence(at, token.line)
            }
            TokenKind::Debug if self.optimise == 0 => Ok(Node::Token(TokenKind::True).encode()),
            TokenKind::Debug => Ok(Node::Token(TokenKind::False).encode()),
            TokenKind::Ellipsis => {
                let store = &mut *self.store;
                let (arena, source) = (&mut store.arena, store.source);
                // Dots before a module's name come as the same token; they stay a token.
                if self.fresh == Some(RuleId::Primary) {
                    let at = store.constants.add(arena, source, Kind::Ellipsis, &[])?;
                    return store.occurrence(at, 0);
                }
                Ok(Node::Token(TokenKind::Ellipsis).encode())
            }
            kind => Ok(Node::Token(kind).encode()),
        }
    }

    /// The nearest value; for a file, the one that the official cross compiler takes for it.
    fn float(&self, text: &[u8]) -> f64 {
        #[cfg(feature = "host")]
        if !self.memory_image {
            return crate::float::text::parse(text);
        }
        float(self.single, text)
    }

    fn name(&mut self, token: &Token) -> Result<Word, OutOfMemory> {
        let text = token.text(self.store.source);
        let text = if token.is_synthetic() {
            let known = core::str::from_utf8(text).unwrap_or_default();
            Text::Constant(if known == "format" {
                "format"
            } else {
                "__template__"
            })
        } else {
            Text::Source {
                at: token.start,
                len: text.len() as u32,
            }
        };
        #[cfg(feature = "host")]
        if text.len() > LONGEST_NAME {
            let mut fault = Fault::new(Code::NameTooLong, token.line);
            (fault.start, fault.end) = (token.start, token.end);
            self.raise(fault);
        }
        let name = self.store.intern(text)?;
        if self.fresh == Some(RuleId::Primary) {
            let constant = self.store.names.constant(&self.store.arena, name);
            if let Some(constant) = self.object(constant)? {
                return self.store.occurrence(constant, token.line);
            }
            if constant != ABSENT {
                return Ok(constant);
            }
        }
        Ok(Node::Id(name).encode())
    }

    /// The entry in the constant table of what a name stands for. Where it is used, an official
    /// `.mpy` file has it as an object, also if it would be an instruction or a name by itself.
    fn object(&mut self, constant: Word) -> Result<Option<At>, OutOfMemory> {
        match Node::decode(constant) {
            Node::Const(at) => Ok(Some(self.store.arena.get(at))),
            #[cfg(feature = "host")]
            Node::Str(name) if !self.memory_image => self.store.text_object(name).map(Some),
            #[cfg(feature = "host")]
            Node::Token(_) | Node::Inner(_) if !self.memory_image => {
                let kind = match Node::decode(constant) {
                    Node::Token(TokenKind::True) => Kind::True,
                    Node::Token(TokenKind::False) => Kind::False,
                    Node::Token(_) => Kind::None,
                    // The empty tuple is the only node that is a constant.
                    _ => Kind::Tuple,
                };
                let (arena, source) = (&mut self.store.arena, self.store.source);
                self.store.constants.add(arena, source, kind, &[]).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn string(&mut self, token: &Token) -> Result<Word, OutOfMemory> {
        let low = self.store.arena.low();
        let text = self.decode(token)?;
        let store = &mut *self.store;
        let known = store.names.find(&store.arena, store.source, text);
        if let Some(name) = known {
            store.arena.release(low);
            return Ok(Node::Str(name).encode());
        }
        if text.len() <= NAME_LEN || store.names.is_built_in(&store.arena, store.source, text) {
            return Ok(Node::Str(store.intern(text)?).encode());
        }
        let (arena, source) = (&mut store.arena, store.source);
        let at = store.constants.add_text(arena, source, Kind::Str, text)?;
        store.occurrence(at, token.line)
    }

    /// The value of a string or bytes: a stretch of the source where that will do.
    fn decode(&mut self, token: &Token) -> Result<Text, OutOfMemory> {
        if let Some(text) = verbatim(self.store.source, token) {
            return Ok(text);
        }
        let arena = &mut self.store.arena;
        let mut run = crate::arena::ByteRun::begin(arena);
        let mut done = Ok(());
        literal::decode(self.store.source, token, &mut |stretch| {
            for byte in stretch {
                if done.is_ok() {
                    done = run.put(arena, *byte);
                }
            }
        });
        done?;
        Ok(Text::Arena {
            at: run.start,
            len: run.len,
        })
    }

    fn node(&mut self, rule: RuleId, count: u32, start: Position) -> Result<Word, OutOfMemory> {
        let slot = u32::from(has_scope(rule));
        let stride = self.stride();
        let all = count;
        let mut count = count;
        while count > 0 && self.peek(all, count - 1) == fold::DROPPED {
            count -= 1;
        }
        let arena = &mut self.store.arena;
        let places = if self.store.wide { 2 + count } else { 0 };
        let at = arena.alloc(HEAD + count + slot + places)?;
        arena.set(at, rule as u32 | (count + slot) << 8);
        arena.set(at + 1, start.line);
        let top = arena.top();
        for index in 0..count {
            let value = top + (all - 1 - index) * stride;
            arena.set(at + HEAD + index, arena.get(value));
            if self.store.wide {
                arena.set(at + HEAD + count + slot + 2 + index, arena.get(value + 2));
            }
        }
        if slot != 0 {
            arena.set(at + HEAD + count, ABSENT);
        }
        if self.store.wide {
            arena.set(at + HEAD + count + slot, start.offset);
            arena.set(at + HEAD + count + slot + 1, self.last_end);
        }
        Ok(Node::Inner(at).encode())
    }

    fn close(&mut self, rule: RuleId, count: u32, start: Position) -> Result<(), OutOfMemory> {
        if rule == RuleId::Items {
            let second = self.store.arena.top() + count.saturating_sub(2) * self.stride() + 1;
            let long = count > 2 || (count == 2 && self.comma);
            self.tuple_line = if long {
                self.store.arena.get(second)
            } else {
                start.line
            };
        }
        #[cfg(feature = "host")]
        if rule == RuleId::FileInput
            && let Some(statements) =
                Inner::of_rule(&self.store.arena, self.peek(count, 0), RuleId::Statements)
        {
            let line = first_line(self.store.source);
            self.store.arena.set(statements.at + 1, line);
        }
        let word = match self.folded(rule, count, start.line)? {
            Some(word) => word,
            None => self.node(rule, count, start)?,
        };
        let (top, stride) = (self.store.arena.top(), self.stride());
        self.store.arena.cut(top + count * stride);
        self.push(word, start);
        Ok(())
    }

    /// What stands for the rule, when it is not a node of its children.
    fn folded(&mut self, rule: RuleId, count: u32, line: u32) -> Result<Option<Word>, OutOfMemory> {
        let (top, stride) = (self.store.arena.top(), self.stride());
        let operands = fold::Operands { top, stride, count };
        match rule {
            RuleId::OrTest => fold::logical(self.store, operands, true),
            RuleId::AndTest => fold::logical(self.store, operands, false),
            RuleId::Not => Ok(fold::not(self.store, self.peek(1, 0))),
            RuleId::Unary => fold::unary(self.store, operands),
            RuleId::Power
            | RuleId::Term
            | RuleId::Sum
            | RuleId::ShiftExpression
            | RuleId::AndExpression
            | RuleId::XorExpression
            | RuleId::Expression => self.computed(rule, operands),
            RuleId::StarTestList | RuleId::TestList | RuleId::Subscripts => {
                fold::tuple(self.store, operands, line)
            }
            RuleId::Paren => self.parenthesised(),
            RuleId::Primary if count == 2 => self.module_constant(),
            RuleId::ExpressionStatement => self.constant_definition(),
            _ => Ok(None),
        }
    }

    /// The value of operators between numbers. A value too large to compute ends compiling; an
    /// editor, which needs no value, goes on without one.
    fn computed(
        &mut self,
        rule: RuleId,
        operands: fold::Operands,
    ) -> Result<Option<Word>, OutOfMemory> {
        let (low, top) = (self.store.arena.low(), self.store.arena.top());
        match fold::binary(self.store, rule, operands) {
            Err(OutOfMemory) if self.store.wide => {
                self.store.arena.release(low);
                self.store.arena.cut(top);
                Ok(None)
            }
            result => result,
        }
    }

    /// Parentheses around one expression are dropped; around constants they make a constant.
    fn parenthesised(&mut self) -> Result<Option<Word>, OutOfMemory> {
        let word = self.peek(1, 0);
        if word == ABSENT {
            return Ok(None);
        }
        let arena = &self.store.arena;
        match Inner::of_rule(arena, word, RuleId::Items) {
            None => Ok(Some(word)),
            Some(items) => {
                let line = self.tuple_line;
                fold::tuple(self.store, fold::Operands::of(items), line)
            }
        }
    }

    /// Constants of `math` are known by the name that the module usually has.
    fn module_constant(&mut self) -> Result<Option<Word>, OutOfMemory> {
        let (module, trailer) = (self.peek(2, 0), self.peek(2, 1));
        let arena = &self.store.arena;
        let Some(attribute) = Inner::of_rule(arena, trailer, RuleId::Attribute) else {
            return Ok(None);
        };
        let (Node::Id(module), Node::Id(name)) = (
            Node::decode(module),
            Node::decode(attribute.child(arena, 0)),
        ) else {
            return Ok(None);
        };
        let is = |name, text| self.store.names.is(arena, self.store.source, name, text);
        if !is(module, "math") {
            return Ok(None);
        }
        let found = MATH.iter().find(|(text, _)| is(name, text));
        match found {
            Some((_, value)) => self.store.float(Kind::Float, *value, 0).map(Some),
            None => Ok(None),
        }
    }

    /// `NAME = const(value)`, or `NAME: type = const(value)`: the name stands for the value from
    /// here on.
    fn constant_definition(&mut self) -> Result<Option<Word>, OutOfMemory> {
        let (target, value) = (self.peek(2, 0), self.peek(2, 1));
        let Node::Id(name) = Node::decode(target) else {
            return Ok(None);
        };
        let arena = &self.store.arena;
        let annotated = Inner::of_rule(arena, value, RuleId::AnnotatedAssign);
        let value = annotated.map_or(value, |tail| tail.child(arena, 1));
        let Some(call) = Inner::of_rule(arena, value, RuleId::Primary) else {
            return Ok(None);
        };
        let Node::Id(function) = Node::decode(call.child(arena, 0)) else {
            return Ok(None);
        };
        let arguments = Inner::of_rule(arena, call.child(arena, 1), RuleId::CallArguments);
        let Some(arguments) = arguments.filter(|_| call.count == 2) else {
            return Ok(None);
        };
        if !self
            .store
            .names
            .is(arena, self.store.source, function, "const")
        {
            return Ok(None);
        }
        let argument = arguments.child(arena, 0);
        if !fold::is_constant(&self.store.arena, argument) {
            self.error = Some((Code::NotAConstant, call.line(arena)));
            return Ok(None);
        }
        self.store
            .names
            .set_constant(&mut self.store.arena, name, argument);
        let text = self.store.names.text(&self.store.arena, name);
        let private = crate::text::Texts {
            source: self.store.source,
            arena: &self.store.arena,
        }
        .byte(text, 0)
            == b'_';
        if private {
            // Nobody else can see it, so nothing is stored.
            return Ok(Some(NOTHING));
        }
        let arena = &mut self.store.arena;
        let at = annotated.map_or(arena.top(), |tail| tail.at + HEAD + 1);
        arena.set(at, argument);
        Ok(None)
    }
}

impl Sink for Builder<'_, '_, '_, '_> {
    fn enter(&mut self, rule: RuleId, start: Position) {
        self.fresh = Some(rule);
        if rule == RuleId::ExpressionStatement {
            self.statement_line = start.line;
        }
    }

    fn token(&mut self, token: &Token) {
        self.comma = false;
        self.last_end = self.last_end.max(token.end);
        match self.leaf(token) {
            Ok(word) => self.push(
                word,
                Position {
                    offset: token.start,
                    line: token.line,
                },
            ),
            Err(OutOfMemory) => self.out_of_memory = true,
        }
        self.fresh = None;
    }

    fn mark(&mut self, token: &Token) {
        self.comma = token.kind == TokenKind::Comma;
        self.last_end = self.last_end.max(token.end);
        self.fresh = None;
    }

    fn absent(&mut self) {
        self.push(ABSENT, Position::default());
        self.fresh = None;
    }

    fn leave(&mut self, rule: RuleId, children: u32, start: Position) {
        if self.close(rule, children, start).is_err() {
            self.out_of_memory = true;
        }
        self.fresh = None;
        self.comma = false;
        if let Some((code, line)) = self.error.take() {
            self.raise(Fault::new(code, line));
        }
    }

    fn abandon(&mut self, rule: RuleId, children: u32, start: Position) {
        self.fresh = None;
        self.comma = false;
        // Of what is unfinished, blocks are kept, so that what is in them is still looked at
        // where it stands. Anything else would only give faults that follow from the first.
        let top = self.store.arena.top() + children * self.stride();
        let word = match parts_of_block(rule) {
            None => Ok(ABSENT),
            Some(parts) => {
                for _ in children..parts {
                    self.push(ABSENT, Position::default());
                }
                self.node(rule, children.max(parts), start)
            }
        };
        self.store.arena.cut(top);
        match word {
            Ok(word) => self.push(word, start),
            Err(OutOfMemory) => self.out_of_memory = true,
        }
    }

    fn fold(&mut self, rule: RuleId) {
        self.fresh = None;
        // A statement of its own line is kept: of a leaf, which has none, and of what begins on a
        // later line than the parentheses around it.
        if rule == RuleId::ExpressionStatement
            && Inner::of(&self.store.arena, self.peek(1, 0))
                .is_none_or(|inner| inner.line(&self.store.arena) != self.statement_line)
        {
            let offset = if self.store.wide {
                self.store.arena.get(self.store.arena.top() + 2)
            } else {
                0
            };
            let start = Position {
                offset,
                line: self.statement_line,
            };
            self.leave_statement(start);
        }
    }

    fn fault(&mut self, fault: &garter_syntax::Fault) {
        self.raise(Fault::from_syntax(fault, self.store.source));
    }

    fn stopped(&self) -> bool {
        self.out_of_memory || (self.fault.is_some() && self.report.is_none())
    }
}

impl Builder<'_, '_, '_, '_> {
    fn leave_statement(&mut self, start: Position) {
        let word = self.node(RuleId::ExpressionStatement, 1, start);
        self.pop();
        match word {
            Ok(word) => self.push(word, start),
            Err(OutOfMemory) => self.out_of_memory = true,
        }
    }

    fn raise(&mut self, fault: Fault) {
        self.faults += 1;
        if let Some(report) = &mut self.report {
            report(&fault);
        }
        if self.fault.is_none() {
            self.fault = Some(fault);
        }
    }
}

/// The line of a text's statements together. To the official compiler they begin with the first
/// line, though it is empty, unless that goes on in the next.
#[cfg(feature = "host")]
fn first_line(source: &[u8]) -> u32 {
    let mut line = 1;
    let mut bytes = source.iter();
    loop {
        let line_ends = match bytes.find(|byte| !matches!(byte, b' ' | b'\t' | 0x0b | 0x0c)) {
            Some(b'\\') => bytes.as_slice(),
            _ => return line,
        };
        bytes = match line_ends {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest.iter(),
            _ => return line,
        };
        line += 1;
    }
}

/// How many children a rule has that holds statements; `None` for other rules.
fn parts_of_block(rule: RuleId) -> Option<u32> {
    Some(match rule {
        RuleId::FileInput | RuleId::SingleInput => 1,
        RuleId::Statements | RuleId::SmallStatements => 0,
        RuleId::Elifs | RuleId::Excepts | RuleId::Decorators => 0,
        RuleId::Finally | RuleId::AsyncStatement | RuleId::AsyncFunction => 1,
        RuleId::Elif | RuleId::Except | RuleId::Try | RuleId::With | RuleId::Decorated => 2,
        RuleId::While | RuleId::Handlers | RuleId::ClassDef => 3,
        RuleId::If | RuleId::For | RuleId::FunctionDef => 4,
        _ => return None,
    })
}

/// Rules whose nodes get one more child, which the scope pass fills.
pub(crate) fn has_scope(rule: RuleId) -> bool {
    matches!(
        rule,
        RuleId::FunctionDef
            | RuleId::Lambda
            | RuleId::PlainLambda
            | RuleId::ClassDef
            | RuleId::ComprehensionFor
    )
}

/// The stretch of the source that is the value as it stands, if one is: a single literal
/// without escapes.
fn verbatim(source: &[u8], token: &Token) -> Option<Text> {
    if token.role != garter_syntax::Role::Plain {
        return None;
    }
    let text = token.text(source);
    let prefix = usize::from(token.kind == TokenKind::Bytes);
    let quote = *text.get(prefix)?;
    if quote != b'"' && quote != b'\'' {
        return None;
    }
    let quoted = text.get(prefix..)?;
    let quotes = if quoted.len() >= 6 && quoted.starts_with(&[quote; 3]) {
        3
    } else {
        1
    };
    let value = quoted.get(quotes..quoted.len().checked_sub(quotes)?)?;
    if value
        .iter()
        .any(|byte| *byte == quote || matches!(byte, b'\\' | b'\r'))
    {
        return None;
    }
    let at = token.start + (prefix + quotes) as u32;
    Some(Text::Source {
        at,
        len: value.len() as u32,
    })
}

fn float(single: bool, text: &[u8]) -> f64 {
    let end = text.len() - usize::from(text.ends_with(b"j") || text.ends_with(b"J"));
    let plain = text.get(..end).unwrap_or_default();
    if !plain.contains(&b'_') {
        return decimal::parse_for(single, plain).unwrap_or(0.0);
    }
    let mut buffer = [0; 128];
    literal::decimal_digits(text, &mut buffer)
        .and_then(|text| decimal::parse_for(single, text.as_bytes()))
        .unwrap_or(0.0)
}

/// The place in a wide tree where an inner node begins.
pub(crate) fn place(inner: Inner) -> At {
    inner.at + HEAD + inner.count
}
