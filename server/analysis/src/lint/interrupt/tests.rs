//! What is told of interrupt handlers, and what is not.

use crate::lint::tests::{found as all_found, mended};

/// What is found but for the missing buffer, which most of these programs do without.
fn found(text: &str) -> Vec<String> {
    let mut all = all_found(text);
    all.retain(|found| !found.starts_with("GA609"));
    all
}

/// What is found when this is the body of a hard handler.
fn in_handler(body: &str) -> Vec<String> {
    let text = format!(
        "import pyb\nn = 0\nbuf = bytearray(8)\nitems = []\n\ndef handler(t):\n    global n\n    {body}\n\npyb.Timer(4, freq=10, callback=handler)\nprint(n, buf, items)\n"
    );
    found(&text)
}

#[test]
fn what_makes_objects_is_found_in_a_hard_handler() {
    for (body, expected) in [
        ("n = n / 2", "GA601 n / 2"),
        ("n = n * 0.5", "GA601 n * 0.5"),
        ("n /= 2", "GA601 /= 2"),
        ("n = [n]", "GA601 [n]"),
        ("n = {n: 1}", "GA601 {n: 1}"),
        ("n = (n, 1)", "GA601 (n, 1)"),
        ("n = f'{n}'", "GA601 f'{n}'"),
        ("n = '%d' % n", "GA601 '%d' % n"),
        ("n = '{}'.format(n)", "GA601 '{}'.format(n)"),
        ("n = str(n)", "GA601 str(n)"),
        ("n = [x for x in buf]", "GA601 [x for x in buf]"),
        ("n = sum(x for x in buf)", "GA601 x for x in buf"),
        ("n = buf[1:2]", "GA601 1:2"),
        ("n = lambda: 1", "GA601 lambda: 1"),
        ("n = n & 0xffffffff", "GA601 n & 0xffffffff"),
        ("items.append(n)", "GA601 items.append(n)"),
        ("print(n)", "GA602 print(n)"),
        ("pyb.delay(10)", "GA603 pyb.delay(10)"),
    ] {
        assert_eq!(in_handler(body), [expected], "{body}");
    }
}

#[test]
fn what_makes_no_objects_is_left_alone() {
    for body in [
        "n = n // 2 + 1",
        "n += 1",
        "buf[0] = n & 0xff",
        "buf[n] += 1",
        "n, buf[0] = 1, 2",
        "n = (1, 2, 3)[n]",
        "n = 2.5",
        "for n in range(8): buf[n] = 0",
        "if n in (1, 2): n = 0",
        "t.deinit()",
        "raise ValueError('{}'.format(n))",
        "n = len(buf) << 2",
        "if debug: print(n)\ndebug = False",
        "buf.append(n)",
        "return n",
    ] {
        assert_eq!(in_handler(body), [""; 0], "{body}");
    }
}

#[test]
fn calls_are_followed() {
    let text = "import pyb\n\nclass Meter:\n    def __init__(self, pin):\n        self.mean = 0\n        self.timer = pyb.Timer(2)\n        self.timer.callback(self.tick)\n        self.pin = pin\n\n    def tick(self, timer):\n        self.update(self.pin.value())\n\n    def update(self, value):\n        self.mean = smooth(self.mean, value)\n\n\ndef smooth(old, new):\n    return old * 0.9 + new * 0.1\n";
    assert_eq!(found(text), ["GA601 old * 0.9", "GA601 new * 0.1"]);
    let mut all = crate::analyse_in(text, &crate::Surroundings::default()).diagnostics;
    all.retain(|found| found.code.id() == "GA601");
    let chain: Vec<_> = all[0]
        .related
        .iter()
        .map(|place| (&text[place.range.clone()], place.message.as_str()))
        .collect();
    assert_eq!(
        chain,
        [
            ("self.tick", "here `tick` becomes the callback of a Timer"),
            ("self.update", "`tick` calls `update` here"),
            ("smooth", "`update` calls `smooth` here"),
        ]
    );
}

#[test]
fn the_ways_to_become_a_hard_handler() {
    let handler = "def f(t):\n    t.x = [1]\n\n";
    for (setup, hard) in [
        ("import pyb\npyb.ExtInt('X1', 0, 0, f)\n", true),
        ("import pyb\nt = pyb.Timer(1)\nt.callback(f)\n", true),
        (
            "from pyb import Timer\nTimer(1, freq=1).callback(lambda t: f(t))\n",
            true,
        ),
        (
            "import pyb\nt = pyb.Timer(1)\nt.init(freq=1, callback=f)\n",
            true,
        ),
        (
            "import pyb\nc = pyb.Timer(1).channel(1, callback=f)\n",
            true,
        ),
        (
            "from machine import Pin\nPin('X1').irq(f, hard=True)\n",
            true,
        ),
        (
            "from machine import Pin\np = Pin('X1')\np.irq(trigger=1, handler=f, hard=True)\n",
            true,
        ),
        (
            "from machine import Timer\nTimer(-1, period=1, callback=f, hard=True)\n",
            true,
        ),
        (
            "from machine import Timer\nTimer(-1, period=1, callback=f)\n",
            false,
        ),
        ("from machine import Pin\nPin('X1').irq(f)\n", false),
        (
            "from machine import Pin\nPin('X1').irq(f, hard=False)\n",
            false,
        ),
        ("import micropython\nmicropython.schedule(f, 1)\n", false),
        ("from other import Timer\nTimer(-1, callback=f)\n", false),
    ] {
        let found = found(&format!("{handler}{setup}"));
        assert_eq!(
            found.iter().any(|it| it == "GA601 [1]"),
            hard,
            "{setup} {found:?}"
        );
    }
}

