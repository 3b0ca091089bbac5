//! What interrupt handlers do that they must not, followed through the calls of the text.
//!
//! A *hard* handler runs at once, in the middle of whatever was under way, with the heap locked.
//! A *soft* one runs between two instructions and may make objects. Which of them a handler is
//! depends on what it is handed to; what is not certain counts as soft.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use crate::behaviour::{
    Call, EffectKind, FunctionAt, GROWING, Handing, Meaning, Program, Receiver, Running, Target,
    Way, When, of_member,
};
use crate::project::{Done, Offered};
use crate::{Code, Diagnostic, Severity};

/// When a handler runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Hard,
    Soft,
}

/// What a function is handed to.
struct Taker {
    context: Context,
    /// How many arguments the board gives, when that is known.
    arguments: Option<usize>,
    /// What it becomes.
    what: &'static str,
}

/// A function that runs in an interrupt.
struct Reached {
    at: FunctionAt,
    context: Context,
    /// The place in the text that leads here, and what is there.
    place: Range<usize>,
    why: String,
    /// Through which function, by its number in the list of those reached.
    through: Option<usize>,
}

/// Calls are followed so far.
const DEEPEST: usize = 12;

/// Finds what handlers do that they must not.
pub(crate) fn interrupts(program: &Program<'_>) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut roots = Vec::new();
    for (at, function) in program.functions() {
        for handing in &function.handings {
            if let Some(taker) = taker(program, at.part, handing) {
                roots.extend(root(program, at.part, handing, &taker, &mut all));
            }
        }
    }
    if !roots.is_empty() {
        follow(program, roots, &mut all);
    }
    all
}

/// What a handing makes of the handler; what is wrong with that itself is told.
fn root(
    program: &Program<'_>,
    part: usize,
    handing: &Handing,
    taker: &Taker,
    all: &mut Vec<Diagnostic>,
) -> Option<Reached> {
    let start = program.start(part);
    let place = handing.range.start + start..handing.range.end + start;
    let (Meaning::Function(at) | Meaning::Method(at)) = program.meaning(part, &handing.handler)?
    else {
        return None;
    };
    let function = program.function(at)?;
    let name = &function.name;
    let mut tell = |code, message: String| {
        let found = Diagnostic::new(place.clone(), code, Severity::Warning, message);
        all.push(match program.place(at) {
            Some(defined) if !handing.is_called || defined != place => {
                found.because(defined, "it is defined here")
            }
            _ => found,
        });
    };
    if handing.is_called {
        if !function.gives && function.shape.is_some() && function.running == Running::Plain {
            tell(
                Code::HandlerCalled,
                format!(
                    "`{name}` is called here, and None becomes {}: write it without the \
                     parentheses",
                    taker.what
                ),
            );
        }
        return None;
    }
    if function.running != Running::Plain && function.shape.is_some() {
        let what = match function.running {
            Running::Async => "an async function",
            _ => "a generator",
        };
        tell(
            Code::HandlerNeverRuns,
            format!("`{name}` is {what}: the board calls it, and that runs nothing of it"),
        );
        return None;
    }
    if let (Some(shape), Some(count)) = (&function.shape, taker.arguments)
        && !shape.takes(count)
        && !program.is_overridden(at)
    {
        let plural = if count == 1 { "" } else { "s" };
        tell(
            Code::HandlerArguments,
            format!(
                "{} is called with {count} argument{plural}, and `{name}` takes {}",
                taker.what,
                shape.counted()
            ),
        );
    }
    Some(Reached {
        at,
        context: taker.context,
        place,
        why: format!("here `{name}` becomes {}", taker.what),
        through: None,
    })
}

