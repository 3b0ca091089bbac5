//! Threads of `garter py`: what they say on standard error, and how they and the program end.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use garter_tests::session::{Session, finish};

#[test]
fn what_a_thread_raises_is_told_and_the_program_goes_on() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "raises.py",
        b"import _thread, time

def f():
    return 1 / 0

_thread.start_new_thread(f, ())
time.sleep(0.01)
_thread.start_new_thread(int, ('x',))
time.sleep(0.01)
print('goes on')
",
    );
    let done = session.run(&["py", "raises.py"]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), "goes on\n"));
    let lines: Vec<&str> = done.err.lines().collect();
    assert!(lines[0].starts_with("Unhandled exception in thread started by <function f at 0x"));
    assert_eq!(
        lines[1..],
        [
            "Traceback (most recent call last):",
            "  File \"raises.py\", line 4, in f",
            "ZeroDivisionError: divide by zero",
            "Unhandled exception in thread started by <class 'int'>",
            "ValueError: invalid syntax for integer with base 10: 'x'",
        ]
    );
}

#[test]
fn the_program_ends_with_its_main_thread_whatever_the_others_do() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "ends.py",
        b"import _thread, time
lock = _thread.allocate_lock()
lock.acquire()

class Waits:
    def __enter__(self):
        lock.acquire()

    def __exit__(self, *exception):
        pass

def spins():
    while True:
        pass

def waits():
    with Waits():
        pass

_thread.start_new_thread(spins, ())
_thread.start_new_thread(waits, ())
_thread.start_new_thread(lambda: sorted([1, 2], key=lambda n: time.sleep(100)), ())
time.sleep(0.05)
raise SystemExit(3)
",
    );
    let done = session.run(&["py", "ends.py"]);
    assert_eq!(
        (done.code, done.out, done.err),
        (Some(3), String::new(), String::new())
    );
}

#[test]
fn ctrl_c_reaches_the_main_thread_wherever_it_waits() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "interrupted.py",
        b"import _thread, os, time
lock = _thread.allocate_lock()
lock.acquire()

def spins():
    while True:
        pass

_thread.start_new_thread(spins, ())

def waits():
    lock.acquire()

def sleeps():
    time.sleep(100)

for f in (waits, spins, sleeps):
    print('ready')
    try:
        f()
    except KeyboardInterrupt:
        print(f.__name__)
",
    );
    let mut child = session
        .command(&["py", "interrupted.py"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("garter starts");
    let id = child.id().to_string();
    let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut line = || {
        let mut line = String::new();
        out.read_line(&mut line).expect("it is text");
        line
    };
    for name in ["waits\n", "spins\n", "sleeps\n"] {
        assert_eq!(line(), "ready\n");
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        assert_eq!(line(), name);
    }
    assert!(child.wait().is_ok_and(|status| status.success()));
}

#[test]
fn a_thread_for_every_connection_answers_in_any_order() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "server.py",
        b"import _thread, socket

server = socket.socket()
server.bind(socket.getaddrinfo('127.0.0.1', 0)[0][-1])
server.listen(5)
address = server.getsockname()

def answer(connection, n):
    while True:
        if n % 2:
            line = connection.recv(100)
        else:
            line = connection.readline()
        if not line:
            break
        connection.send(b'%d:' % n + line)
    connection.close()

def serve():
    n = 0
    while True:
        connection, _ = server.accept()
        _thread.start_new_thread(answer, (connection, n))
        n += 1

_thread.start_new_thread(serve, ())
clients = []
for i in range(5):
    client = socket.socket()
    client.connect(address)
    clients.append(client)
    client.send(b'first\\n')
    print(client.recv(100))
for i in (3, 1, 4, 0, 2):
    clients[i].send(b'hello %d\\n' % i)
    print(clients[i].recv(100))
",
    );
    let done = session.run(&["py", "server.py"]);
    let expected = "b'0:first\\n'\nb'1:first\\n'\nb'2:first\\n'\nb'3:first\\n'\nb'4:first\\n'\n\
                    b'3:hello 3\\n'\nb'1:hello 1\\n'\nb'4:hello 4\\n'\nb'0:hello 0\\n'\nb'2:hello 2\\n'\n";
    assert_eq!((done.out.as_str(), done.err.as_str()), (expected, ""));
}

#[test]
fn input_is_read_while_a_thread_runs_and_can_be_polled_for() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "reads.py",
        b"import _thread, select, sys, time

def work():
    while True:
        time.sleep(0.01)

_thread.start_new_thread(work, ())
print('line', input())
poll = select.poll()
poll.register(sys.stdin, select.POLLIN)
print([event for _, event in poll.poll(10000)], sys.stdin.read(4))
",
    );
    let mut command = session.command(&["py", "reads.py"]);
    let done = finish(&mut command, b"first\nmore\n", Duration::from_secs(20));
    let told = (done.code, done.out.as_str(), done.err.as_str());
    assert_eq!(told, (Some(0), "line first\n[1] more\n", ""));
}

/// A thread in a sort's key waits for a lock whose holder, in a sort of its own below, cannot go
/// on before that sort has ended.
#[test]
fn a_lock_that_cannot_be_released_in_time_is_an_error_and_no_hang() {
    let Some(session) = Session::new() else {
        return;
    };
    session.write(
        "buried.py",
        b"import _thread, time

lock = _thread.allocate_lock()
done = []

def locks(x):
    if x == 2:
        lock.acquire()
    time.sleep(0.05)
    return x

def below():
    sorted([1, 2], key=locks)
    lock.release()
    done.append('released')

def waits(x):
    with lock:
        return x

def above():
    try:
        done.append(sorted([3, 4], key=waits))
    except RuntimeError as e:
        done.append(e)

_thread.start_new_thread(below, ())
time.sleep(0.02)
_thread.start_new_thread(above, ())
while len(done) < 2:
    time.sleep(0.01)
print(done)
print(lock.acquire(True, 0.01))
",
    );
    let done = session.run(&["py", "buried.py"]);
    let error = "RuntimeError(\"deadlock: the lock's holder cannot go on before this thread\",)";
    let wanted = format!("[{error}, 'released']\nTrue\n");
    assert_eq!(
        (done.code, done.out, done.err),
        (Some(0), wanted, String::new())
    );
}
