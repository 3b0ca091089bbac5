//! Texts longer than a short string that the official compiler has as names from the start:
//! strings equal to one of them go into the name table, not into the object table.

use crate::text::{Text, Texts};

/// In no order; all longer than 10 bytes, none in the format's static table.
const KNOWN: &[&str] = &[
    "Interpolation",
    "StopAsyncIteration",
    "UnicodeError",
    "ViperTypeError",
    "__build_class__",
    "__complex__",
    "__contains__",
    "__repl_print__",
    "__reversed__",
    "__template__",
    "__traceback__",
    "bound_method",
    "difference_update",
    "format_spec",
    "heap_unlock",
    "interpolations",
    "intersection",
    "intersection_update",
    "maximum recursion depth exceeded",
    "symmetric_difference",
    "symmetric_difference_update",
    "unpack_from",
    "vcvt_f32_s32",
    "vcvt_s32_f32",
];

/// Whether the text is one of them.
pub(crate) fn is_known(texts: &Texts<'_, '_>, text: Text) -> bool {
    KNOWN
        .iter()
        .any(|known| texts.equal(Text::Constant(known), text))
}
