//! What can be wrong with a program: the faults of the syntax and those that only compiling
//! finds, in the official compiler's words.

use crate::names::{self, Place};
use crate::text::Text;
use core::fmt::{self, Write};
pub use garter_syntax::ExceptionKind;
use garter_syntax::FaultCode;
use garter_syntax::literal::write_bad_integer;

macro_rules! codes {
    (
        $($name:ident $id:literal $exception:ident $message:literal;)*
        @machine_code
        $($rare:ident $rare_id:literal $rare_exception:ident $rare_message:literal;)*
    ) => {
        /// Which fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            /// A fault of lexer or parser.
            Syntax(FaultCode),
            $(#[doc = concat!("`", $message, "`")] $name,)*
            $(#[doc = concat!("`", $rare_message, "`")] $rare,)*
        }

        impl Code {
            /// Every code that is not one of the syntax.
            pub const COMPILE: &'static [Code] = &[$(Code::$name,)* $(Code::$rare,)*];

            /// Stable identifier for reports and filters.
            pub const fn id(self) -> &'static str {
                match self {
                    Code::Syntax(code) => code.id(),
                    $(Code::$name => $id,)*
                    $(Code::$rare => $rare_id,)*
                }
            }

            /// The class of exception that a board raises.
            pub const fn exception(self) -> ExceptionKind {
                match self {
                    Code::Syntax(code) => code.exception(),
                    $(Code::$name => ExceptionKind::$exception,)*
                    $(Code::$rare => ExceptionKind::$rare_exception,)*
                }
            }

            /// The official compiler's words, up to where they quote the program.
            pub const fn message(self) -> &'static str {
                match self {
                    Code::Syntax(code) => code.message(),
                    $(Code::$name => $message,)*
                    #[cfg(feature = "host")]
                    $(Code::$rare => $rare_message,)*
                    // Boards do not look for them.
                    #[cfg(not(feature = "host"))]
                    _ => "",
                }
            }
        }
    };
}

