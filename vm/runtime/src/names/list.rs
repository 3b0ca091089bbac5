//! The names this crate's ROM needs, in any order, by topic. `names.rs` sorts them.

/// One line a topic; a name that the .mpy format has already is not listed.
pub(super) const LIST: &[&str] = &[
    // builtins
    "NotImplemented", "float",
    // types
    "ellipsis", "garter",
    // containers
    "appendleft", "popleft", "errorcode", "heapify", "heappop", "heappush", "gmtime", "localtime",
    "mktime", "sleep", "sleep_ms", "sleep_us", "ticks_add", "ticks_cpu", "ticks_diff", "ticks_ms",
    "ticks_us", "time", "time_ns", "OrderedDict", "deque", "namedtuple", "_fields", "collections",
    "errno", "heapq", "EPERM", "ENOENT", "EIO", "EBADF", "EAGAIN", "ENOMEM", "EACCES", "EEXIST",
    "ENODEV", "EISDIR", "EINVAL", "EOPNOTSUPP", "EADDRINUSE", "ECONNABORTED", "ECONNRESET",
    "ENOBUFS", "ENOTCONN", "ETIMEDOUT", "ECONNREFUSED", "EHOSTUNREACH", "EALREADY", "EINPROGRESS",
    "start", "stop", "step", "fromkeys", "iterable", "__contains__", "add", "difference",
    "difference_update", "discard", "intersection", "intersection_update", "isdisjoint",
    "issubset", "issuperset", "symmetric_difference", "symmetric_difference_update", "union",
    "default", "enumerate", "filter", "frozenset", "max", "min", "reversed", "slice",
    // numbers and text
    "real", "imag", "indices", "complex", "memoryview",
    "array", "itemsize", "hex", "fromhex", "keepends", "center", "partition", "rpartition",
    "splitlines", "decode", "encode", "bin", "oct",
    // every printable ASCII character
    "!", "\"", "#", "$", "%", "&", "'", "(", ")", "+", ",", "-", ".", "0", "1", "2", "3", "4",
    "5", "6", "7", "8", "9", ":", ";", "<", "=", ">", "?", "@", "A", "B", "C", "D", "E", "F", "G",
    "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z",
    "[", "\\", "]", "^", "`", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
    "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "{", "|", "}", "~",
    // machine
    "__lt__", "__gt__", "__eq__", "__le__", "__ge__", "__ne__", "__ior__", "__ixor__", "__iand__",
    "__ilshift__", "__irshift__", "__iadd__", "__isub__", "__imul__", "__imatmul__",
    "__ifloordiv__", "__itruediv__", "__imod__", "__ipow__", "__or__", "__xor__", "__and__",
    "__lshift__", "__rshift__", "__add__", "__sub__", "__mul__", "__matmul__", "__floordiv__",
    "__truediv__", "__mod__", "__pow__", "__ror__", "__rxor__", "__rand__", "__rlshift__",
    "__rrshift__", "__radd__", "__rsub__", "__rmul__", "__rmatmul__", "__rfloordiv__",
    "__rtruediv__", "__rmod__", "__rpow__", "__pos__", "__neg__", "__invert__", "__bool__",
    "__abs__", "__float__", "__get__", "__set__", "__delete__", "__setattr__", "__delattr__",
    "__dict__", "__bases__", "__globals__", "__path__", "__file__", "__traceback__", "errno",
    "file", "fget", "fset", "fdel", "doc", "getter", "setter", "deleter", "pend_throw", "property",
    "input", "vars", "delattr", "help", "compile", "__import__", "__build_class__",
    "StopAsyncIteration", "UnicodeError",
    "math", "cmath", "struct", "binascii", "random", "re", "json", "acos", "acosh", "asin",
    "asinh", "atan", "atan2", "atanh", "ceil", "copysign", "cos", "cosh", "degrees", "erf",
    "erfc", "exp", "expm1", "fabs", "factorial", "floor", "fmod", "frexp", "gamma", "inf",
    "isclose", "isfinite", "isinf", "isnan", "ldexp", "lgamma", "log", "log10", "log2", "modf",
    "nan", "pi", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "tau", "trunc", "rel_tol",
    "abs_tol", "phase", "polar", "rect", "calcsize", "pack", "pack_into", "unpack", "unpack_from",
    "a2b_base64", "b2a_base64", "crc32", "hexlify", "unhexlify", "data", "newline", "choice",
    "getrandbits", "randint", "randrange", "seed", "uniform", "dump", "dumps", "load", "loads",
    "separators", "match", "search", "sub", "group", "groups", "span",
    "obj", "stream",
    // sys, gc, micropython
    "gc", "collect", "disable", "enable", "isenabled", "mem_alloc", "mem_free", "threshold",
    "alloc_emergency_exception_buf", "heap_lock", "heap_locked", "heap_unlock", "kbd_intr",
    "mem_info", "opt_level", "qstr_info", "schedule", "stack_use", "sys", "argv", "byteorder",
    "exit", "implementation", "maxsize", "modules", "path", "platform", "print_exception",
    "version", "version_info", "name", "_machine", "_mpy",
];
