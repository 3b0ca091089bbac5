//! The table of everything Garter can find wrong.
//!
//! Codes are stable: people filter by them, and a code that is given up is never used again.
//! GA1xx: the text is no program. GA2xx: the program does not compile. GA3xx: the board has no such
//! module or name. GA4xx: ordinary mistakes. GA5xx: what does not fit into the board. GA6xx:
//! interrupt handlers do what they must not. GA7xx: habits that cost memory or time. GA8xx: what
//! Garter itself was told. GA9xx: what a run found.

/// Declares [`Code`]: identifier, name, explanation.
macro_rules! codes {
    ($($variant:ident $id:literal $name:literal $explanation:literal;)*) => {
        /// One of the things that can be wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the identifiers.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable identifier: `GA101`.
            pub const fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// The identifier in words: `invalid-syntax`.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// What it means, in one line.
            pub const fn explanation(self) -> &'static str {
                match self { $(Code::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    InvalidSyntax "GA101" "syntax" "The grammar has no place for this here.";
    UnexpectedIndent "GA102" "unexpected-indent" "The line is indented without a block having begun.";
    InconsistentDedent "GA103" "inconsistent-dedent" "The line goes back to a column at which no block began.";
    UnterminatedString "GA104" "unterminated-string" "The string has no closing quote.";
    InvalidCharacter "GA105" "invalid-character" "The character begins nothing.";
    StrayBackslash "GA106" "stray-backslash" "The backslash continues no line.";
    BadEscape "GA107" "bad-escape" "The escape stands for no character.";
    NamedEscape "GA108" "named-escape" "Characters by name need tables that boards do not carry.";
    MixedLiterals "GA109" "mixed-literals" "Strings and bytes cannot be joined by writing them side by side.";
    MalformedFormat "GA110" "malformed-format" "The replacement field is empty or not closed.";
    BadInteger "GA111" "bad-integer" "The integer has digits that its base does not have.";
    BadNumber "GA112" "bad-number" "The number cannot be read.";
    TooManyIndents "GA113" "too-many-indents" "Blocks are nested more deeply than the board can follow.";
    FormatTooDeep "GA114" "format-too-deep" "f-strings are nested more deeply than the board can follow.";
    TooDeep "GA115" "too-deep" "Expressions or statements are nested more deeply than the board can follow.";
    TooLarge "GA116" "too-large" "The text is too large.";
    NotUtf8 "GA117" "not-utf8" "The file is not UTF-8.";
    ByteOrderMark "GA118" "byte-order-mark" "The board takes a byte order mark for a part of the first word.";
    CpythonSyntax "GA120" "cpython-syntax" "CPython has this syntax, MicroPython has not.";
    TooManyFaults "GA199" "too-many-faults" "There are more faults than anybody reads; the rest is not shown.";
    AssignToExpression "GA201" "assign-to-expression" "Only names, attributes, subscripts and lists of them can be assigned to.";
    MultipleStar "GA202" "multiple-star" "Only one target can take the rest.";
    DeleteExpression "GA203" "delete-expression" "Only names, attributes, subscripts and tuples of them can be deleted.";
    StarNotTarget "GA204" "star-not-target" "A star has a meaning here only on the left of an assignment.";
    BreakOutsideLoop "GA205" "break-outside-loop" "There is no loop to leave or to continue.";
    ReturnOutsideFunction "GA206" "return-outside-function" "There is no function to return from.";
    YieldOutsideFunction "GA207" "yield-outside-function" "Only functions can be generators.";
    AwaitOutsideFunction "GA208" "await-outside-function" "Only functions can wait.";
    AsyncOutsideAsync "GA209" "async-outside-async" "Only `async def` can hold `async for` and `async with`.";
    GlobalRedefined "GA210" "global-redefined" "The name was used before it was declared global.";
    NonlocalRedefined "GA211" "nonlocal-redefined" "The name was used before it was declared nonlocal.";
    NonlocalAtModule "GA212" "nonlocal-at-module" "A module has no function around it.";
    NoBinding "GA213" "no-binding" "No function around this one has the name.";
    DefaultExceptNotLast "GA214" "default-except-not-last" "Parts after a bare `except` would never be reached.";
    ArgumentReused "GA215" "argument-reused" "Two parameters have the same name.";
    NonDefaultAfterDefault "GA216" "non-default-after-default" "Parameters with defaults come last.";
    KeywordNotName "GA217" "keyword-not-name" "A keyword argument is given by a name.";
    StarAfterDoubleStar "GA218" "star-after-double-star" "`*` comes before `**`.";
    PositionalAfterDoubleStar "GA219" "positional-after-double-star" "Positional arguments come before `**`.";
    PositionalAfterKeyword "GA220" "positional-after-keyword" "Positional arguments come before keyword arguments.";
    TooManyArguments "GA221" "too-many-arguments" "A call takes at most 255 arguments of each sort.";
    ExpectedKeyValue "GA222" "expected-key-value" "In a dict every item is `key: value`.";
    ExpectedValue "GA223" "expected-value" "In a set no item is `key: value`.";
    SuperWithoutSelf "GA224" "super-without-self" "`super()` without arguments needs a first parameter.";
    NotAConstant "GA225" "not-a-constant" "`const()` needs a value that is known when compiling.";
    ConstantRedefined "GA226" "constant-redefined" "The constant has a value already.";
    InvalidDecorator "GA227" "invalid-decorator" "`micropython` has no such decorator.";
    InvalidArchitecture "GA228" "invalid-architecture" "There is no machine code for this target.";
    CompilerSyntax "GA229" "invalid-syntax" "The compiler has no meaning for this.";
    ImportStar "GA230" "import-star" "`import *` has no meaning in a function.";
    NestedTooDeeply "GA231" "nested-too-deeply" "The board runs out of memory compiling this.";
    StarAfterKeyword "GA232" "star-after-keyword" "`*` comes before keyword arguments.";
    BytecodeOverflow "GA233" "bytecode-overflow" "A jump is too far for the board's bytecode, which goes 16 KiB.";
    NameTooLong "GA234" "name-too-long" "Names have at most 255 bytes; the dots of `import` count.";
    AnnotationNotName "GA240" "annotation-not-name" "In viper an annotation is the name of a type.";
    ViperUnknownType "GA241" "viper-unknown-type" "Viper has the types int, uint, bool, ptr, ptr8, ptr16, ptr32 and object.";
    ViperLocalBeforeType "GA242" "viper-local-before-type" "Viper takes a local's type from its first assignment, which comes later in the text.";
    ViperLocalType "GA243" "viper-local-type" "A viper local keeps the type of its first assignment; a cast converts.";
    ViperLoadFrom "GA244" "viper-load-from" "Only objects and ptr8, ptr16 and ptr32 can be indexed.";
    ViperLoadIndex "GA245" "viper-load-index" "A pointer is indexed with int or uint.";
    ViperStoreValue "GA246" "viper-store-value" "Through a pointer only int, uint and bool are stored.";
    ViperStoreTo "GA247" "viper-store-to" "Only objects and ptr8, ptr16 and ptr32 can be stored to by index.";
    ViperStoreIndex "GA248" "viper-store-index" "A pointer is indexed with int or uint.";
    ViperTruth "GA249" "viper-truth" "Pointers and None have no truth in viper; compare or cast them.";
    ViperNot "GA250" "viper-not" "Viper has no `not` for integers; compare with 0.";
    ViperUnary "GA251" "viper-unary" "The operator takes int, uint or object.";
    ViperDivideUint "GA252" "viper-divide-uint" "Viper divides only int; cast the operands.";
    ViperCompare "GA253" "viper-compare" "Cast one side so that both are int, or both uint.";
    ViperOperator "GA254" "viper-operator" "Viper's integers do not have this operator.";
    ViperBinaryTypes "GA255" "viper-binary-types" "Viper mixes no integers with objects or pointers; cast one side.";
    ViperReturnType "GA256" "viper-return-type" "The value is not of the type that the function is annotated with (object without one).";
    ViperRaiseObject "GA257" "viper-raise-object" "Only objects can be raised.";
    ViperCasting "GA258" "viper-casting" "The name of a type is no value to cast.";
    ViperTypeAsObject "GA259" "viper-type-as-object" "In viper the name of a type can only be called.";
    NativeRaise "GA260" "native-raise" "Machine code cannot raise again or `raise ... from`; raise the exception itself.";
    ViperYield "GA261" "viper-yield" "Viper functions cannot be generators or coroutines; native ones can.";
    AssemblerParameters "GA270" "assembler-parameters" "Parameters are r0, r1, r2, r3, in that order, at most four.";
    AssemblerReturn "GA271" "assembler-return" "The result is int, uint, bool or object.";
    AssemblerStatement "GA272" "assembler-statement" "In an assembler function every statement is an instruction.";
    AssemblerInstruction "GA273" "assembler-instruction" "There is no such instruction with so many operands.";
    AssemblerOperand "GA274" "assembler-operand" "The operand is not of the kind that the instruction takes, or out of its range.";
    AssemblerLabel "GA275" "assembler-label" "A label is one name, given once, and defined where it is jumped to.";
    AssemblerDirective "GA276" "assembler-directive" "`label`, `align` and `data` take integers and names as documented.";
    AssemblerBranch "GA277" "assembler-branch" "The label is too far away for the branch.";
    AssemblerFunction "GA278" "assembler-function" "The inline assembler makes functions only.";
    MissingModule "GA301" "missing-module" "The board has no such module.";
    MissingName "GA302" "missing-name" "The module has no such name on the board.";
    KnownArguments "GA303" "known-arguments" "What the board has is called with other arguments.";
    UndefinedName "GA401" "undefined-name" "Nothing binds the name.";
    UnusedImport "GA402" "unused-import" "Nothing uses what is imported.";
    UnusedVariable "GA403" "unused-variable" "The name is assigned and nothing uses it.";
    Unreachable "GA404" "unreachable" "The statements before never go on to this one.";
    WrongArguments "GA405" "wrong-arguments" "The function does not take these arguments.";
    NoneComparison "GA406" "none-comparison" "There is one None: `is` finds it.";
    MutableDefault "GA407" "mutable-default" "A default is made once and shared by all calls.";
    MissingAwait "GA408" "missing-await" "Without `await` an async function does nothing.";
    EmptyFormat "GA409" "f-string-without-placeholder" "An f-string that fills nothing in is a plain string with a detour.";
    BareExcept "GA410" "bare-except" "`except:` keeps Ctrl-C from stopping the program.";
    Redefined "GA411" "redefined" "The name is defined again before anything uses it.";
    IsLiteral "GA412" "is-literal" "`is` asks for the same object, `==` for an equal one.";
    SelfAssignment "GA413" "self-assignment" "The name has this value already.";
    DuplicateKey "GA414" "duplicate-key" "Of two values under one key the last counts.";
    AssertTuple "GA415" "assert-tuple" "A tuple with something in it is always true.";
    NoEffect "GA416" "no-effect" "The statement does nothing.";
    ReturnInFinally "GA417" "return-in-finally" "The exception that is under way vanishes.";
    LocalsInFunction "GA418" "locals-in-function" "In MicroPython `locals()` gives the names of the module.";
    SliceStep "GA419" "slice-step" "MicroPython slices lists alone by steps.";
    UnknownAttribute "GA420" "unknown-attribute" "Nothing gives objects of the class such a name, and one that is almost the same is there.";
    DoesNotCompileThere "GA501" "too-large-to-compile" "Importing the source takes more memory than the board has.";
    DoesNotFit "GA502" "too-large-to-keep" "What the file keeps in memory is more than the board has.";
    InterruptAllocates "GA601" "interrupt-allocates" "A hard interrupt handler cannot have memory.";
    InterruptPrints "GA602" "interrupt-prints" "A hard interrupt handler must not print.";
    InterruptWaits "GA603" "interrupt-waits" "Nothing else runs while an interrupt handler waits.";
    InterruptImports "GA604" "interrupt-imports" "An interrupt handler must not load modules.";
    InterruptAsyncio "GA605" "interrupt-asyncio" "asyncio must not be called from an interrupt handler.";
    HandlerCalled "GA606" "handler-called" "The handler is called here, and not handed over.";
    HandlerNeverRuns "GA607" "handler-never-runs" "Calling an async function or a generator runs nothing.";
    HandlerArguments "GA608" "handler-arguments" "The board calls the handler with other arguments.";
    NoEmergencyBuffer "GA609" "no-emergency-buffer" "There is no memory for exceptions in hard interrupt handlers.";
    InterruptRace "GA610" "interrupt-race" "An interrupt may come between reading and writing.";
    NamesByStar "GA701" "names-by-star" "Every name of the module takes memory here too.";
    StringInLoop "GA702" "string-in-loop" "Each `+=` copies the whole string.";
    NotConst "GA703" "not-const" "An integer that never changes can be a constant of the compiler.";
    ConstantList "GA704" "constant-list" "A tuple of constants is made when the code is compiled, a list each time.";
    NeedlessList "GA705" "needless-list" "The list is taken apart at once and need not be made.";
    BadToml "GA801" "bad-toml" "The file with the settings is not TOML.";
    UnknownSetting "GA802" "unknown-setting" "There is no such setting.";
    BadSetting "GA803" "bad-setting" "The setting cannot have this value.";
    UnknownCode "GA804" "unknown-code" "There is no such code to ignore.";
    UnusedIgnore "GA805" "unused-ignore" "There is nothing to ignore here.";
    Raised "GA901" "raised" "The last run ended here with an exception.";
}

impl Code {
    /// Whether it is a mistake in any Python, which other programs find too.
    pub fn is_ordinary_mistake(self) -> bool {
        self.id().starts_with("GA4")
    }

    /// Whether the grammar has no place for what stands there.
    pub(crate) fn is_of_grammar(self) -> bool {
        self.id().starts_with("GA1")
    }

    /// Whether the text is no program because of it.
    pub(crate) fn is_of_syntax(self) -> bool {
        self.is_of_grammar() || self.id().starts_with("GA2")
    }

    /// The code that the compiler calls by this name. One that the table lacks counts as
    /// invalid syntax, so that it is shown all the same; a test keeps the table complete.
    pub(crate) fn named(name: &str) -> Code {
        let found = Code::ALL.iter().copied().find(|code| code.name() == name);
        found.unwrap_or(Code::InvalidSyntax)
    }
}

#[cfg(test)]
mod tests {
    use garter_syntax::FaultCode;

    use super::Code;

    #[test]
    fn identifiers_are_unique_and_in_order() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id()));
    }

    #[test]
    fn explanations_are_sentences() {
        for code in Code::ALL {
            assert!(code.explanation().ends_with('.'), "{}", code.id());
        }
    }

    #[test]
    fn every_fault_of_the_syntax_is_in_the_table() {
        for fault in FaultCode::ALL {
            assert_eq!(Code::named(fault.id()).name(), fault.id());
        }
    }
}
