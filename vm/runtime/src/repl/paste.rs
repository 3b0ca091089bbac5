//! Paste mode: takes text as it comes, with echo and without indentation, until Ctrl-D.

use super::control;
use super::source::Source;
use crate::vm::Vm;

/// Reads the text into `source`. False: cancelled, or no memory for it (which has been told).
pub(super) fn read(vm: &mut Vm<'_>, source: &mut Source) -> bool {
    source.clear(vm);
    vm.port
        .write(b"\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== ");
    while let Some(byte) = vm.read_console() {
        let kept = match byte {
            control::C => {
                vm.port.write(b"\n");
                return false;
            }
            control::D => {
                vm.port.write(b"\n");
                return true;
            }
            b'\r' => {
                vm.port.write(b"\n=== ");
                source.push(vm, b"\n")
            }
            _ => {
                vm.port.write(&[byte]);
                source.push(vm, &[byte])
            }
        };
        if kept.is_err() {
            let raised = vm.heap.take_raised();
            vm.print_exception(raised);
            return false;
        }
    }
    false
}
