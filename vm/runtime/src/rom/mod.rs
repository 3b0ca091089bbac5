//! What lives in ROM: modules, types and their functions, as `const` tables addressed by number.
//!
//! To add a module or a type: write its file with a `pub(crate) const NAMESPACE: Namespace`, and
//! add one line to the registry at the end of this file. Names come from `crate::names`.

mod members;
mod namespace;
mod number;

pub use members::{Member, Members, items, names, sorted};
pub use namespace::{Args, Item, Layout, Namespace, PrintKind, Subscript, TypeDef, Unary};
pub use number::{MAX_MEMBERS, Ns, Rom};

pub use garter_collector::Kind;
use garter_collector::Kinds;

use crate::names::{Name, Pool};

/// The ROM objects of one profile: this crate's own and the board's.
#[derive(Clone, Copy)]
pub struct RomTable {
    /// The board's namespaces, numbered from [`Ns::BOARD`].
    pub board: &'static [&'static Namespace],
    /// What the collector wants to know of the board's namespaces: their [`kinds`].
    pub board_kinds: &'static [Kind],
    /// The board's names, sorted, numbered from [`Name::BOARD`].
    pub board_names: &'static Pool,
}

impl RomTable {
    /// No board: only what this crate has.
    pub const BARE: RomTable = RomTable {
        board: &[],
        board_kinds: &[],
        board_names: &Pool::EMPTY,
    };

    /// The namespace with number `ns`. An unknown number gives the empty singletons namespace.
    #[inline]
    pub fn namespace(&self, ns: Ns) -> &'static Namespace {
        let index = ns.0 as usize;
        let found = if ns.0 < Ns::BOARD {
            REGISTRY.get(index)
        } else {
            self.board.get(index - Ns::BOARD as usize)
        };
        match found {
            Some(n) => n,
            None => &NOWHERE,
        }
    }

    /// How instances of the type `ns` are laid out.
    #[cfg(feature = "pc")]
    pub(crate) fn layout(&self, ns: Ns) -> Layout {
        layout_of(self.namespace(ns))
    }

    /// Looks `name` up in namespace `ns` (not in its base).
    pub fn find(&self, ns: Ns, name: Name) -> Option<(Rom, &'static Item)> {
        let (index, item) = self.namespace(ns).members.find(name)?;
        Some((Rom::new(ns, index as u16 + 1), item))
    }

    /// Whether it is a function of a type that takes the instance first.
    pub(crate) fn is_method(&self, rom: Rom) -> bool {
        let namespace = self.namespace(rom.ns());
        let item = rom.member().and_then(|i| namespace.members.get(i));
        namespace.ty.is_some() && item.is_some_and(Item::is_function)
    }

    /// All namespaces with their numbers, this crate's first.
    pub fn all(&self) -> impl Iterator<Item = (Ns, &'static Namespace)> + use<> {
        let own = REGISTRY.iter().enumerate().map(|(i, n)| (Ns(i as u16), *n));
        own.chain(
            self.board
                .iter()
                .enumerate()
                .map(|(i, n)| (Ns::board(i as u16), *n)),
        )
    }
}

/// What the collector wants to know of types.
pub(crate) const fn type_kinds(board: &'static [Kind]) -> Kinds {
    static OWN: [Kind; OWN_KINDS.len()] = OWN_KINDS;
    Kinds::new(&OWN, board)
}

/// What the collector wants to know of these namespaces.
pub const fn kinds<const N: usize>(namespaces: &[&Namespace; N]) -> [Kind; N] {
    let mut kinds = [Kind::LEAF; N];
    let mut i = 0;
    while i < N {
        kinds[i] = layout_of(namespaces[i]).kind();
        i += 1;
    }
    kinds
}

/// How instances are laid out; modules have none.
const fn layout_of(namespace: &Namespace) -> Layout {
    match namespace.ty {
        Some(ty) => ty.layout,
        None => Layout::Leaf,
    }
}

static NOWHERE: Namespace = Namespace::module("", &Members::NONE);