#[test]
fn a_soft_handler_may_make_objects_and_should_not_wait() {
    let text = "from machine import Pin\nimport time\n\ndef f(p):\n    print([p])\n    time.sleep_ms(20)\n\nPin(1).irq(f)\n";
    assert_eq!(found(text), ["GA603 time.sleep_ms(20)"]);
}

/// A flag may say whether it is the interrupt that calls.
#[test]
fn what_the_main_program_calls_too_may_ask_who_calls() {
    let text = |call: &str| {
        format!(
            "import time\nfrom machine import Timer\n\ndef f(t):\n    if t is None:\n        time.sleep(1)\n        return\n    time.sleep(2)\n\nTimer(callback=f)\n{call}"
        )
    };
    assert_eq!(found(&text("f(None)\n")), [""; 0]);
    assert_eq!(
        found(&text("")),
        ["GA603 time.sleep(1)", "GA603 time.sleep(2)"]
    );
}

#[test]
fn a_method_that_is_named_makes_an_object() {
    let text = "import pyb, micropython\n\nclass A:\n    def __init__(self):\n        self.ref = self.later\n        pyb.Switch().callback(self.now)\n\n    def now(self):\n        micropython.schedule(self.later, 0)\n        micropython.schedule(self.ref, 0)\n\n    def later(self, x):\n        print([x])\n";
    assert_eq!(found(text), ["GA601 self.later"]);
}

#[test]
fn handlers_fit_what_calls_them() {
    let setup = |f: &str, arg: &str| {
        format!("from machine import Pin\n{f}\nPin(1).irq(handler={arg}, trigger=1)\n")
    };
    assert_eq!(found(&setup("def f():\n    pass\n", "f")), ["GA608 f"]);
    assert_eq!(
        found(&setup("def f(p):\n    print(p)\n", "f(1)")),
        ["GA606 f(1)"]
    );
    assert_eq!(
        found(&setup("async def f(p):\n    print(p)\n", "f")),
        ["GA607 f"]
    );
    for (f, arg) in [
        ("def f(p=None):\n    print(p)\n", "f"),
        ("def f(*a):\n    print(a)\n", "f"),
        ("def f(p):\n    return lambda q: print(p, q)\n", "f(1)"),
        ("f = None", "f"),
        ("f = 1", "lambda p: f"),
    ] {
        assert_eq!(found(&setup(f, arg)), [""; 0], "{f}");
    }
}

#[test]
fn what_waits_for_others_is_found_in_a_hard_handler() {
    for (made, body, expected) in [
        ("x = pyb.UART(1)", "x.write(b'1')", "GA603 x.write(b'1')"),
        ("x = pyb.UART(1)", "x.read(4)", "GA601 x.read(4)"),
        ("x = pyb.UART(1)", "x.readinto(buf)", ""),
        ("x = pyb.UART(1)", "x.any()", ""),
        ("x = open('f')", "x.write('1')", "GA603 x.write('1')"),
        ("x = socket.socket()", "x.recv(1)", "GA603 x.recv(1)"),
        (
            "x = _thread.allocate_lock()",
            "x.acquire()",
            "GA603 x.acquire()",
        ),
        ("x = _thread.allocate_lock()", "x.acquire(False)", ""),
        ("x = asyncio.Event()", "x.set()", "GA605 x.set()"),
        ("x = asyncio.ThreadSafeFlag()", "x.set()", ""),
        ("x = pyb.Pin('X1')", "x.value(1)", ""),
        ("x = other()", "x.write(b'1')", ""),
    ] {
        let text = format!(
            "import pyb, socket, _thread, asyncio\nbuf = bytearray(1)\n\ndef other(): pass\n\n{made}\n\ndef handler(t):\n    {body}\n\npyb.Timer(4, freq=10, callback=handler)\nprint(buf, socket, _thread, asyncio, other)\n"
        );
        let expected: Vec<&str> = (!expected.is_empty())
            .then_some(expected)
            .into_iter()
            .collect();
        assert_eq!(found(&text), expected, "{made} {body}");
    }
}

