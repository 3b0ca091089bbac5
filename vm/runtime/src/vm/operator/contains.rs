//! `item in container`.

use garter_bytecode::operator::BinaryOp;

use crate::Res;
use crate::names::Name;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `item in container`
    pub(super) fn contains(&mut self, container: Value, item: Value) -> Res {
        if self.is_number_pair(item, container) {
            return Err(self.raise_binary(None, item, container));
        }
        self.container_has(container, item)
    }

    fn container_has(&mut self, container: Value, item: Value) -> Res {
        if let Some(f) = self.special(container, const { Name::of("__contains__") }) {
            let v = self.call_special(f, &[container, item])?;
            return Ok(Value::bool(self.is_true(v)?));
        }
        if let Some(inner) = self.inner_operand(container) {
            if self.is_number_pair(inner, item) {
                let name = Some(const { Name::of("__contains__") });
                return Err(self.raise_binary(name, inner, item));
            }
            return self.container_has(inner, item);
        }
        if let Some(binary) = self.behaviour(container).and_then(|ty| ty.binary)
            && let Some(v) = binary(self, BinaryOp::In, container, item)?
        {
            return Ok(v);
        }
        let (number, other) = self.as_operands(container, item);
        if (number, other) != (container, item) && self.is_number_pair(number, other) {
            let name = Some(const { Name::of("__contains__") });
            return Err(self.raise_binary(name, number, other));
        }
        self.contains_by_search(number, item).map(Value::bool)
    }
}