/// What a handler is handed to; none when that is not known to be an interrupt or the like.
fn taker(program: &Program<'_>, part: usize, handing: &Handing) -> Option<Taker> {
    let made_by = |receiver| {
        let target = program.maker(receiver)?;
        match program.meaning(part, target) {
            Some(Meaning::Member(module, name)) => Some((plain(module), name)),
            // The channel of a timer belongs to the timer's module.
            None => match target {
                Target::Of(inner, name) if name == "channel" => {
                    match program.meaning(part, program.maker(inner)?)? {
                        Meaning::Member(module, name) => Some((plain(module), name)),
                        _ => None,
                    }
                }
                _ => None,
            },
            _ => None,
        }
    };
    let receiver = match &handing.to {
        Target::Of(receiver, _) => Some(receiver),
        _ => None,
    };
    let maker = receiver.and_then(made_by);
    let called = match program.meaning(part, &handing.to) {
        Some(Meaning::Member(module, name)) => Some((plain(module), name)),
        // A method of the project itself.
        Some(_) => return None,
        None => None,
    };
    let by_word = match handing.hard {
        Some(true) => Context::Hard,
        _ => Context::Soft,
    };
    let taken = |context, arguments, what| {
        Some(Taker {
            context,
            arguments,
            what,
        })
    };
    match handing.way {
        Way::Schedule => match called? {
            ("micropython", "schedule") => taken(Context::Soft, Some(1), "a scheduled function"),
            _ => None,
        },
        Way::ExtInt => match called? {
            ("pyb", "ExtInt") => taken(Context::Hard, Some(1), "the callback of an ExtInt"),
            _ => None,
        },
        Way::Irq => match maker {
            Some(("bluetooth", _)) => taken(Context::Soft, Some(2), "the handler of BLE events"),
            Some(("machine", "Pin")) => taken(by_word, Some(1), "the handler of a pin"),
            _ if is_own_object(program, part, receiver) => None,
            _ => taken(by_word, None, "an interrupt handler"),
        },
        Way::Timer => match called.or(maker)? {
            ("pyb", "Timer") => taken(Context::Hard, Some(1), "the callback of a Timer"),
            ("machine", "Timer") => taken(by_word, Some(1), "the callback of a Timer"),
            _ => None,
        },
        Way::Callback => match maker? {
            ("pyb", "Timer") => taken(Context::Hard, Some(1), "the callback of a Timer"),
            ("pyb", "Switch") => taken(Context::Hard, Some(0), "the callback of the switch"),
            _ => None,
        },
        Way::Second => match maker? {
            ("pyb", "RTC") => taken(Context::Hard, Some(1), "the callback of the clock"),
            ("pyb", "CAN") => taken(Context::Hard, Some(2), "the callback of the CAN bus"),
            _ => None,
        },
    }
}

/// The name of a module without the `u` that some have in front.
fn plain(module: &str) -> &str {
    match module {
        "umachine" => "machine",
        "ubluetooth" => "bluetooth",
        other => other,
    }
}

/// Whether something is an object of a class of the text.
fn is_own_object(program: &Program<'_>, part: usize, receiver: Option<&Receiver>) -> bool {
    let Some(receiver) = receiver else {
        return true;
    };
    if matches!(receiver, Receiver::Myself(_)) {
        return true;
    }
    let made = program.maker(receiver);
    made.is_some_and(|target| {
        matches!(
            program.meaning(part, target),
            Some(Meaning::Class(_) | Meaning::Function(_) | Meaning::Method(_))
        )
    })
}

fn follow(program: &Program<'_>, roots: Vec<Reached>, all: &mut Vec<Diagnostic>) {
    let shared = shared(program, roots.iter().map(|root| root.at));
    let (reached, places) = places(program, roots, |at| shared.contains(&at));
    for place in places {
        all.push(found(program, &reached, &place));
    }
}

/// Something that an interrupt must not do, with the calls that lead there: where each is, and
/// what it says.
pub(crate) type Deed = (EffectKind, Vec<(Range<usize>, String)>);

/// What a function surely does that an interrupt must not.
pub(crate) fn done_by(program: &Program<'_>, at: FunctionAt) -> Vec<Deed> {
    let root = Reached {
        at,
        context: Context::Hard,
        place: 0..0,
        why: String::new(),
        through: None,
    };
    // Whoever else calls it, it may go another way for them.
    let (reached, places) = places(program, vec![root], |_| true);
    let done = places.into_iter().map(|place| {
        let mut steps: Vec<(Range<usize>, String)> = chain(&reached, place.through)
            .into_iter()
            .skip(1)
            .map(|step| (step.place.clone(), step.why.clone()))
            .collect();
        steps.push((place.range, place.kind.words().0.to_owned()));
        (place.kind, steps)
    });
    done.collect()
}