codes! {
    AssignToExpression "assign-to-expression" SyntaxError "can't assign to expression";
    MultipleStar "multiple-star" SyntaxError "multiple *x in assignment";
    DeleteExpression "delete-expression" SyntaxError "can't delete expression";
    StarNotTarget "star-not-target" SyntaxError "*x must be assignment target";
    BreakOutsideLoop "break-outside-loop" SyntaxError "'break'/'continue' outside loop";
    ReturnOutsideFunction "return-outside-function" SyntaxError "'return' outside function";
    YieldOutsideFunction "yield-outside-function" SyntaxError "'yield' outside function";
    AwaitOutsideFunction "await-outside-function" SyntaxError "'await' outside function";
    AsyncOutsideAsync "async-outside-async" SyntaxError "async for/with outside async function";
    GlobalRedefined "global-redefined" SyntaxError "identifier redefined as global";
    NonlocalRedefined "nonlocal-redefined" SyntaxError "identifier redefined as nonlocal";
    NonlocalAtModule "nonlocal-at-module" SyntaxError "can't declare nonlocal in outer code";
    NoBinding "no-binding" SyntaxError "no binding for nonlocal found";
    DefaultExceptNotLast "default-except-not-last" SyntaxError "default 'except' must be last";
    ArgumentReused "argument-reused" SyntaxError "argument name reused";
    NonDefaultAfterDefault "non-default-after-default" SyntaxError
        "non-default argument follows default argument";
    KeywordNotName "keyword-not-name" SyntaxError "LHS of keyword arg must be an id";
    StarAfterDoubleStar "star-after-double-star" SyntaxError "* arg after **";
    StarAfterKeyword "star-after-keyword" SyntaxError "* arg after kwarg";
    PositionalAfterDoubleStar "positional-after-double-star" SyntaxError "positional arg after **";
    PositionalAfterKeyword "positional-after-keyword" SyntaxError
        "positional arg after keyword arg";
    TooManyArguments "too-many-arguments" SyntaxError "too many args";
    ExpectedKeyValue "expected-key-value" SyntaxError "expecting key:value for dict";
    ExpectedValue "expected-value" SyntaxError "expecting just a value for set";
    SuperWithoutSelf "super-without-self" SyntaxError "super() can't find self";
    NotAConstant "not-a-constant" SyntaxError "not a constant";
    ConstantRedefined "constant-redefined" SyntaxError "id already defined";
    InvalidDecorator "invalid-decorator" SyntaxError "invalid micropython decorator";
    InvalidArchitecture "invalid-architecture" SyntaxError "invalid arch";
    InvalidSyntax "invalid-syntax" SyntaxError "invalid syntax";
    ImportStar "import-star" SyntaxError "import * not at module level";
    AnnotationNotName "annotation-not-name" SyntaxError "annotation must be an identifier";
    TooDeep "nested-too-deeply" MemoryError "memory allocation failed";
    BytecodeOverflow "bytecode-overflow" RuntimeError "bytecode overflow";
    NameTooLong "name-too-long" RuntimeError "name too long";
    @machine_code
    UnknownType "viper-unknown-type" ViperTypeError "unknown type";
    LocalBeforeType "viper-local-before-type" ViperTypeError "local";
    LocalType "viper-local-type" ViperTypeError "local";
    LoadFrom "viper-load-from" ViperTypeError "can't load from";
    LoadWith "viper-load-index" ViperTypeError "can't load with";
    Store "viper-store-value" ViperTypeError "can't store";
    StoreTo "viper-store-to" ViperTypeError "can't store to";
    StoreWith "viper-store-index" ViperTypeError "can't store with";
    ConvertToBool "viper-truth" ViperTypeError "can't implicitly convert";
    NotMissing "viper-not" ViperTypeError "'not' not implemented";
    UnaryOfType "viper-unary" ViperTypeError "can't do unary op of";
    DivideUint "viper-divide-uint" ViperTypeError "div/mod not implemented for uint";
    CompareIntUint "viper-compare" ViperTypeError "comparison of int and uint";
    OperatorMissing "viper-operator" ViperTypeError "binary op";
    BinaryTypes "viper-binary-types" ViperTypeError "can't do binary op between";
    ReturnType "viper-return-type" ViperTypeError "return expected";
    RaiseObject "viper-raise-object" ViperTypeError "must raise an object";
    Casting "viper-casting" NotImplementedError "casting";
    ConversionToObject "viper-type-as-object" NotImplementedError "conversion to object";
    NativeRaise "native-raise" NotImplementedError "native raise";
    NativeYield "viper-yield" NotImplementedError "native yield";
    AssemblerParameters "assembler-parameters" SyntaxError "";
    AssemblerReturn "assembler-return" SyntaxError "";
    AssemblerStatement "assembler-statement" SyntaxError "expecting an assembler instruction";
    AssemblerInstruction "assembler-instruction" SyntaxError "unsupported Thumb instruction";
    AssemblerOperand "assembler-operand" SyntaxError "";
    AssemblerLabel "assembler-label" SyntaxError "";
    AssemblerDirective "assembler-directive" SyntaxError "";
    AssemblerBranch "assembler-branch" SyntaxError "branch not in range";
    AssemblerFunction "assembler-function" SyntaxError "inline assembler must be a function";
}

/// A fault on its way: all but the message, which is the code's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) code: Code,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) line: u32,
    /// As in [`Fault`].
    pub(crate) block: Option<Place>,
}

impl Found {
    pub(crate) fn fault(&self) -> Fault {
        let mut fault = Fault::new(self.code, self.line);
        (fault.start, fault.end, fault.block) = (self.start, self.end, self.block);
        fault
    }
}

const MESSAGE: usize = 96;