#[test]
fn a_program_with_hard_handlers_has_memory_for_their_exceptions() {
    let handler = "def tick(t):\n    t.deinit()\n\n";
    for (start, setup, expected) in [
        (
            "import pyb\n",
            "pyb.Timer(1, callback=tick)\n",
            "GA609 tick",
        ),
        (
            "import pyb\n",
            "def main():\n    pyb.Timer(1, callback=tick)\n\nmain()\n",
            "GA609 tick",
        ),
        // Whoever calls it is the program.
        (
            "import pyb\n",
            "def start():\n    pyb.Timer(1, callback=tick)\n",
            "",
        ),
        (
            "import pyb, micropython\nmicropython.alloc_emergency_exception_buf(100)\n",
            "pyb.Timer(1, callback=tick)\n",
            "",
        ),
        (
            "from machine import Timer\n",
            "Timer(-1, callback=tick)\n",
            "",
        ),
    ] {
        let text = format!("{start}\n{handler}{setup}");
        let expected: Vec<&str> = (!expected.is_empty())
            .then_some(expected)
            .into_iter()
            .collect();
        assert_eq!(all_found(&text), expected, "{text}");
    }
}

#[test]
fn the_buffer_for_exceptions_is_made_after_the_imports() {
    let rest = "\ndef tick(t):\n    t.deinit()\n\npyb.Timer(1, callback=tick)\n";
    for (before, after) in [
        (
            "import pyb\n",
            "import pyb\nimport micropython\n\nmicropython.alloc_emergency_exception_buf(100)\n",
        ),
        (
            "import micropython as mp\nimport pyb\nmp.mem_info()\n",
            "import micropython as mp\nimport pyb\n\nmp.alloc_emergency_exception_buf(100)\nmp.mem_info()\n",
        ),
    ] {
        let text = format!("{before}{rest}");
        assert_eq!(mended(&text), format!("{after}{rest}"));
    }
}

#[test]
fn a_name_of_the_module_is_not_made_in_a_hard_handler() {
    let program = |top: &str, main: &str| {
        format!(
            "import pyb\n{top}\ndef tick(t):\n    global seen\n    seen = 1\n\npyb.Timer(1, callback=tick)\n{main}"
        )
    };
    assert_eq!(found(&program("", "print(seen)\n")), ["GA601 seen = 1"]);
    for (top, main) in [
        ("seen = 0\n", ""),
        ("", "seen = 0\n"),
        (
            "def clear():\n    global seen\n    seen = 0\n\nclear()\n",
            "",
        ),
        ("", "tick(None)\n"),
    ] {
        assert_eq!(found(&program(top, main)), [""; 0], "{top} {main}");
    }
}

#[test]
fn what_handler_and_program_both_change_is_changed_while_interrupts_are_off() {
    let program = |main: &str| {
        format!(
            "import pyb\nimport machine\n\nn = 0\n\n\ndef tick(t):\n    global n\n    n += 1\n\n\n{main}\nprint(n, machine, pyb)\n"
        )
    };
    let enable = "pyb.Timer(1, freq=10, callback=tick)\n";
    for (main, expected) in [
        (format!("{enable}while True:\n    n -= 1\n"), "GA610 n -= 1"),
        (format!("{enable}n = n - 1\n"), "GA610 n = n - 1"),
        (
            format!("def take():\n    global n\n    n -= 1\n\n{enable}take()\n"),
            "GA610 n -= 1",
        ),
        (
            format!(
                "def start():\n    {enable}\ndef take():\n    global n\n    n -= 1\n\nstart()\ntake()\n"
            ),
            "GA610 n -= 1",
        ),
        // Nothing is lost.
        (format!("{enable}n = 0\n"), ""),
        (format!("n += 5\n{enable}"), ""),
        (
            format!("def take():\n    global n\n    n -= 1\n\ntake()\n{enable}"),
            "",
        ),
        (
            format!("{enable}state = machine.disable_irq()\nn -= 1\nmachine.enable_irq(state)\n"),
            "",
        ),
        (
            format!(
                "def take():\n    global n\n    state = machine.disable_irq()\n    n -= 1\n    machine.enable_irq(state)\n\n{enable}take()\n"
            ),
            "",
        ),
        // Between two instructions nothing is lost.
        ("machine.Timer(-1, callback=tick)\nn -= 1\n".to_owned(), ""),
    ] {
        let text = program(&main);
        let expected: Vec<&str> = (!expected.is_empty())
            .then_some(expected)
            .into_iter()
            .collect();
        assert_eq!(found(&text), expected, "{text}");
    }
}

#[test]
fn attributes_that_handler_and_program_both_change_too() {
    let program = |more: &str| {
        format!(
            "import pyb\n\n\nclass Counter:\n    def __init__(self):\n        self.n = 0\n        self.m = 0\n        pyb.Switch().callback(self.pressed)\n\n    def pressed(self):\n        self.n += 1\n\n{more}"
        )
    };
    assert_eq!(
        found(&program("    def take(self):\n        self.n -= 1\n")),
        ["GA610 self.n -= 1"]
    );
    for more in [
        "    def take(self):\n        self.m -= 1\n",
        "    def take(self):\n        self.n = 0\n",
        "    def take(self):\n        state = pyb.disable_irq()\n        self.n -= 1\n        pyb.enable_irq(state)\n",
        "class Other:\n    def take(self):\n        self.n -= 1\n",
    ] {
        assert_eq!(found(&program(more)), [""; 0], "{more}");
    }
}
