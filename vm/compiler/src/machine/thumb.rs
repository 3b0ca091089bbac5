//! The instructions of the Thumb inline assembler: which operands each takes, and what the
//! official compiler says of others. Every operand is looked at; it tells of the last wrong one.

/// An operand as it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Operand<'n> {
    /// A name: a register, a label, a condition.
    Name(&'n [u8]),
    Integer(u32),
    /// `[base, offset]`
    Address(Plain<'n>, Plain<'n>),
    /// `{r0, r1}`: whether each is a register.
    Registers(bool),
    Other,
}

/// A part of an address.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Plain<'n> {
    Name(&'n [u8]),
    Integer(u32),
    Other,
}

/// What is wrong with an operand. The text follows the instruction's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    Register,
    /// The register's number is above this one.
    AtMost(u32),
    FloatRegister,
    Integer,
    /// The integer, and the bits that it may have.
    Mask(u32, u32),
    Address,
    RegisterList,
    SpecialRegister,
    Label,
    /// There is no such instruction with such operands.
    Unsupported,
}

/// What an operand must be.
#[derive(Clone, Copy, Debug)]
enum Takes {
    /// A register up to this one.
    Register(u32),
    /// A floating point register.
    Float,
    /// An integer of these bits.
    Integer(u32),
    /// An address with a base up to a register and an offset of these bits.
    Address(u32, u32),
    List,
    Special,
    Label,
    Anything,
}

/// When an instruction's form is the one that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Always,
    /// The last operand is a name.
    Name,
    /// It is none.
    NoName,
    /// It is an address.
    Address,
    /// The first operand's name begins with `r`.
    General,
    /// The last operand is `FPSCR`.
    Status,
}

struct Form {
    name: &'static str,
    when: When,
    takes: &'static [Takes],
    /// Bytes of code.
    size: u32,
}

const LOW: Takes = Takes::Register(7);
const ANY: Takes = Takes::Register(15);

const fn form(name: &'static str, when: When, takes: &'static [Takes], size: u32) -> Form {
    Form {
        name,
        when,
        takes,
        size,
    }
}