/// One fault in a program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub code: Code,
    /// Byte offset where the guilty text begins; equal to `end` when only the line is known.
    pub start: u32,
    /// Byte offset after it.
    pub end: u32,
    /// The line that the official compiler names, counted from 1.
    pub line: u32,
    /// Where the name of the block is that it is in.
    pub(crate) block: Option<Place>,
    message: [u8; MESSAGE],
    len: u8,
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} line {} at {}..{}: {}",
            self.code,
            self.line,
            self.start,
            self.end,
            self.message()
        )
    }
}

impl Fault {
    pub(crate) fn new(code: Code, line: u32) -> Self {
        let mut fault = Self {
            code,
            start: 0,
            end: 0,
            line,
            block: None,
            message: [0; MESSAGE],
            len: 0,
        };
        let _ = fault.write_str(code.message());
        fault
    }

    pub(crate) fn from_syntax(fault: &garter_syntax::Fault, source: &[u8]) -> Self {
        let mut own = Self {
            code: Code::Syntax(fault.code),
            start: fault.start,
            end: fault.end,
            line: fault.line,
            block: None,
            message: [0; MESSAGE],
            len: 0,
        };
        // A message that does not fit is cut; it then ends within the quoted digits.
        let _ = fault.write_message(source, &mut own);
        own
    }

    /// The message, word for word, without the exception's name.
    pub fn message(&self) -> &str {
        let text = self
            .message
            .get(..usize::from(self.len))
            .unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_else(|_| self.code.message())
    }

    /// The message as the official compiler prints it, with the file's name.
    pub fn traceback<'f>(&'f self, file: &'f str, source: &'f [u8]) -> impl fmt::Display + 'f {
        Traceback {
            fault: self,
            file,
            source,
        }
    }

    /// The official compiler names a line for wrong syntax and nothing else.
    pub fn has_line(&self) -> bool {
        matches!(
            self.exception(),
            ExceptionKind::SyntaxError | ExceptionKind::IndentationError
        )
    }

    /// The name of the function, class or other block that the fault was found in; none when it
    /// was found before there were any, by lexer or parser. `source` is the compiled text.
    pub fn block<'s>(&self, source: &'s [u8]) -> Option<&'s [u8]> {
        match names::text_at(self.block?) {
            Text::Source { at, len } => source.get(at as usize..(at + len) as usize),
            Text::Constant(name) => Some(name.as_bytes()),
            Text::Arena { .. } => None,
        }
    }

    /// The class of exception that a board raises.
    pub fn exception(&self) -> ExceptionKind {
        self.code.exception()
    }

    /// Whether the text nests more deeply than there was memory to follow it.
    pub fn is_too_deep(&self) -> bool {
        self.code == Code::Syntax(garter_syntax::FaultCode::TooDeep)
    }
}

/// What the official compiler prints about a fault in a file.
struct Traceback<'f> {
    fault: &'f Fault,
    file: &'f str,
    source: &'f [u8],
}

impl fmt::Display for Traceback<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            fault,
            file,
            source,
        } = self;
        if fault.has_line() {
            let line = fault.line;
            write!(
                f,
                "Traceback (most recent call last):\n  File \"{file}\", line {line}"
            )?;
            if let Some(block) = fault.block(source) {
                let name = core::str::from_utf8(block).unwrap_or_default();
                write!(f, ", in {name}")?;
            }
            f.write_char('\n')?;
        }
        if fault.code == Code::Syntax(FaultCode::BadInteger) {
            // The digits that it quotes may be more than it has room for.
            let digits = source.get(fault.start as usize..fault.end as usize);
            write!(f, "{}: {}", fault.exception().name(), fault.code.message())?;
            write_bad_integer(digits.unwrap_or_default(), f)?;
            return f.write_char('\n');
        }
        writeln!(f, "{fault}")
    }
}

impl Write for Fault {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            let at = usize::from(self.len);
            *self.message.get_mut(at).ok_or(fmt::Error)? = byte;
            self.len += 1;
        }
        Ok(())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.exception().name(), self.message())
    }
}
