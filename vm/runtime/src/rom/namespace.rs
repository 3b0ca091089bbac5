//! The shape of a namespace in ROM: its members, and for types what the machine asks of them.

use garter_bytecode::operator::BinaryOp;
use garter_collector::Kind;

use crate::heap::Heap;
use crate::names::Name;
use crate::rom::{Members, Ns};
use crate::value::Value;
use crate::vm::Vm;
use crate::{Raised, Res};

/// A module or a type in ROM.
pub struct Namespace {
    /// What a program sees as its `__name__`.
    pub name: &'static str,
    /// What is in it.
    pub members: &'static Members,
    /// For types: their behaviour. `None` makes it a module.
    pub ty: Option<&'static TypeDef>,
}

impl Namespace {
    /// A module.
    pub const fn module(name: &'static str, members: &'static Members) -> Namespace {
        Namespace {
            name,
            members,
            ty: None,
        }
    }

    /// A type.
    pub const fn ty(
        name: &'static str,
        def: &'static TypeDef,
        members: &'static Members,
    ) -> Namespace {
        Namespace {
            name,
            members,
            ty: Some(def),
        }
    }
}

/// What a name in ROM stands for. In a type, functions are methods: the instance is argument 0.
///
/// The `H` functions get only the heap: they may allocate but cannot run Python, and everything
/// they allocate is safe from the collector until they return. The `V` functions get the machine:
/// they may run Python, and across any call that may do so (or across which the collector must
/// not lose a value) they keep their temporaries in slots of the machine's stack. See `heap`.
#[derive(Clone, Copy)]
pub enum Item {
    /// Heap-only function of no argument.
    H0(fn(&mut Heap<'_>) -> Res),
    /// Heap-only function of one argument.
    H1(fn(&mut Heap<'_>, Value) -> Res),
    /// Heap-only function of two arguments.
    H2(fn(&mut Heap<'_>, Value, Value) -> Res),
    /// Heap-only function of three arguments.
    H3(fn(&mut Heap<'_>, Value, Value, Value) -> Res),
    /// Heap-only function of `.0` to `.1` positional arguments (255: any number).
    HN(u8, u8, fn(&mut Heap<'_>, Args) -> Res),
    /// Machine function of no argument.
    V0(fn(&mut Vm<'_>) -> Res),
    /// Machine function of one argument.
    V1(fn(&mut Vm<'_>, Value) -> Res),
    /// Machine function of two arguments.
    V2(fn(&mut Vm<'_>, Value, Value) -> Res),
    /// Machine function of three arguments.
    V3(fn(&mut Vm<'_>, Value, Value, Value) -> Res),
    /// Machine function of `.0` to `.1` positional arguments (255: any number), no keywords.
    VN(u8, u8, fn(&mut Vm<'_>, Args) -> Res),
    /// Machine function of at least `.0` positional arguments that takes keywords.
    VK(u8, fn(&mut Vm<'_>, Args) -> Res),
    /// In a type: a function that is not a method. Only function items may be inside.
    Static(&'static Item),
    /// In a type: a function whose argument 0 is the class. Only function items may be inside.
    Class(&'static Item),
    /// A constant: a small integer, a name, another ROM object.
    Const(Value),
    /// A float constant.
    Float(&'static f64),
    /// An integer too big for a small one.
    Int(&'static i64),
    /// A string constant that is not a name.
    Str(&'static &'static str),
    /// A module or type.
    Ns(Ns),
    /// A value made anew at every look-up (`sys.path`, `sys.argv`: values the machine holds).
    Get(fn(&mut Vm<'_>) -> Res),
}

impl Item {
    /// Whether it is a function that is called with the instance first when it is in a type.
    pub fn is_function(&self) -> bool {
        matches!(
            self,
            Item::H0(_)
                | Item::H1(_)
                | Item::H2(_)
                | Item::H3(_)
                | Item::HN(..)
                | Item::V0(_)
                | Item::V1(_)
                | Item::V2(_)
                | Item::V3(_)
                | Item::VN(..)
                | Item::VK(..)
        )
    }
}

/// The arguments of a call: `positional` values from stack slot `base`, then `keywords` pairs
/// (name, value). They stay in their slots, hence alive, until the function returns.
#[derive(Clone, Copy, Debug)]
pub struct Args {
    /// Stack slot of the first.
    pub base: u32,
    /// How many positional ones.
    pub positional: u16,
    /// How many keyword pairs.
    pub keywords: u16,
}

/// How the collector reads an object's words after the header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// No values: raw data.
    Leaf,
    /// Every word is a value or 0.
    Values,
    /// The first `.0` words are values or 0, the others raw data. 1 to 14.
    Head(u8),
}

impl Layout {
    /// As the collector wants it.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Layout::Leaf => Kind::LEAF,
            Layout::Values => Kind::ALL,
            Layout::Head(n) => Kind::head(n),
        }
    }
}

/// `str()`, `repr()` or JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PrintKind {
    /// As `str()` and `print` show it.
    Str,
    /// As `repr()` shows it.
    Repr,
    /// As `json.dumps` writes it.
    Json,
}

/// What is asked of one operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unary {
    /// `+x`
    Positive,
    /// `-x`
    Negative,
    /// `~x`
    Invert,
    /// `bool(x)`: answers `True` or `False`. Unsupported means true.
    Bool,
    /// `len(x)`: answers a small integer.
    Len,
    /// `hash(x)`: answers a small integer.
    Hash,
    /// `abs(x)`
    Abs,
    /// `int(x)`
    Int,
    /// `float(x)`
    Float,
}

impl Unary {
    /// All of them.
    pub(crate) const ALL: [Unary; 9] = [
        Unary::Positive,
        Unary::Negative,
        Unary::Invert,
        Unary::Bool,
        Unary::Len,
        Unary::Hash,
        Unary::Abs,
        Unary::Int,
        Unary::Float,
    ];
}

/// What is done to `object[index]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subscript {
    /// Read.
    Load,
    /// Assign.
    Store(Value),
    /// `del`.
    Delete,
}

/// What the machine asks of a type. Absent abilities raise the TypeError MicroPython raises.
/// Every function here may run Python: values it needs afterwards live in stack slots.
#[derive(Clone, Copy)]
#[expect(
    clippy::type_complexity,
    reason = "a table of functions is clearest with their types in it"
)]
pub struct TypeDef {
    /// How the collector reads its instances.
    pub layout: Layout,
    /// Its letter in the heap map.
    pub letter: u8,
    /// The type it derives from.
    pub base: Option<Ns>,
    /// Makes an instance: `class(*args)`. Argument 0 of `Args` is the first real argument.
    pub new: Option<fn(&mut Vm<'_>, Value, Args) -> Res>,
    /// Writes the object to the machine's current output.
    pub print: Option<fn(&mut Vm<'_>, Value, PrintKind) -> Result<(), Raised>>,
    /// Calls the object.
    pub call: Option<fn(&mut Vm<'_>, Value, Args) -> Res>,
    /// A unary operation; `None`: not supported.
    pub unary: Option<fn(&mut Vm<'_>, Unary, Value) -> Res<Option<Value>>>,
    /// A binary operation; in-place ones come first as themselves and, when `None` is returned,
    /// again as the plain operation. `None`: not supported.
    pub binary: Option<fn(&mut Vm<'_>, BinaryOp, Value, Value) -> Res<Option<Value>>>,
    /// Attributes beyond the member table: load.
    pub load_attr: Option<fn(&mut Vm<'_>, Value, Name) -> Res<Option<Value>>>,
    /// Attributes: store (`Some`) or delete (`None`). False: no such attribute.
    pub store_attr: Option<fn(&mut Vm<'_>, Value, Name, Option<Value>) -> Res<bool>>,
    /// `object[index]`.
    pub subscript: Option<fn(&mut Vm<'_>, Value, Value, Subscript) -> Res>,
    /// `iter(object)`.
    pub iter: Option<fn(&mut Vm<'_>, Value) -> Res>,
    /// `next(object)`; `None`: exhausted.
    pub next: Option<fn(&mut Vm<'_>, Value) -> Res<Option<Value>>>,
    /// Its bytes, for `bytes`, `bytearray`, `memoryview`, `array` and what behaves like them.
    pub buffer: Option<fn(&mut Heap<'_>, Value) -> Res<Option<crate::buffer::Buffer>>>,
}

impl TypeDef {
    /// A type that can do nothing; write the others as `TypeDef { ..., ..TypeDef::PLAIN }`.
    pub const PLAIN: TypeDef = TypeDef {
        layout: Layout::Values,
        letter: b'h',
        base: None,
        new: None,
        print: None,
        call: None,
        unary: None,
        binary: None,
        load_attr: None,
        store_attr: None,
        subscript: None,
        iter: None,
        next: None,
        buffer: None,
    };
}
