//! The module `string`, which has nothing but `string.templatelib`: what t-strings become.

pub(crate) mod interpolation;
pub(crate) mod template;

use crate::members;
use crate::rom::{Namespace, Ns as N};

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "string",
    members! {
        "templatelib" => Ns(N::TemplateLib),
    },
);

pub(crate) static TEMPLATELIB: Namespace = Namespace::module(
    "string.templatelib",
    members! {
        "Interpolation" => Ns(N::Interpolation),
        "Template" => Ns(N::Template),
    },
);