/// Numbers every namespace in order and gives each a constant in [`Ns`].
macro_rules! registry {
    ($($(#[$when:meta])* $constant:ident = $namespace:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u16)]
        enum Numbering { $($(#[$when])* $constant),* }

        #[allow(non_upper_case_globals, missing_docs)]
        impl Ns {
            $($(#[$when])* pub const $constant: Ns = Ns(Numbering::$constant as u16);)*
        }

        static REGISTRY: &[&Namespace] = &[$($(#[$when])* &$namespace),*];

        const OWN_KINDS: [Kind; [$($(#[$when])* Ns::$constant),*].len()] =
            [$($(#[$when])* layout_of(&$namespace).kind()),*];
    };
}

registry! {
    // Must stay first: `Value::NONE` and the others are numbered by it.
    Singletons = crate::types::singletons::NAMESPACE;
    // The types of most objects, so that the collector knows their kind by their number alone.
    // All words are values. Storage is blocks that other objects own, never seen by a program.
    RawValues = crate::types::storage::RAW_VALUES;
    Tuple = crate::types::tuple::NAMESPACE;
    Function = crate::types::function::FUNCTION;
    Closure = crate::types::function::CLOSURE;
    Cell = crate::types::function::CELL;
    BoundMethod = crate::types::function::BOUND_METHOD;
    // No word is a value.
    RawBytes = crate::types::storage::RAW_BYTES;
    Str = crate::types::str::NAMESPACE;
    Bytes = crate::types::bytes::NAMESPACE;
    Int = crate::types::int::NAMESPACE;
    Float = crate::types::float::NAMESPACE;
    // All others.
    Builtins = crate::builtins::NAMESPACE;
    Gc = crate::modules::gc::NAMESPACE;
    MicroPython = crate::modules::micropython::NAMESPACE;
    Sys = crate::modules::sys::NAMESPACE;
    AttributeTuple = crate::types::attribute_tuple::NAMESPACE;
    Type = crate::types::class::TYPE;
    Object = crate::types::class::OBJECT;
    Module = crate::types::module::NAMESPACE;
    GeneratorFunction = crate::types::function::GENERATOR_FUNCTION;
    Code = crate::types::function::code::CODE;
    Generator = crate::types::generator::NAMESPACE;
    StaticMethod = crate::types::wrapper::STATIC_METHOD;
    ClassMethod = crate::types::wrapper::CLASS_METHOD;
    Property = crate::types::wrapper::PROPERTY;
    Super = crate::types::super_object::NAMESPACE;
    NoneType = crate::types::placeholder::NONE_TYPE;
    Bool = crate::types::bool::NAMESPACE;
    Ellipsis = crate::types::placeholder::ELLIPSIS;
    NotImplementedType = crate::types::placeholder::NOT_IMPLEMENTED;
    Complex = crate::types::complex::NAMESPACE;
    ByteArray = crate::types::array::BYTEARRAY;
    Array = crate::types::array::ARRAY;
    MemoryView = crate::types::memoryview::NAMESPACE;
    StrIterator = crate::types::str::iterator::STR;
    BufferIterator = crate::types::str::iterator::BUFFER;
    Slice = crate::types::slice::NAMESPACE;
    Deque = crate::types::deque::NAMESPACE;
    DequeIterator = crate::types::deque::ITERATOR;
    NamedTuple = crate::modules::collections::namedtuple::NAMESPACE;
    CollectionsModule = crate::modules::collections::NAMESPACE;
    ErrnoModule = crate::modules::errno::NAMESPACE;
    HeapqModule = crate::modules::heapq::NAMESPACE;
    TimeModule = crate::modules::time::NAMESPACE;
    IoModule = crate::modules::io::NAMESPACE;
    IOBase = crate::modules::io::IO_BASE;
    FileIO = crate::modules::io::file::BINARY;
    TextIOWrapper = crate::modules::io::file::TEXT;
    StringIO = crate::modules::io::memory::STRING_IO;
    BytesIO = crate::modules::io::memory::BYTES_IO;
    OsModule = crate::modules::os::NAMESPACE;
    VfsModule = crate::modules::vfs::NAMESPACE;
    VfsPort = crate::modules::vfs::VFS_PORT;
    SelectModule = crate::modules::select::NAMESPACE;
    Poll = crate::modules::select::POLL;
    Set = crate::types::set::SET;
    FrozenSet = crate::types::set::FROZENSET;
    SetIterator = crate::types::set::ITERATOR;
    Enumerate = crate::types::iterators::enumerate::NAMESPACE;
    Filter = crate::types::iterators::filter::NAMESPACE;
    GetItemIterator = crate::types::iterators::by_index::GET_ITEM;
    Map = crate::types::iterators::map::NAMESPACE;
    Reversed = crate::types::iterators::by_index::REVERSED;
    Zip = crate::types::iterators::zip::NAMESPACE;
    TupleIterator = crate::types::tuple::ITERATOR;
    List = crate::types::list::NAMESPACE;
    ListIterator = crate::types::list::iterator::NAMESPACE;
    Dict = crate::types::dict::NAMESPACE;
    OrderedDict = crate::types::dict::ORDERED_DICT;
    DictView = crate::types::dict::view::VIEW;
    DictIterator = crate::types::dict::view::ITERATOR;
    Range = crate::types::range::NAMESPACE;
    RangeIterator = crate::types::range::ITERATOR;
    BaseException = crate::exception::BASE_EXCEPTION;
    Exception = crate::exception::EXCEPTION;
    MemoryError = crate::exception::MEMORY_ERROR;
    RuntimeError = crate::exception::RUNTIME_ERROR;
    TypeError = crate::exception::TYPE_ERROR;
    ValueError = crate::exception::VALUE_ERROR;
    GeneratorExit = crate::exception::GENERATOR_EXIT;
    KeyboardInterrupt = crate::exception::KEYBOARD_INTERRUPT;
    SystemExit = crate::exception::SYSTEM_EXIT;
    StopIteration = crate::exception::STOP_ITERATION;
    StopAsyncIteration = crate::exception::STOP_ASYNC_ITERATION;
    ArithmeticError = crate::exception::ARITHMETIC_ERROR;
    OverflowError = crate::exception::OVERFLOW_ERROR;
    ZeroDivisionError = crate::exception::ZERO_DIVISION_ERROR;
    AssertionError = crate::exception::ASSERTION_ERROR;
    AttributeError = crate::exception::ATTRIBUTE_ERROR;
    EOFError = crate::exception::EOF_ERROR;
    ImportError = crate::exception::IMPORT_ERROR;
    LookupError = crate::exception::LOOKUP_ERROR;
    IndexError = crate::exception::INDEX_ERROR;
    KeyError = crate::exception::KEY_ERROR;
    NameError = crate::exception::NAME_ERROR;
    OSError = crate::exception::OS_ERROR;
    NotImplementedError = crate::exception::NOT_IMPLEMENTED_ERROR;
    SyntaxError = crate::exception::SYNTAX_ERROR;
    IndentationError = crate::exception::INDENTATION_ERROR;
    UnicodeError = crate::exception::UNICODE_ERROR;
    ArrayModule = crate::modules::arrays::NAMESPACE;
    Binascii = crate::modules::binascii::NAMESPACE;
    Cmath = crate::modules::cmath::NAMESPACE;
    Math = crate::modules::math::NAMESPACE;
    Random = crate::modules::random::NAMESPACE;
    Struct = crate::modules::structs::NAMESPACE;
    Json = crate::modules::json::NAMESPACE;
    Re = crate::modules::re::NAMESPACE;
    Pattern = crate::modules::re::PATTERN;
    Match = crate::modules::re::MATCH;
    // What a stock pyboard has too.
    #[cfg(feature = "pyboard")]
    Deflate = crate::modules::deflate::NAMESPACE;
    #[cfg(feature = "pyboard")]
    DeflateIO = crate::modules::deflate::DEFLATE_IO;
    #[cfg(feature = "pyboard")]
    Framebuf = crate::modules::framebuf::NAMESPACE;
    #[cfg(feature = "pyboard")]
    FrameBuffer = crate::modules::framebuf::FRAME_BUFFER;
    #[cfg(feature = "pyboard")]
    HashlibBoard = crate::modules::hashlib::BOARD;
    #[cfg(feature = "pyboard")]
    Sha256 = crate::modules::hashlib::SHA256;
    #[cfg(feature = "pyboard")]
    PlatformModule = crate::modules::platform::NAMESPACE;
    #[cfg(feature = "pyboard")]
    Uctypes = crate::modules::uctypes::NAMESPACE;
    #[cfg(feature = "pyboard")]
    UctypesStruct = crate::modules::uctypes::STRUCT;
    #[cfg(feature = "pyboard")]
    VfsFat = crate::modules::vfs::VFS_FAT;
    #[cfg(feature = "pyboard")]
    RingIO = crate::modules::ring::NAMESPACE;
    #[cfg(feature = "pyboard")]
    Signal = crate::modules::machine::SIGNAL;
    #[cfg(feature = "pyboard")]
    Memory = crate::modules::machine::MEMORY;
    // What only a PC has.
    #[cfg(feature = "pc")]
    VfsLfs1 = crate::modules::vfs::VFS_LFS1;
    #[cfg(feature = "pc")]
    VfsLfs2 = crate::modules::vfs::VFS_LFS2;
    #[cfg(feature = "pc")]
    VfsRom = crate::modules::vfs::rom::VFS_ROM;
    #[cfg(feature = "pc")]
    RomFile = crate::modules::vfs::rom::file::BINARY;
    #[cfg(feature = "pc")]
    RomText = crate::modules::vfs::rom::file::TEXT;
    #[cfg(feature = "pc")]
    MachineModule = crate::modules::machine::NAMESPACE;
    #[cfg(feature = "pc")]
    SoftTimer = crate::modules::machine::timer::NAMESPACE;
    #[cfg(feature = "pc")]
    BufferedWriter = crate::modules::io::buffered::NAMESPACE;
    #[cfg(feature = "pc")]
    Weakref = crate::modules::weakref::NAMESPACE;
    #[cfg(feature = "pc")]
    WeakRef = crate::modules::weakref::REF;
    #[cfg(feature = "pc")]
    WeakFinalize = crate::modules::weakref::FINALIZE;
    #[cfg(feature = "pc")]
    Hashlib = crate::modules::hashlib::NAMESPACE;
    #[cfg(feature = "pc")]
    Sha1 = crate::modules::hashlib::SHA1;
    #[cfg(feature = "pc")]
    Md5 = crate::modules::hashlib::MD5;
    #[cfg(feature = "pc")]
    SocketModule = crate::modules::socket::NAMESPACE;
    #[cfg(feature = "pc")]
    Socket = crate::modules::socket::SOCKET;
    #[cfg(feature = "pc")]
    SslModule = crate::modules::ssl::SSL;
    #[cfg(feature = "pc")]
    TlsModule = crate::modules::ssl::TLS;
    #[cfg(feature = "pc")]
    SslContext = crate::modules::ssl::CONTEXT;
    #[cfg(feature = "pc")]
    SslSocket = crate::modules::ssl::SOCKET;
    #[cfg(feature = "pc")]
    Cryptolib = crate::modules::cryptolib::NAMESPACE;
    #[cfg(feature = "pc")]
    Marshal = crate::modules::marshal::NAMESPACE;
    #[cfg(feature = "pc")]
    ThreadModule = crate::modules::thread::NAMESPACE;
    #[cfg(feature = "pc")]
    Lock = crate::modules::thread::LOCK;
    #[cfg(feature = "pc")]
    ThreadRecord = crate::vm::threads::RECORD;
    #[cfg(feature = "pc")]
    StringModule = crate::modules::string::NAMESPACE;
    #[cfg(feature = "pc")]
    TemplateLib = crate::modules::string::TEMPLATELIB;
    #[cfg(feature = "pc")]
    Template = crate::modules::string::template::NAMESPACE;
    #[cfg(feature = "pc")]
    Interpolation = crate::modules::string::interpolation::NAMESPACE;
    #[cfg(feature = "pc")]
    Aes = crate::modules::cryptolib::AES;
}