const FORMS: &[Form] = &[
    form("nop", When::Always, &[], 2),
    form("wfi", When::Always, &[], 2),
    form("cpsid", When::Always, &[Takes::Anything], 2),
    form("cpsie", When::Always, &[Takes::Anything], 2),
    form("b", When::Always, &[Takes::Label], 2),
    form("bl", When::Always, &[Takes::Label], 4),
    form("bx", When::Always, &[ANY], 2),
    form("push", When::Always, &[Takes::List], 2),
    form("pop", When::Always, &[Takes::List], 2),
    form("mov", When::Name, &[ANY, ANY], 2),
    form("mov", When::NoName, &[LOW, Takes::Integer(0xff)], 2),
    form("cmp", When::Name, &[LOW, LOW], 2),
    form("cmp", When::NoName, &[LOW, Takes::Integer(0xff)], 2),
    form("add", When::NoName, &[LOW, Takes::Integer(0xff)], 2),
    form("sub", When::NoName, &[LOW, Takes::Integer(0xff)], 2),
    form("movw", When::NoName, &[ANY, Takes::Integer(0xffff)], 4),
    form("movt", When::NoName, &[ANY, Takes::Integer(0xffff)], 4),
    form("movwt", When::NoName, &[ANY, Takes::Integer(u32::MAX)], 8),
    form("and_", When::Name, &[LOW, LOW], 2),
    form("orr", When::Name, &[LOW, LOW], 2),
    form("eor", When::Name, &[LOW, LOW], 2),
    form("bic", When::Name, &[LOW, LOW], 2),
    form("mvn", When::Name, &[LOW, LOW], 2),
    form("tst", When::Name, &[LOW, LOW], 2),
    form("lsl", When::Name, &[LOW, LOW], 2),
    form("lsr", When::Name, &[LOW, LOW], 2),
    form("asr", When::Name, &[LOW, LOW], 2),
    form("ror", When::Name, &[LOW, LOW], 2),
    form("adc", When::Name, &[LOW, LOW], 2),
    form("sbc", When::Name, &[LOW, LOW], 2),
    form("neg", When::Name, &[LOW, LOW], 2),
    form("cmn", When::Name, &[LOW, LOW], 2),
    form("mul", When::Name, &[LOW, LOW], 2),
    form("clz", When::Name, &[ANY, ANY], 4),
    form("rbit", When::Name, &[ANY, ANY], 4),
    form("mrs", When::Name, &[Takes::Register(12), Takes::Special], 4),
    form("ldr", When::Address, &[LOW, Takes::Address(7, 0x7c)], 2),
    form("ldrb", When::Address, &[LOW, Takes::Address(7, 0x1f)], 2),
    form("ldrh", When::Address, &[LOW, Takes::Address(7, 0x3e)], 2),
    form("str", When::Address, &[LOW, Takes::Address(7, 0x7c)], 2),
    form("strb", When::Address, &[LOW, Takes::Address(7, 0x1f)], 2),
    form("strh", When::Address, &[LOW, Takes::Address(7, 0x3e)], 2),
    form("ldrex", When::NoName, &[ANY, Takes::Address(15, 0xff)], 4),
    form(
        "strex",
        When::Always,
        &[ANY, ANY, Takes::Address(15, 0xff)],
        4,
    ),
    form("lsl", When::Always, &[LOW, LOW, Takes::Integer(0x1f)], 2),
    form("lsr", When::Always, &[LOW, LOW, Takes::Integer(0x1f)], 2),
    form("asr", When::Always, &[LOW, LOW, Takes::Integer(0x1f)], 2),
    form("add", When::Name, &[LOW, LOW, LOW], 2),
    form("add", When::NoName, &[LOW, LOW, Takes::Integer(7)], 2),
    form("sub", When::Name, &[LOW, LOW, LOW], 2),
    form("sub", When::NoName, &[LOW, LOW, Takes::Integer(7)], 2),
    form("sdiv", When::Always, &[ANY, ANY, ANY], 4),
    form("udiv", When::Always, &[ANY, ANY, ANY], 4),
    form("vcmp", When::Always, &[Takes::Float, Takes::Float], 4),
    form("vneg", When::Always, &[Takes::Float, Takes::Float], 4),
    form("vsqrt", When::Always, &[Takes::Float, Takes::Float], 4),
    form(
        "vcvt_f32_s32",
        When::Always,
        &[Takes::Float, Takes::Float],
        4,
    ),
    form(
        "vcvt_s32_f32",
        When::Always,
        &[Takes::Float, Takes::Float],
        4,
    ),
    form("vmov", When::General, &[ANY, Takes::Float], 4),
    form("vmov", When::Always, &[Takes::Float, ANY], 4),
    form("vmrs", When::Status, &[Takes::Anything, Takes::Anything], 4),
    form(
        "vldr",
        When::Always,
        &[Takes::Float, Takes::Address(7, 0x3fc)],
        4,
    ),
    form(
        "vstr",
        When::Always,
        &[Takes::Float, Takes::Address(7, 0x3fc)],
        4,
    ),
    form(
        "vadd",
        When::Always,
        &[Takes::Float, Takes::Float, Takes::Float],
        4,
    ),
    form(
        "vsub",
        When::Always,
        &[Takes::Float, Takes::Float, Takes::Float],
        4,
    ),
    form(
        "vmul",
        When::Always,
        &[Takes::Float, Takes::Float, Takes::Float],
        4,
    ),
    form(
        "vdiv",
        When::Always,
        &[Takes::Float, Takes::Float, Takes::Float],
        4,
    ),
];

const CONDITIONS: [&[u8]; 14] = [
    b"eq", b"ne", b"cs", b"cc", b"mi", b"pl", b"vs", b"vc", b"hi", b"ls", b"ge", b"lt", b"gt",
    b"le",
];

/// What an instruction comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instruction {
    /// Bytes of code.
    pub(crate) size: u32,
    /// How far it jumps at most, when it jumps near.
    pub(crate) reach: Option<i64>,
    /// Its first operand is a label.
    pub(crate) jumps: bool,
}

/// Most operands that any instruction has.
pub(crate) const MOST: usize = 4;

