"""Writes machine_code.txt: functions for machine code, and what the official cross compiler says.

    python3 machine_code.py MPY_CROSS

asks mpy-cross 1.29 with -march=armv7emsp. Programs on which it stops with an assertion of its own
are left out. Written cases stand in machine_code/*.py, each program ended by a line of dashes;
the rest is every operator, index, store, cast, assignment and result over all pairs of types,
and every third of the assembler's instructions with each operand exchanged.
"""

import pathlib
import subprocess
import sys
import tempfile
from itertools import islice

HERE = pathlib.Path(__file__).parent
TYPES = ["object", "int", "uint", "bool", "ptr", "ptr8", "ptr16", "ptr32"]
OPERATORS = "+ - * / // % ** << >> & | ^ @ < == >= in is".split() + ["not in", "is not"]
ALL_PAIRS = ["+", "//", "<", "not in"]


def viper(text):
    return "@micropython.viper\n" + text + "\n"


def generated():
    for operator in OPERATORS:
        for left in TYPES:
            for right in TYPES:
                plain = {left, right} <= {"object", "int", "uint"}
                if plain or operator in ALL_PAIRS:
                    yield viper(f"def f(a: {left}, b: {right}):\n    pass\n    x = (a {operator} b)\n    return x")
                if plain and operator in "+ / // % ** << & @".split():
                    yield viper(f"def f(a: {left}, b: {right}):\n    pass\n    a {operator}= b\n    return b")
    for operator in ["-", "+", "~", "not "]:
        for one in TYPES:
            yield viper(f"def f(a: {one}):\n    pass\n    x = {operator}a\n    return x")
    for one in TYPES:
        for head in ["if a:", "while a:", "if not a:", "while 1 and a:"]:
            yield viper(f"def f(a: {one}):\n    pass\n    {head}\n        pass")
        yield viper(f"def f(a: {one}):\n    pass\n    raise a")
        yield viper(f"def f(a: {one}):\n    pass\n    del a")
        yield viper(f"def f(a: {one}):\n    pass\n    for i in range(a):\n        i = a")
        yield viper(f"def f(a: {one}):\n    pass\n    print(a, [a], q.x)\n    q.x = a\n    q[0] = a")
        for value in ["1", "None", "True", "'s'", "1.5", "1 << 40"]:
            yield viper(f"def f(a: {one}) -> {one}:\n    pass\n    a = {value}")
            yield viper(f"def f(a: {one}) -> {one}:\n    pass\n    return {value}")
        for other in TYPES:
            yield viper(f"def f(a: {one}, b: {other}):\n    pass\n    x = a[b]\n    return x")
            yield viper(f"def f(a: {one}, b: {other}, c: int):\n    pass\n    a[c] = b")
            yield viper(f"def f(a: {one}, b: {other}):\n    pass\n    a = b")
            yield viper(f"def f(a: {one}) -> {other}:\n    pass\n    return a")
            yield viper(f"def f(a: {one}):\n    pass\n    x = {other}(a)\n    x = 1")


# Instructions, with operands that suit them.
INSTRUCTIONS = """
mov r0 r1; mov r0 1; movw r0 1; movt r0 1; movwt r0 1; ldr r0 [r1,4]; ldrb r0 [r1,4]; ldrh r0 [r1,4]
ldrex r0 [r1,4]; str r0 [r1,4]; strb r0 [r1,4]; strh r0 [r1,4]; strex r0 r1 [r2,4]; and_ r0 r1
orr r0 r1; eor r0 r1; bic r0 r1; mvn r0 r1; tst r0 r1; lsl r0 r1 3; lsr r0 r1 3; asr r0 r1 3
lsl r0 r1; lsr r0 r1; asr r0 r1; ror r0 r1; clz r0 r1; rbit r0 r1; mul r0 r1; add r0 r1 r2
add r0 r1 3; sub r0 r1 r2; sub r0 r1 3; add r0 3; sub r0 3; adc r0 r1; sbc r0 r1; neg r0 r1
sdiv r0 r1 r2; udiv r0 r1 r2; cmp r0 r1; cmp r0 1; cmn r0 r1; bx lr; b lab; bl lab; beq lab
ble_n lab; bvs_w lab; push {r0,r1}; pop {r0,r1}; cpsid 1; cpsie 1; mrs r0 IPSR; vcmp s0 s1; vmov r0 s1
vmov s1 r0; vmrs APSR_nzcv FPSCR; vneg s0 s1; vsqrt s0 s1; vadd s0 s1 s2; vsub s0 s1 s2
vmul s0 s1 s2; vdiv s0 s1 s2; vldr s0 [r1,4]; vstr s0 [r1,4]; vcvt_f32_s32 s0 s1
vcvt_s32_f32 s0 s1; it eq; ite ne; itt gt; ittee le; nop; wfi; data 2 3; align 4; label lab2
"""
OPERANDS = (
    "r7 r8 sp pc s3 s32 0 8 32 255 256 65536 0x7fffffff -1 zz 1.5 [r0,4] [r8,4] [r0,124] [r0,3] "
    "[r0,1020] [r0] [r0,r1] {r0} {r0,zz} {1} {} (r0,r1) x.y None"
).split()


def assembler():
    for line in INSTRUCTIONS.replace("\n", ";").split(";"):
        if not line.strip():
            continue
        name, *operands = line.split()
        tries = [operands, operands + ["r0"], operands[:-1]]
        for place in range(len(operands)):
            for other in OPERANDS:
                tries.append(operands[:place] + [other] + operands[place + 1 :])
        for one in tries:
            if one[:1] == ["-1"] and name in ("data", "align"):
                continue
            yield (
                "@micropython.asm_thumb\ndef f():\n    nop()\n"
                f"    {name}({', '.join(one)})\n    label(lab)\n"
            )


def written():
    for file in sorted((HERE / "machine_code").glob("*.py")):
        yield from file.read_text().split("# ---\n")


def verdict(compiler, folder, source):
    (folder / "m.py").write_text(source)
    run = [compiler, "-march=armv7emsp", "-o", "m.mpy", "m.py"]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True)
    if done.returncode == 0:
        return "ok"
    if done.returncode != 1:
        return None
    lines = done.stderr.strip().splitlines()
    line = lines[1].split("line ")[1].split(",")[0] if len(lines) > 1 else "0"
    return f"{line} {lines[-1]}"


def main():
    with tempfile.TemporaryDirectory() as folder, open(HERE / "machine_code.txt", "w") as out:
        for source in [*written(), *generated(), *islice(assembler(), 0, None, 3)]:
            said = verdict(sys.argv[1], pathlib.Path(folder), source)
            if said is not None:
                out.write(f"# {said}\n{source}# ---\n")


main()