/// A place at which something is done that an interrupt must not do.
struct Place<'s> {
    range: Range<usize>,
    kind: EffectKind,
    /// The number of the function that does it among those reached.
    through: usize,
    /// What it calls in another file that does it.
    foreign: Option<(&'s Offered, &'s Done)>,
}

/// The functions that run with these, and the places at which they do what they must not.
fn places<'s>(
    program: &Program<'s>,
    roots: Vec<Reached>,
    is_shared: impl Fn(FunctionAt) -> bool,
) -> (Vec<Reached>, Vec<Place<'s>>) {
    // Hard ones first: what is told of them holds for the soft ones too.
    let (hard, soft): (Vec<_>, Vec<_>) = roots
        .into_iter()
        .partition(|root| root.context == Context::Hard);
    let mut seen: HashMap<FunctionAt, Context> = HashMap::new();
    let mut told: HashSet<(usize, usize, usize)> = HashSet::new();
    let mut reached: Vec<Reached> = Vec::new();
    let mut all = Vec::new();
    let mut queue: VecDeque<(Reached, usize)> =
        hard.into_iter().chain(soft).map(|root| (root, 0)).collect();
    while let Some((next, depth)) = queue.pop_front() {
        let known = seen.get(&next.at);
        if known.is_some_and(|known| *known == Context::Hard || *known == next.context) {
            continue;
        }
        seen.insert(next.at, next.context);
        let (at, context) = (next.at, next.context);
        reached.push(next);
        let through = reached.len() - 1;
        let Some(function) = program.function(at) else {
            continue;
        };
        let start = program.start(at.part);
        let is_wrong = |kind: EffectKind| context == Context::Hard || kind.is_wrong_when_soft();
        let mut tell = |range: &Range<usize>, kind, foreign| {
            if is_wrong(kind) && told.insert((at.part, range.start, range.end)) {
                all.push(Place {
                    range: range.start + start..range.end + start,
                    kind,
                    through,
                    foreign,
                });
            }
        };
        // What else calls it may be why it goes another way.
        let both = is_shared(at);
        for effect in &function.effects {
            if holds(program, &effect.when) && !(both && effect.is_conditional) {
                tell(&effect.range, effect.kind, None);
            }
        }
        let unsure = |call: &Call| call.is_rare || both && call.is_conditional;
        for call in function.calls.iter().filter(|call| !unsure(call)) {
            let whole = call.range.start..call.arguments.end;
            if let Some(kind) = grows(program, call) {
                tell(&whole, kind, None);
            }
            let called = match program.meaning(at.part, &call.target) {
                Some(Meaning::Member(module, name)) => {
                    if let Some(kind) = of_member(module, name) {
                        tell(&whole, kind, None);
                    }
                    None
                }
                Some(Meaning::Foreign(offered)) => {
                    if offered.running == Running::Plain {
                        let mut wrong = offered.does.iter().filter(|done| is_wrong(done.kind));
                        if let Some(done) = wrong.next() {
                            tell(&whole, done.kind, Some((offered, done)));
                        }
                    } else {
                        tell(&whole, EffectKind::Generator, None);
                    }
                    None
                }
                Some(Meaning::ForeignClass(_)) => {
                    tell(&whole, EffectKind::Object, None);
                    None
                }
                Some(Meaning::Class(class)) => {
                    tell(&whole, EffectKind::Object, None);
                    program.method(class, "__init__", DEEPEST)
                }
                Some(Meaning::Method(called)) if program.is_overridden(called) => None,
                Some(Meaning::Function(called) | Meaning::Method(called)) => Some(called),
                None => None,
            };
            let Some((called, callee)) = called.and_then(|at| Some((at, program.function(at)?)))
            else {
                continue;
            };
            if callee.running != Running::Plain {
                tell(&whole, EffectKind::Generator, None);
                continue;
            }
            if depth < DEEPEST {
                let reached = Reached {
                    at: called,
                    context,
                    place: call.range.start + start..call.range.end + start,
                    why: format!("{} calls `{}` here", shown(&function.name), callee.name),
                    through: Some(through),
                };
                queue.push_back((reached, depth + 1));
            }
        }
    }
    (reached, all)
}

/// The steps that lead to a function, from the first.
fn chain(reached: &[Reached], number: usize) -> Vec<&Reached> {
    let mut chain = Vec::new();
    let mut at = Some(number);
    while let Some(step) = at.and_then(|at| reached.get(at)) {
        chain.push(step);
        at = step.through;
    }
    chain.reverse();
    chain
}

