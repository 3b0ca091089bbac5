//! What is told of interrupt handlers, and what is not.

use crate::lint::tests::found;

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
    let all = crate::analyse_in(text, &crate::Surroundings::default()).diagnostics;
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
