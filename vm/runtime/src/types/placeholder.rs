//! Types that have no file of their own yet.

use crate::rom::{Layout, Namespace, TypeDef};

macro_rules! plain {
    ($($constant:ident $name:literal $layout:expr;)*) => {
        $(pub(crate) static $constant: Namespace =
            Namespace::ty($name, &TypeDef { layout: $layout, ..TypeDef::PLAIN }, &[]);)*
    };
}

plain! {
    NONE_TYPE "NoneType" Layout::Leaf;
    ELLIPSIS "ellipsis" Layout::Leaf;
    NOT_IMPLEMENTED "NotImplementedType" Layout::Leaf;
}