/// The functions that run in interrupts, beginning with these, and outside of them too.
fn shared(program: &Program<'_>, roots: impl Iterator<Item = FunctionAt>) -> HashSet<FunctionAt> {
    let called = |part: usize, call: &Call| match program.meaning(part, &call.target)? {
        Meaning::Function(at) | Meaning::Method(at) => Some(at),
        Meaning::Class(class) => program.method(class, "__init__", DEEPEST),
        Meaning::Member(..) | Meaning::Foreign(_) | Meaning::ForeignClass(_) => None,
    };
    let mut reached: HashSet<FunctionAt> = HashSet::new();
    let mut open: Vec<FunctionAt> = roots.collect();
    while let Some(at) = open.pop() {
        if reached.insert(at)
            && let Some(function) = program.function(at)
        {
            let calls = function.calls.iter();
            open.extend(calls.filter_map(|call| called(at.part, call)));
        }
    }
    let outside = program.functions().filter(|(at, _)| !reached.contains(at));
    let calls = outside.flat_map(|(at, function)| {
        let calls = function.calls.iter();
        calls.filter_map(move |call| called(at.part, call))
    });
    calls.filter(|at| reached.contains(at)).collect()
}

fn shown(name: &str) -> String {
    match name {
        "<lambda>" => "the lambda".to_owned(),
        name => format!("`{name}`"),
    }
}

fn holds(program: &Program<'_>, when: &When) -> bool {
    match when {
        When::Always => true,
        When::BuiltIn(name) => !program.binds(name),
        When::Method(class, name) => {
            let class = program.class(class);
            let method = class.and_then(|class| program.method(class, name, DEEPEST));
            let method = method.and_then(|at| program.function(at));
            method.is_some_and(|method| method.is_plain)
        }
    }
}

/// What a call of `append` and the like does to a list or dict of the text.
fn grows(program: &Program<'_>, call: &Call) -> Option<EffectKind> {
    let Target::Of(receiver, name) = &call.target else {
        return None;
    };
    if !GROWING.contains(&name.as_str()) {
        return None;
    }
    match program.maker(receiver)? {
        Target::Global(made) if matches!(made.as_str(), "list" | "dict" | "set") => {
            (!program.binds(made)).then_some(EffectKind::Growth)
        }
        _ => None,
    }
}

fn found(program: &Program<'_>, reached: &[Reached], place: &Place<'_>) -> Diagnostic {
    let (what, remedy) = place.kind.words();
    let context = reached.get(place.through).map(|it| it.context);
    let chain = chain(reached, place.through);
    let handler = chain.first().and_then(|root| program.function(root.at));
    let handler = shown(handler.map_or("", |function| function.name.as_str()));
    let hard = if context == Some(Context::Hard) {
        "a hard interrupt handler"
    } else {
        "an interrupt handler"
    };
    let runs = match place.foreign {
        Some((offered, _)) => format!("this runs `{}` in {handler}, {hard}", offered.name),
        None if chain.len() > 1 => format!("this runs in {handler}, {hard}"),
        None => format!("{handler} is {hard}"),
    };
    let (code, severity) = match place.kind {
        EffectKind::Print => (Code::InterruptPrints, Severity::Warning),
        EffectKind::Sleep if context == Some(Context::Soft) => {
            (Code::InterruptWaits, Severity::Hint)
        }
        EffectKind::Sleep => (Code::InterruptWaits, Severity::Warning),
        EffectKind::Import => (Code::InterruptImports, Severity::Warning),
        EffectKind::Asyncio => (Code::InterruptAsyncio, Severity::Warning),
        _ => (Code::InterruptAllocates, Severity::Warning),
    };
    let memory = match code {
        Code::InterruptAllocates => ", and there is no memory to be had",
        _ => "",
    };
    let message = format!("{runs}: {what}{memory}; {remedy}");
    let found = Diagnostic::new(place.range.clone(), code, severity, message);
    let mut found = chain.into_iter().fold(found, |found, step| {
        found.because(step.place.clone(), step.why.clone())
    });
    if let Some((_, done)) = place.foreign {
        found.related.extend(done.through.iter().cloned());
    }
    found
}

#[cfg(test)]
mod tests {
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
}
