//! What `os` has of the process that the program runs in, on a PC: its environment, its shell.

use crate::Res;
use crate::port::Errno;
use crate::value::Value;
use crate::vm::Vm;

fn done(vm: &mut Vm<'_>, result: Result<(), Errno>) -> Res {
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.raise_errno(error)),
    }
}

/// `putenv(name, value)`
pub(super) fn putenv(vm: &mut Vm<'_>, name: Value, value: Value) -> Res {
    let (name, value) = (vm.path_text(name)?, vm.path_text(value)?);
    let (name, value) = (name.get(&vm.heap), value.get(&vm.heap));
    let result = vm.port.set_environment(name, Some(value));
    done(vm, result)
}

/// `unsetenv(name)`
pub(super) fn unsetenv(vm: &mut Vm<'_>, name: Value) -> Res {
    let name = vm.path_text(name)?;
    let result = vm.port.set_environment(name.get(&vm.heap), None);
    done(vm, result)
}

/// `system(command)`: what waiting for the shell gives, on Unix 256 times its exit code.
pub(super) fn system(vm: &mut Vm<'_>, command: Value) -> Res {
    let command = vm.path_text(command)?;
    match vm.port.system(command.get(&vm.heap)) {
        Ok(status) => Ok(Value::small(status)),
        Err(error) => Err(vm.raise_errno(error)),
    }
}
