//! The module `platform`: what kind of machine this is, in words.

use crate::Res;
use crate::members;
use crate::names::Name;
use crate::rom::{Args, Namespace};
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "platform",
    members! {
        "libc_ver" => VN(0, 3, libc_version),
        "platform" => VN(0, 2, platform),
        "python_compiler" => V0(|vm| vm.heap.str_value(b"rustc")),
    },
);

/// There is no C library under this.
fn libc_version(vm: &mut Vm<'_>, _: Args) -> Res {
    let empty = Name::from_id(1).value();
    vm.heap.new_tuple(&[empty, empty])
}

/// Such as `MicroPython-1.29.0-pyboard-PYBv1.1 with STM32F405RG`.
fn platform(vm: &mut Vm<'_>, _: Args) -> Res {
    let (platform, machine) = (vm.profile.platform, vm.profile.machine);
    vm.capture(|vm| {
        for part in ["MicroPython-1.29.0-", platform, "-", machine] {
            vm.write(part.as_bytes())?;
        }
        Ok(())
    })
}
