//! Memory that a battery keeps.

use crate::rig::pyboard::{board, run};

#[test]
fn some_memory_outlives_a_soft_reset() {
    let (_board, mut line) = board();
    let out = run(
        &mut line,
        "import machine
mem = machine.mem_backup()
mem[0], mem[4095] = 7, 255
registers = machine.mem_backup(1)
registers[19] = 0xdeadbeef
machine.mem_backup()[1] = 8
print([(len(r), r.itemsize) for r in machine.mem_backup(-1)], mem[:2], mem[1:4094] == bytes(4093))
for wrong in (lambda: machine.mem_backup(2), lambda: mem[4096]):
    try:
        wrong()
    except (ValueError, IndexError) as e:
        print(type(e).__name__)
",
    );
    assert_eq!(
        out,
        "[(4096, 1), (20, 4)] <memoryview> False\nValueError\nIndexError\n"
    );
    line.send("\x04");
    line.until("soft reboot");
    line.until(">>> ");
    let out = run(
        &mut line,
        "import machine
mem = machine.mem_backup()
print(mem[0], mem[1], mem[4095], hex(machine.mem_backup(1)[19]))
",
    );
    assert_eq!(out, "7 8 255 0xdeadbeef\n");
}
