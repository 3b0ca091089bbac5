//! `format % values`.

use crate::Res;
use crate::rom::Ns;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) fn modulo(vm: &mut Vm<'_>, _format: Value, _values: Value) -> Res {
    Err(vm.heap.raise(Ns::NotImplementedError, "%"))
}
