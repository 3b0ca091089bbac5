//! The module `errno`, and what OSError numbers are called.

use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::Namespace;
use crate::types::table::ORDERED;
use crate::value::Value;
use crate::vm::Vm;

macro_rules! numbers {
    ($($name:literal $number:literal)*) => {
        /// Every error number with its name.
        pub(crate) const NUMBERS: &[(i32, Name)] = &[$(($number, Name::of($name))),*];

        pub(crate) static NAMESPACE: Namespace = Namespace::module(
            "errno",
            members! {
                "errorcode" => Get(errorcode),
                $($name => Const(Value::small($number))),*
            },
        );
    };
}

numbers! {
    "EPERM" 1
    "ENOENT" 2
    "EIO" 5
    "EBADF" 9
    "EAGAIN" 11
    "ENOMEM" 12
    "EACCES" 13
    "EEXIST" 17
    "ENODEV" 19
    "EISDIR" 21
    "EINVAL" 22
    "EOPNOTSUPP" 95
    "EADDRINUSE" 98
    "ECONNABORTED" 103
    "ECONNRESET" 104
    "ENOBUFS" 105
    "ENOTCONN" 107
    "ETIMEDOUT" 110
    "ECONNREFUSED" 111
    "EHOSTUNREACH" 113
    "EALREADY" 114
    "EINPROGRESS" 115
}

/// What an error number is called.
pub(crate) fn name_of(number: i32) -> Option<Name> {
    NUMBERS
        .iter()
        .find(|(n, _)| *n == number)
        .map(|(_, name)| *name)
}

/// `errno.errorcode`, made anew at every look-up.
fn errorcode(vm: &mut Vm<'_>) -> Res {
    let dict = vm.heap.new_dict(NUMBERS.len())?;
    let base = vm.heap.push(dict)?;
    if let Some(r) = dict.as_ref() {
        // Searched without hashes.
        vm.heap.set_table_flag(r, ORDERED);
        for (number, name) in NUMBERS {
            vm.dict_set(r, Value::small(*number), name.value())?;
        }
    }
    vm.heap.cut(base);
    Ok(dict)
}
