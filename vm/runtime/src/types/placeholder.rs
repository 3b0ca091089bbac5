//! The types of `None`, `...` and `NotImplemented`, of one value each. The last two have no name.

use crate::Res;
use crate::rom::{Layout, Members, Namespace, PrintKind, TypeDef, Unary};
use crate::value::Value;
use crate::vm::Vm;

macro_rules! single {
    ($($constant:ident $name:literal $text:literal $json:literal;)*) => {
        $(pub(crate) static $constant: Namespace = Namespace::ty(
            $name,
            &TypeDef {
                layout: Layout::Leaf,
                print: Some(|vm, _, kind| {
                    vm.write(if kind == PrintKind::Json { $json } else { $text })
                }),
                unary: Some(hash),
                ..TypeDef::PLAIN
            },
            &Members::NONE,
        );)*
    };
}

single! {
    NONE_TYPE "NoneType" b"None" b"null";
    ELLIPSIS "" b"Ellipsis" b"Ellipsis";
    NOT_IMPLEMENTED "" b"NotImplemented" b"NotImplemented";
}

fn hash(_: &mut Vm<'_>, op: Unary, v: Value) -> Res<Option<Value>> {
    Ok(match op {
        // `None` is the word 6 on boards, which shows in the order of sets.
        Unary::Hash if v == Value::NONE => Some(Value::small(6)),
        Unary::Hash => Some(Value::small((v.word() >> 3) as i32)),
        Unary::Bool => Some(Value::bool(v != Value::NONE)),
        _ => None,
    })
}