/// Looks at an instruction; what is wrong is told by the operand's number.
pub(crate) fn check(
    name: &[u8],
    operands: &[Operand<'_>],
    mut wrong: impl FnMut(usize, Wrong),
) -> Instruction {
    let nothing = Instruction {
        size: 2,
        reach: None,
        jumps: false,
    };
    if let (Some(branch), [operand]) = (branch(name), operands) {
        if !matches!(operand, Operand::Name(_)) {
            wrong(0, Wrong::Label);
        }
        return branch;
    }
    if let ([Operand::Name(condition)], true) = (operands, is_if_then(name)) {
        if !CONDITIONS.contains(condition) {
            wrong(0, Wrong::Unsupported);
        }
        return nothing;
    }
    let fits = |form: &&Form| {
        form.name.as_bytes() == name
            && form.takes.len() == operands.len()
            && meant(form.when, operands)
    };
    let Some(form) = FORMS.iter().find(fits) else {
        wrong(0, Wrong::Unsupported);
        return nothing;
    };
    for (index, (takes, operand)) in form.takes.iter().zip(operands).enumerate() {
        take(*takes, *operand, &mut |what| wrong(index, what));
    }
    if name == b"vmrs"
        && let Some(first) = operands.first()
        && !matches!(first, Operand::Name(b"APSR_nzcv"))
    {
        take(ANY, *first, &mut |what| wrong(0, what));
    }
    Instruction {
        size: form.size,
        reach: (name == b"b").then_some(2048),
        jumps: matches!(form.takes, [Takes::Label]),
    }
}

/// `beq`, `beq_n`, `beq_w` and so on.
fn branch(name: &[u8]) -> Option<Instruction> {
    let rest = name.strip_prefix(b"b")?;
    let (condition, width) = rest.split_at_checked(2)?;
    if !CONDITIONS.contains(&condition) {
        return None;
    }
    let (size, reach) = match width {
        b"" | b"_n" => (2, Some(256)),
        b"_w" => (4, None),
        _ => return None,
    };
    Some(Instruction {
        size,
        reach,
        jumps: true,
    })
}

/// `it` and up to three more letters for then and else.
fn is_if_then(name: &[u8]) -> bool {
    name.strip_prefix(b"it").is_some_and(|rest| {
        rest.len() <= 3 && rest.iter().all(|letter| matches!(letter, b't' | b'e'))
    })
}

fn meant(when: When, operands: &[Operand<'_>]) -> bool {
    match (when, operands.last(), operands.first()) {
        (When::Always, ..) => true,
        (When::Name, last, _) => matches!(last, Some(Operand::Name(_))),
        (When::NoName, last, _) => !matches!(last, Some(Operand::Name(_))),
        (When::Address, last, _) => matches!(last, Some(Operand::Address(..))),
        (When::General, _, Some(Operand::Name(name))) => name.starts_with(b"r"),
        (When::General, ..) => false,
        (When::Status, last, _) => matches!(last, Some(Operand::Name(b"FPSCR"))),
    }
}

fn take(takes: Takes, operand: Operand<'_>, wrong: &mut dyn FnMut(Wrong)) {
    match (takes, operand) {
        (Takes::Anything, _) => {}
        (Takes::Register(most), operand) => {
            let name = match operand {
                Operand::Name(name) => name,
                _ => b"",
            };
            check_register(name, most, wrong);
        }
        (Takes::Float, Operand::Name(name)) => match float_register(name) {
            None => wrong(Wrong::FloatRegister),
            Some(0..=31) => {}
            Some(_) => wrong(Wrong::AtMost(31)),
        },
        (Takes::Float, _) => wrong(Wrong::FloatRegister),
        (Takes::Integer(mask), Operand::Integer(value)) => check_mask(value, mask, wrong),
        (Takes::Integer(_), _) => wrong(Wrong::Integer),
        (Takes::Address(most, mask), Operand::Address(base, offset)) => {
            let name = match base {
                Plain::Name(name) => name,
                _ => b"",
            };
            check_register(name, most, wrong);
            match offset {
                Plain::Integer(value) => check_mask(value, mask, wrong),
                _ => wrong(Wrong::Integer),
            }
        }
        (Takes::Address(..), _) => wrong(Wrong::Address),
        (Takes::List, Operand::Registers(true)) => {}
        (Takes::List, Operand::Registers(false)) => wrong(Wrong::Register),
        (Takes::List, _) => wrong(Wrong::RegisterList),
        (Takes::Special, Operand::Name(b"IPSR" | b"BASEPRI")) => {}
        (Takes::Special, _) => wrong(Wrong::SpecialRegister),
        (Takes::Label, Operand::Name(_)) => {}
        (Takes::Label, _) => wrong(Wrong::Label),
    }
}

fn check_register(name: &[u8], most: u32, wrong: &mut dyn FnMut(Wrong)) {
    match register(name) {
        None => wrong(Wrong::Register),
        Some(number) if number > most => wrong(Wrong::AtMost(most)),
        Some(_) => {}
    }
}

fn check_mask(value: u32, mask: u32, wrong: &mut dyn FnMut(Wrong)) {
    if value & !mask != 0 {
        wrong(Wrong::Mask(value, mask));
    }
}

/// The number of a register's name.
pub(crate) fn register(name: &[u8]) -> Option<u32> {
    const NAMES: [&[u8]; 16] = [
        b"r0", b"r1", b"r2", b"r3", b"r4", b"r5", b"r6", b"r7", b"r8", b"r9", b"r10", b"r11",
        b"r12", b"r13", b"r14", b"r15",
    ];
    let other = match name {
        b"sl" => Some(10),
        b"fp" => Some(11),
        b"sp" => Some(13),
        b"lr" => Some(14),
        b"pc" => Some(15),
        _ => None,
    };
    other.or_else(|| {
        let found = NAMES.iter().position(|known| *known == name);
        found.map(|number| number as u32)
    })
}

fn float_register(name: &[u8]) -> Option<u32> {
    let digits = name
        .strip_prefix(b"s")
        .filter(|digits| !digits.is_empty())?;
    digits.iter().try_fold(0u32, |number, digit| {
        let digit = char::from(*digit).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit)
    })
}
