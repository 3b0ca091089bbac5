//! THE grammar table: each rule once, in order of the language reference.
//!
//! `[X]` is an optional part. `any` rules are alternatives, everything else is explained at
//! [`RuleKind`]. Words and marks in `seq` and the like are implied by the rule and become no
//! children; chosen in an `any` they do.

use super::{Part, Rule, RuleKind};
use crate::token::TokenKind;

macro_rules! parts {
    (@ [$($done:expr,)*]) => { &[$($done),*] };
    (@ [$($done:expr,)*] [$rule:ident] $($rest:tt)*) => {
        parts!(@ [$($done,)* Part::rule(RuleId::$rule).optional(),] $($rest)*)
    };
    (@ [$($done:expr,)*] ($token:ident) $($rest:tt)*) => {
        parts!(@ [$($done,)* Part::token(TokenKind::$token),] $($rest)*)
    };
    (@ [$($done:expr,)*] [($token:ident)] $($rest:tt)*) => {
        parts!(@ [$($done,)* Part::token(TokenKind::$token).optional(),] $($rest)*)
    };
    (@ [$($done:expr,)*] $rule:ident $($rest:tt)*) => {
        parts!(@ [$($done,)* Part::rule(RuleId::$rule),] $($rest)*)
    };
}

macro_rules! grammar {
    ($($(#[$doc:meta])* $name:ident = $kind:ident { $($part:tt)* })*) => {
        /// A rule of the grammar.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum RuleId {
            $(
                $(#[$doc])*
                #[doc = concat!("\n\n`", stringify!($kind), " { ", stringify!($($part)*), " }`")]
                $name,
            )*
        }

        impl RuleId {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [RuleId] = &[$(RuleId::$name,)*];
        }

        pub(super) const TABLE: [Rule; RuleId::ALL.len()] = [
            $(Rule { kind: RuleKind::$kind, parts: parts!(@ [] $($part)*) },)*
        ];
    };
}

// Tokens stand in (round) brackets, optional parts in [square] ones.
grammar! {
    /// A module.
    FileInput = Seq { [Statements] (End) }
    /// What the prompt takes at once: one compound statement or one line of simple ones.
    SingleInput = Seq { [Statement] (End) }
    /// An expression, for `eval`.
    EvalInput = Seq { TestList [(Newline)] (End) }

    /// Statements of a module or block.
    Statements = Many { Statement }
    /// One line or one compound statement.
    Statement = Any {
        SimpleStatements If While For Try With FunctionDef ClassDef Decorated AsyncStatement
    }
    /// A line of simple statements.
    SimpleStatements = Wrap { SmallStatements (Newline) }
    /// Simple statements with semicolons between them.
    SmallStatements = ListEnd { SmallStatement (Semicolon) }
    /// One simple statement.
    SmallStatement = Any {
        ExpressionStatement Return ImportName ImportFrom Pass Raise Global Del Break Continue
        Assert YieldExpression Nonlocal
    }

    /// An expression by itself, or an assignment: target first, then one of the three tails.
    /// `a = b` has the children `a` and `b`; `a = b = c` has `a` and an `AssignChain`.
    ExpressionStatement = Fold { StarTestList ExpressionTail }
    /// What makes an expression an assignment.
    ExpressionTail = Any { AssignChain AugmentedAssign AnnotatedAssign }
    /// The right-hand sides of `a = b = c`: `b`, `c`. A single one stands for itself.
    AssignChain = Many { AssignPart }
    /// `= value`
    AssignPart = Wrap { (Equal) AssignValue }
    /// `+= value`: the operator's token, the value.
    AugmentedAssign = Seq { AugmentedOperator AssignValue }
    /// `: annotation = value`: the annotation, the value or absent.
    AnnotatedAssign = Seq { (Colon) Test [AssignPart] }
    /// What can be assigned.
    AssignValue = Any { StarTestList YieldExpression }
    /// An assignment operator other than `=`.
    AugmentedOperator = Any {
        (PlusEqual) (MinusEqual) (StarEqual) (SlashEqual) (DoubleSlashEqual) (PercentEqual)
        (AtEqual) (DoubleStarEqual) (ShiftLeftEqual) (ShiftRightEqual) (AmpersandEqual)
        (PipeEqual) (CaretEqual)
    }
    /// Expressions, some perhaps with a star: a tuple, or targets.
    StarTestList = ListEnd { StarTest (Comma) }
    /// An expression, perhaps with a star.
    StarTest = Any { Test StarExpression }
    /// `*expression`
    StarExpression = Seq { (Star) Expression }

    /// `del targets`
    Del = Seq { (Del) TargetList }
    /// `pass`
    Pass = Seq { (Pass) }
    /// `break`
    Break = Seq { (Break) }
    /// `continue`
    Continue = Seq { (Continue) }
    /// `return values`: the value or absent.
    Return = Seq { (Return) [TestList] }
    /// `raise`: absent, the exception, or a `RaiseFrom`.
    Raise = Seq { (Raise) [RaiseFrom] }
    /// `exception from cause`
    RaiseFrom = Fold { Test (From) Test }
    /// `global names`
    Global = Seq { (Global) NameList }
    /// `nonlocal names`
    Nonlocal = Seq { (Nonlocal) NameList }
    /// Names with commas.
    NameList = List { (Name) (Comma) }
    /// `assert condition, message`: condition, message or absent.
    Assert = Seq { (Assert) Test [AssertMessage] }
    /// `, message`
    AssertMessage = Wrap { (Comma) Test }

    /// `import modules`
    ImportName = Seq { (Import) DottedAsNames }
    /// Modules with commas.
    DottedAsNames = List { DottedAsName (Comma) }
    /// `module as name`
    DottedAsName = Fold { DottedName (As) (Name) }
    /// `a.b.c`: the names.
    DottedName = List { (Name) (Period) }
    /// `from source import what`: the source, then `*`'s token or the names.
    ImportFrom = Seq { (From) ImportSource (Import) ImportTargets }
    /// Where names are imported from.
    ImportSource = Any { DottedName RelativeSource }
    /// `..module`: the dots' tokens, the module or absent.
    RelativeSource = Seq { Dots [DottedName] }
    /// Dots, one or three to a token.
    Dots = Many { Dot }
    /// One token of dots.
    Dot = Any { (Period) (Ellipsis) }
    /// What is imported from a module.
    ImportTargets = Any { ImportAsNames (Star) ImportParen }
    /// Names in parentheses.
    ImportParen = Wrap { (LeftParen) ImportAsNames (RightParen) }
    /// Names with commas.
    ImportAsNames = ListEnd { ImportAsName (Comma) }
    /// `name as name`
    ImportAsName = Fold { (Name) (As) (Name) }

    /// `if`: condition, body, elif parts or absent, else part or absent.
    If = Seq { (If) NamedTest (Colon) Suite [Elifs] [ElsePart] }
    /// The `elif` parts.
    Elifs = Many { Elif }
    /// `elif`: condition, body.
    Elif = Seq { (Elif) NamedTest (Colon) Suite }
    /// `else: body`
    ElsePart = Wrap { (Else) (Colon) Suite }
    /// `while`: condition, body, else part or absent.
    While = Seq { (While) NamedTest (Colon) Suite [ElsePart] }
    /// `for`: targets, values, body, else part or absent.
    For = Seq { (For) TargetList (In) TestList (Colon) Suite [ElsePart] }
    /// `try`: body, then a `Finally` or a `Handlers`.
    Try = Seq { (Try) (Colon) Suite TryTail }
    /// What follows a `try` body.
    TryTail = Any { Handlers Finally }
    /// Except parts, else part or absent, `Finally` or absent.
    Handlers = Seq { Excepts [ElsePart] [Finally] }
    /// The `except` parts.
    Excepts = Many { Except }
    /// `except`: absent, exception or `ExceptAs`; body.
    Except = Seq { (Except) [ExceptAs] (Colon) Suite }
    /// `exception as name`
    ExceptAs = Fold { Test (As) (Name) }
    /// `finally: body`
    Finally = Seq { (Finally) (Colon) Suite }
    /// `with`: items, body.
    With = Seq { (With) WithItems (Colon) Suite }
    /// Items with commas.
    WithItems = List { WithItem (Comma) }
    /// `manager as target`
    WithItem = Fold { Test (As) Expression }
    /// The body of a compound statement.
    Suite = Any { Block SimpleStatements }
    /// An indented body.
    Block = Wrap { (Newline) (Indent) Statements (Dedent) }

    /// `def`: name, parameters or absent, return annotation or absent, body.
    FunctionDef = Seq {
        (Def) (Name) (LeftParen) [Parameters] (RightParen) [ReturnAnnotation] (Colon) Suite
    }
    /// `-> annotation`
    ReturnAnnotation = Wrap { (Arrow) Test }
    /// Parameters with commas.
    Parameters = ListEnd { Parameter (Comma) }
    /// One parameter.
    Parameter = Any { NamedParameter StarParameter DoubleStarParameter }
    /// `name: annotation = default`: name, annotation or absent, default or absent.
    NamedParameter = Fold { (Name) [ParameterAnnotation] [ParameterDefault] }
    /// `: annotation`
    ParameterAnnotation = Wrap { (Colon) Test }
    /// `= default`
    ParameterDefault = Wrap { (Equal) Test }
    /// `*name` or the bare `*`: the name or absent.
    StarParameter = Seq { (Star) [AnnotatedName] }
    /// `**name`
    DoubleStarParameter = Seq { (DoubleStar) AnnotatedName }
    /// `name: annotation`
    AnnotatedName = Fold { (Name) (Colon) Test }
    /// `class`: name, `CallArguments` or absent, body.
    ClassDef = Seq { (Class) (Name) [CallArguments] (Colon) Suite }
    /// Decorators, then the function or class.
    Decorated = Seq { Decorators DecoratedBody }
    /// The decorators.
    Decorators = Many { Decorator }
    /// `@name.name(arguments)`: the name, `CallArguments` or absent.
    Decorator = Seq { (At) DottedName [CallArguments] (Newline) }
    /// What can be decorated.
    DecoratedBody = Any { FunctionDef ClassDef AsyncFunction }
    /// `async` after decorators: a `FunctionDef`.
    AsyncFunction = Seq { (Async) FunctionDef }
    /// `async`: a `FunctionDef`, `With` or `For`.
    AsyncStatement = Seq { (Async) AsyncBody }
    /// What can be `async`.
    AsyncBody = Any { FunctionDef With For }

    /// `name := value`: target, value.
    NamedTest = Fold { Test (Walrus) Test }
    /// An expression.
    Test = Any { Conditional Lambda }
    /// `value if condition else other`: in that order.
    Conditional = Fold { OrTest (If) OrTest (Else) Test }
    /// An expression without `if` at its top, as comprehensions filter by.
    PlainTest = Any { OrTest PlainLambda }
    /// `lambda`: parameters or absent, body.
    Lambda = Seq { (Lambda) [LambdaParameters] (Colon) Test }
    /// `lambda` in a comprehension's filter: as `Lambda`.
    PlainLambda = Seq { (Lambda) [LambdaParameters] (Colon) PlainTest }
    /// Parameters with commas.
    LambdaParameters = ListEnd { LambdaParameter (Comma) }
    /// One parameter.
    LambdaParameter = Any { LambdaNamed LambdaStar LambdaDoubleStar }
    /// `name = default`
    LambdaNamed = Fold { (Name) (Equal) Test }
    /// `*name` or the bare `*`: the name or absent.
    LambdaStar = Seq { (Star) [(Name)] }
    /// `**name`
    LambdaDoubleStar = Seq { (DoubleStar) (Name) }

    /// Operands of `or`.
    OrTest = List { AndTest (Or) }
    /// Operands of `and`.
    AndTest = List { NotTest (And) }
    /// An operand of `and`.
    NotTest = Any { Comparison Not }
    /// `not operand`
    Not = Seq { (Not) NotTest }
    /// Operand, operator, operand and so on. An operator is a token, a `NotIn` or an `IsOperator`.
    Comparison = List { Expression ComparisonOperator }
    /// What compares.
    ComparisonOperator = Any {
        (EqualEqual) (NotEqual) (Less) (Greater) (LessEqual) (GreaterEqual) (In) IsOperator NotIn
    }
    /// `not in`: no children.
    NotIn = Seq { (Not) (In) }
    /// `is`, `is not`: absent, or a `NotMark`.
    IsOperator = Seq { (Is) [NotMark] }
    /// The `not` of `is not`: no children.
    NotMark = Seq { (Not) }

    /// Operands of `|`.
    Expression = List { XorExpression (Pipe) }
    /// Operands of `^`.
    XorExpression = List { AndExpression (Caret) }
    /// Operands of `&`.
    AndExpression = List { ShiftExpression (Ampersand) }
    /// Operand, operator's token, operand and so on.
    ShiftExpression = List { Sum ShiftOperator }
    /// What shifts.
    ShiftOperator = Any { (ShiftLeft) (ShiftRight) }
    /// Operand, operator's token, operand and so on.
    Sum = List { Term SumOperator }
    /// What adds.
    SumOperator = Any { (Plus) (Minus) }
    /// Operand, operator's token, operand and so on.
    Term = List { Factor TermOperator }
    /// What multiplies.
    TermOperator = Any { (Star) (Slash) (Percent) (DoubleSlash) (At) }
    /// An operand of a multiplication.
    Factor = Any { Power Unary }
    /// Operator's token, operand.
    Unary = Seq { UnaryOperator Factor }
    /// What stands before one operand.
    UnaryOperator = Any { (Minus) (Plus) (Tilde) }
    /// `base ** exponent`
    Power = Fold { PowerBase (DoubleStar) Factor }
    /// What can be raised to a power.
    PowerBase = Any { Primary Await }
    /// `await expression`
    Await = Seq { (Await) Primary }
    /// An atom and what is done to it: `CallArguments`, `Index`, `Attribute` in order.
    Primary = Tail { Atom Trailer }
    /// What is done to an atom.
    Trailer = Any { Attribute CallArguments Index }
    /// `(arguments)`: the arguments or absent.
    CallArguments = Seq { (LeftParen) [Arguments] (RightParen) }
    /// `[subscripts]`
    Index = Seq { (LeftBracket) Subscripts (RightBracket) }
    /// `.name`
    Attribute = Seq { (Period) (Name) }

    /// The smallest expressions.
    Atom = Any {
        (Name) (Integer) (String) (None) (True) (False) Paren Bracket Brace (Float) (Bytes)
        (Imaginary) (Ellipsis) (Debug)
    }
    /// `( )`: absent, `YieldExpression`, `Items` (tuple or generator expression) or an expression.
    Paren = Seq { (LeftParen) [ParenItems] (RightParen) }
    /// What stands in parentheses.
    ParenItems = Any { Items YieldExpression }
    /// `[ ]`: absent, `Items` (list or comprehension) or its only expression.
    Bracket = Seq { (LeftBracket) [Items] (RightBracket) }
    /// Items with commas; or one item and its `ComprehensionFor`.
    Items = ListEnd { Item (Comma) ComprehensionFor }
    /// One item.
    Item = Any { NamedTest StarExpression }
    /// `{ }`: absent, `DictItems` or its only item.
    Brace = Seq { (LeftBrace) [DictItems] (RightBrace) }
    /// Items of a dict or set with commas; or one item and its `ComprehensionFor`.
    DictItems = ListEnd { DictItem (Comma) ComprehensionFor }
    /// `key: value`, or a set's item.
    DictItem = Fold { Test (Colon) Test }
    /// `for`: targets, values, a further `ComprehensionFor` or `ComprehensionIf` or absent.
    ComprehensionFor = Seq { (For) TargetList (In) OrTest [ComprehensionNext] }
    /// `if`: condition, a further `ComprehensionFor` or `ComprehensionIf` or absent.
    ComprehensionIf = Seq { (If) PlainTest [ComprehensionNext] }
    /// What can follow in a comprehension.
    ComprehensionNext = Any { ComprehensionFor ComprehensionIf }

    /// Subscripts with commas.
    Subscripts = ListEnd { Subscript (Comma) }
    /// One subscript.
    Subscript = Any { StartedSubscript SliceRest }
    /// A subscript, or a slice with a start: start, `SliceRest`.
    StartedSubscript = Fold { Test SliceRest }
    /// `:stop:step`: stop or absent, `SliceStep` or absent.
    SliceRest = Seq { (Colon) [Test] [SliceStep] }
    /// `:step`: step or absent.
    SliceStep = Seq { (Colon) [Test] }

    /// Expressions with commas: a tuple.
    TestList = ListEnd { Test (Comma) }
    /// Assignment targets with commas.
    TargetList = ListEnd { Target (Comma) }
    /// One target, perhaps with a star.
    Target = Any { Expression StarExpression }

    /// Arguments with commas.
    Arguments = ListEnd { Argument (Comma) }
    /// One argument.
    Argument = Any { PlainArgument StarArgument DoubleStarArgument }
    /// An expression; or an expression and its `KeywordValue`, `WalrusValue` or
    /// `ComprehensionFor`.
    PlainArgument = Fold { Test ArgumentTail }
    /// What makes an argument more than an expression.
    ArgumentTail = Any { KeywordValue WalrusValue ComprehensionFor }
    /// `= value`
    KeywordValue = Seq { (Equal) Test }
    /// `:= value`
    WalrusValue = Seq { (Walrus) Test }
    /// `*values`
    StarArgument = Seq { (Star) Test }
    /// `**values`
    DoubleStarArgument = Seq { (DoubleStar) Test }

    /// `yield`: absent, the value, or a `YieldFrom`.
    YieldExpression = Seq { (Yield) [YieldValue] }
    /// What is yielded.
    YieldValue = Any { TestList YieldFrom }
    /// `from values`
    YieldFrom = Seq { (From) Test }
}
