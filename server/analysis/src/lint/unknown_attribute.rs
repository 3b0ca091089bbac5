//! Names asked of objects of the text's own classes that nothing gives them.
//!
//! Another file may give an object what it likes, so only a name that is almost another one is
//! told: what was meant is there, and is not written so.

use std::ops::Range;

use super::near::{is_slip, meant};
use crate::behaviour::{Class, Program, Target};
use crate::hash::{FastMap, FastSet};
use crate::name::Name;
use crate::names::Together;
use crate::{Code, Diagnostic, Severity};

/// Finds them.
pub(crate) fn unknown_attributes<'s>(
    text: &str,
    program: &Program<'s>,
    together: &Together<'_>,
) -> Vec<Diagnostic> {
    let mut known: FastMap<&Name, Option<FastSet<&str>>> = FastMap::default();
    let mut all = Vec::new();
    let mut ask = |class: &'s Class, name: &Name, range: Range<usize>| {
        // Nearly all there is: the names of all its objects are put together for the others alone.
        if program.gives(class, name) || name.starts_with("__") || together.is_asked_for(name) {
            return;
        }
        let name = name.as_str();
        let names = known
            .entry(&class.name)
            .or_insert_with(|| program.all_names(class));
        let Some(names) = names.as_ref().filter(|names| !names.contains(name)) else {
            return;
        };
        let mut near = names.iter().filter(|it| is_slip(it, name));
        if let (Some(near), None) = (near.next(), near.next()) {
            let message = format!("`{}` has no `{name}`; `{near}` is meant?", class.name);
            let code = Code::UnknownAttribute;
            let found = Diagnostic::new(range, code, Severity::Warning, message);
            all.push(meant(found, near));
        }
    };
    for (start, part) in &program.parts {
        for (class, name, range) in &part.asked {
            if let Some(class) = program.class(class) {
                ask(class, name, range.start + start..range.end + start);
            }
        }
    }
    for (at, function) in program.functions() {
        for call in &function.calls {
            let Target::Of(receiver, name) = &call.target else {
                continue;
            };
            if let Some(class) = program.class_of(at.part, receiver) {
                let end = call.range.end + program.start(at.part);
                ask(class, name, end - name.as_bytes().len()..end);
            }
        }
    }
    // What gives objects names that are not written.
    if !all.is_empty() && ["setattr", "__dict__"].iter().any(|it| text.contains(it)) {
        all.clear();
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::{found, mended};

    fn unknown(text: &str) -> Vec<String> {
        let about = |it: &String| it.starts_with("GA420");
        found(text).into_iter().filter(about).collect()
    }

    const LED: &str = "class Led:\n    def __init__(self):\n        self.count = 0\n    \
                       def toggle(self):\n        self.count += 1\n";

    #[test]
    fn a_name_that_is_almost_another_is_found() {
        for (text, expected) in [
            (
                "    def f(self):\n        return self.conut\n",
                "GA420 conut",
            ),
            ("    def f(self):\n        self.togle()\n", "GA420 togle"),
            ("led = Led()\nled.togle()\n", "GA420 togle"),
            ("Led().togle()\n", "GA420 togle"),
            (
                "class A:\n    def __init__(self):\n        self.led = Led()\n    \
                 def f(self):\n        self.led.togle()\n",
                "GA420 togle",
            ),
            (
                "class B(Led):\n    def f(self):\n        return self.cont\n",
                "GA420 cont",
            ),
        ] {
            assert_eq!(unknown(&format!("{LED}{text}")), [expected], "{text}");
        }
        let text = format!("{LED}Led().togle()\n");
        assert!(mended(&text).ends_with("Led().toggle()\n"));
    }

    #[test]
    fn a_name_that_somebody_may_give_is_left_alone() {
        for text in [
            "    def f(self):\n        return self.callback\n",
            "    def f(self):\n        return self.counts\nled = Led()\nled.counts = 1\n",
            "    def f(self):\n        if hasattr(self, 'conut'): return self.conut\n",
            "    def __getattr__(self, name): return 1\n    def f(self): return self.conut\n",
            "    def f(self, name):\n        setattr(self, name, 1)\n        return self.conut\n",
            "    def f(self):\n        return self.counter_a, self.toggles\n    counter_a = toggles = 1\n",
            "class B(Led):\n    conut = 1\n    def f(self): return self.conut\n",
            "from x import Base\nclass B(Base):\n    aaaa = 1\n    def f(self): return self.aaab\n",
            "class M:\n    def f(self): return self.conut\n    count = 1\nclass N(M):\n    conut = 2\n",
            "    @staticmethod\n    def f(x): return x.conut\n",
            "    def f(self):\n        return self._count, self.counts, self.count2\n",
            "    def get_x(self): pass\n    def f(self): self.set_x(), self.get_y()\n",
            "class B(Led, x.Y):\n    def f(self): self.conut\n",
            "import m\nclass M:\n    thing = 1\n    def f(self): self.thng()\nclass N(m.X, M): pass\n",
            "led = Led()\nled = g()\nled.togle()\ndef g(): pass\n",
        ] {
            assert_eq!(unknown(&format!("{LED}{text}")), [""; 0], "{text}");
        }
    }
}
