//! The modules, one file or folder each: those that every machine can import ([`MODULES`]), those
//! of a pyboard, and those of a PC.

pub(crate) mod collections;
pub(crate) mod errno;
pub(crate) mod heapq;
pub(crate) mod io;
pub(crate) mod os;
pub(crate) mod select;
pub mod time;
pub(crate) mod vfs;

pub(crate) mod arrays;
pub(crate) mod binascii;
pub(crate) mod cmath;
pub(crate) mod math;
pub(crate) mod random;
pub(crate) mod structs;

pub(crate) mod json;
pub(crate) mod re;

pub(crate) mod gc;
pub mod micropython;
pub(crate) mod sys;

#[cfg(feature = "pyboard")]
pub(crate) mod deflate;
#[cfg(feature = "pyboard")]
pub(crate) mod framebuf;
#[cfg(feature = "pyboard")]
pub(crate) mod hashlib;
#[cfg(feature = "pyboard")]
pub mod machine;
#[cfg(feature = "pyboard")]
pub(crate) mod platform;
#[cfg(feature = "pyboard")]
pub(crate) mod ring;
#[cfg(feature = "pyboard")]
pub(crate) mod uctypes;

#[cfg(feature = "pc")]
pub(crate) mod cryptolib;
#[cfg(feature = "pc")]
pub(crate) mod marshal;
#[cfg(feature = "pc")]
pub(crate) mod socket;
#[cfg(feature = "pc")]
pub(crate) mod ssl;
#[cfg(feature = "pc")]
pub(crate) mod string;
#[cfg(feature = "pc")]
pub(crate) mod thread;
#[cfg(feature = "pc")]
pub(crate) mod weakref;

use crate::rom::Ns;

/// Their names, and the namespaces behind them. One line each.
pub(crate) static MODULES: &[(&str, Ns)] = &[
    ("builtins", Ns::Builtins),
    ("gc", Ns::Gc),
    ("micropython", Ns::MicroPython),
    ("sys", Ns::Sys),
    ("collections", Ns::CollectionsModule),
    ("errno", Ns::ErrnoModule),
    ("heapq", Ns::HeapqModule),
    ("io", Ns::IoModule),
    ("os", Ns::OsModule),
    ("select", Ns::SelectModule),
    ("vfs", Ns::VfsModule),
    ("time", Ns::TimeModule),
    ("array", Ns::ArrayModule),
    ("binascii", Ns::Binascii),
    ("cmath", Ns::Cmath),
    ("math", Ns::Math),
    ("random", Ns::Random),
    ("struct", Ns::Struct),
    ("json", Ns::Json),
    ("re", Ns::Re),
];

/// Modules that a stock pyboard has beyond [`MODULES`].
#[cfg(feature = "pyboard")]
pub const PYBOARD: &[(&str, Ns)] = &[
    ("deflate", Ns::Deflate),
    ("framebuf", Ns::Framebuf),
    ("hashlib", Ns::HashlibBoard),
    ("platform", Ns::PlatformModule),
    ("uctypes", Ns::Uctypes),
];

/// Modules that a PC has beyond [`MODULES`].
#[cfg(feature = "pc")]
pub const PC: &[(&str, Ns)] = &[
    ("deflate", Ns::Deflate),
    ("framebuf", Ns::Framebuf),
    ("hashlib", Ns::Hashlib),
    ("platform", Ns::PlatformModule),
    ("uctypes", Ns::Uctypes),
    ("cryptolib", Ns::Cryptolib),
    ("machine", Ns::MachineModule),
    ("socket", Ns::SocketModule),
    ("ssl", Ns::SslModule),
    ("tls", Ns::TlsModule),
    ("weakref", Ns::Weakref),
    ("_thread", Ns::ThreadModule),
    ("marshal", Ns::Marshal),
    ("string", Ns::StringModule),
    ("string.templatelib", Ns::TemplateLib),
];

/// Modules that have no second name with a `u` before the first, and that no file replaces.
const ONE_NAME: &[&str] = &["builtins", "cmath", "gc", "math", "micropython", "uctypes"];

/// Whether a file of this name comes before the built-in module, which then has only its name
/// with a `u` before it.
pub(crate) fn may_be_replaced(lists: &[&[(&str, Ns)]], name: &[u8]) -> bool {
    let mut all = lists.iter().copied().flatten().chain(MODULES);
    // Nobody replaces `sys`: it tells where files are looked for.
    name != b"sys"
        && all.any(|(n, _)| n.as_bytes() == name)
        && !ONE_NAME.iter().any(|n| n.as_bytes() == name)
}

/// Whether a machine with these lists of modules has one of this name.
pub(crate) fn has(lists: &[&[(&str, Ns)]], name: &[u8]) -> bool {
    let mut all = lists.iter().copied().flatten().chain(MODULES);
    all.any(|(n, _)| n.as_bytes() == name)
}

/// Whether programs can import a module of this name that is built in or frozen.
#[cfg(feature = "pc")]
pub fn offers(lists: &[&[(&str, Ns)]], name: &[u8]) -> bool {
    let own = |own: &str| own.strip_suffix("/__init__").unwrap_or(own).as_bytes() == name;
    find(lists, name).is_some() || crate::load::frozen_names().any(own)
}

/// The module of a machine with these lists of modules that `name` names, also by its old name.
pub(crate) fn find(lists: &[&[(&str, Ns)]], name: &[u8]) -> Option<Ns> {
    let all = || lists.iter().copied().flatten().chain(MODULES);
    let named = |name: &[u8]| all().find(|(n, _)| n.as_bytes() == name);
    let found = named(name).or_else(|| {
        let module = named(name.strip_prefix(b"u")?)?;
        (!ONE_NAME.contains(&module.0)).then_some(module)
    });
    found.map(|(_, ns)| *ns)
}
