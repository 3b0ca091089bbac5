//! The methods of `str`, `bytes` and `bytearray`, which share most of them.

mod affix;
mod case;
mod encode;
mod join;
mod part;
mod replace;
mod seek;
mod split;
mod subject;

pub(crate) use subject::{Subject, result};

use crate::rom::Members;

/// A member table with the methods that all three have, and more.
macro_rules! text_members {
    ($($more:tt)*) => {
        $crate::members! {
            "count" => VN(2, 4, seek::count),
            "endswith" => VN(2, 4, affix::endswith),
            "find" => VN(2, 4, seek::find),
            "format" => VK(1, crate::types::str::format::braces::format),
            "index" => VN(2, 4, seek::index),
            "isalpha" => V1(case::isalpha),
            "isdigit" => V1(case::isdigit),
            "islower" => V1(case::islower),
            "isspace" => V1(case::isspace),
            "isupper" => V1(case::isupper),
            "join" => V2(join::join),
            "lower" => V1(case::lower),
            "lstrip" => VN(1, 2, affix::lstrip),
            "replace" => VN(3, 4, replace::replace),
            "rfind" => VN(2, 4, seek::rfind),
            "rindex" => VN(2, 4, seek::rindex),
            "rsplit" => VN(1, 3, split::rsplit),
            "rstrip" => VN(1, 2, affix::rstrip),
            "split" => VN(1, 3, split::split),
            "startswith" => VN(2, 4, affix::startswith),
            "strip" => VN(1, 2, affix::strip),
            "upper" => V1(case::upper),
            "center" => V2(part::center),
            "partition" => V2(part::partition),
            "rpartition" => V2(part::rpartition),
            "splitlines" => VK(1, split::splitlines),
            $($more)*
        }
    };
}

/// Of `str`.
pub(crate) static STR: &Members = text_members! {
    "encode" => VN(1, 3, encode::encode),
};

/// Of `bytes`.
pub(crate) static BYTES: &Members = text_members! {
    "decode" => VN(1, 3, encode::decode),
    "fromhex" => Class(&V2(encode::fromhex)),
    "hex" => VN(1, 2, encode::hex),
};

/// Of `bytearray`.
pub(crate) static BYTEARRAY: &Members = text_members! {
    "append" => V2(crate::types::array::append),
    "extend" => V2(crate::types::array::extend),
    "decode" => VN(1, 3, encode::decode),
    "fromhex" => Class(&V2(encode::fromhex)),
    "hex" => VN(1, 2, encode::hex),
};

/// `memoryview.hex`.
pub(crate) use encode::{decode, hex, hex_as};
