//! Protected streams of programs, against CPython's `ssl` and against themselves. The programs
//! assert what they expect. Certificates are made by the `openssl` tool for each run.

mod certificates;
mod machine;

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;

use certificates::folder;
use machine::{Program, free_port};

/// What our servers here do: lines come back, `get n` gives so many bytes, `put n` takes them.
const SERVER: &str = r#"
import socket, ssl
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(FOLDER + "/good.pem", FOLDER + "/good.key")
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", PORT))
listener.listen(5)

def serve(stream):
    while True:
        line = stream.readline()
        if not line:
            break
        words = line.split()
        if words[0] == b"get":
            stream.write(b"z" * int(words[1]))
        elif words[0] == b"put":
            data = stream.read(int(words[1]))
            assert len(data) == int(words[1])
            stream.write(b"%d\n" % sum(data))
        else:
            stream.write(b"echo " + line)
    stream.close()
"#;

/// The same asked by CPython or by us, with `context` and `stream` made before.
const QUESTIONS: &str = r#"
stream.write(b"hello\n")
assert stream.readline() == b"echo hello\n"
stream.write(b"put 1000000\n")
stream.write(b"\x01" * 1000000)
assert stream.readline() == b"1000000\n"
stream.write(b"get 1000000\n")
data = stream.read(1000000)
assert len(data) == 1000000 and data[-1:] == b"z"
stream.close()
"#;

const CPYTHON_CLIENT: &str = r#"
import socket, ssl, time
context = ssl.create_default_context(cafile=FOLDER + "/ca.pem")
for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
    context.minimum_version = context.maximum_version = version
    for patience in range(200):
        try:
            plain = socket.create_connection(("127.0.0.1", PORT))
            break
        except OSError:
            time.sleep(0.05)
    protected = context.wrap_socket(plain, server_hostname="localhost")
    assert protected.version() == version.name.replace("_", "."), protected.version()
    file = protected.makefile("rb")
    class stream:
        write = protected.sendall
        read = file.read
        readline = file.readline
        close = protected.unwrap
    exec(QUESTIONS)
"#;

fn cpython(program: &str, folder: &Path, port: u16) {
    let text = format!(
        "FOLDER = {folder:?}\nPORT = {port}\nQUESTIONS = '''{}'''\n{program}",
        QUESTIONS.replace('\\', "\\\\")
    );
    let done = Command::new("python3").arg("-c").arg(text).output();
    let done = done.expect("python3 starts");
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
}

#[test]
fn cpython_talks_to_our_server() {
    let Some(folder) = folder() else { return };
    let port = free_port();
    let server = Program::new(folder.path(), port).text(SERVER).text(
        "for i in range(2):\n    serve(context.wrap_socket(listener.accept()[0], server_side=True))\n",
    );
    let server = server.start();
    cpython(CPYTHON_CLIENT, folder.path(), port);
    server.finish();
}

const CPYTHON_SERVER: &str = r#"
import socket, ssl
listener = socket.create_server(("127.0.0.1", PORT))
for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER + "/good.pem", FOLDER + "/good.key")
    context.minimum_version = context.maximum_version = version
    stream = context.wrap_socket(listener.accept()[0], server_side=True)
    file = stream.makefile("rb")
    while True:
        line = file.readline()
        if not line:
            break
        words = line.split()
        if words[0] == b"get":
            stream.sendall(b"z" * int(words[1]))
        elif words[0] == b"put":
            stream.sendall(b"%d\n" % sum(file.read(int(words[1]))))
        else:
            stream.sendall(b"echo " + line)
    stream.close()
"#;

/// Connects a plain socket as soon as somebody listens.
const CONNECT: &str = r#"
import socket, ssl, time
def connect():
    for patience in range(200):
        plain = socket.socket()
        try:
            plain.connect(("127.0.0.1", PORT))
            return plain
        except OSError:
            plain.close()
            time.sleep(0.05)
def client(trusted="ca.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(FOLDER + "/" + trusted)
    return context
"#;

#[test]
fn we_talk_to_cpythons_server() {
    let Some(folder) = folder() else { return };
    let port = free_port();
    thread::scope(|scope| {
        scope.spawn(|| cpython(CPYTHON_SERVER, folder.path(), port));
        for _ in 0..2 {
            Program::new(folder.path(), port)
                .text(CONNECT)
                .text("stream = client().wrap_socket(connect(), server_hostname='localhost')\n")
                .text(QUESTIONS)
                .start()
                .finish();
        }
    });
}

#[test]
fn programs_of_ours_talk_with_certificates_of_both_forms_on_both_sides() {
    let Some(folder) = folder() else { return };
    let port = free_port();
    let server = Program::new(folder.path(), port).text(SERVER).text(
        r#"
for form in ("pem", "der"):
    read = lambda name: open(FOLDER + "/" + name, "rb").read()
    key = read("good.key") if form == "pem" else read("good.key.der")
    context.load_cert_chain(read("good." + form), key)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=read("ca." + form))
    serve(context.wrap_socket(listener.accept()[0], server_side=True))
context.load_cert_chain(FOLDER + "/rsa.pem", FOLDER + "/rsa.key")
serve(context.wrap_socket(listener.accept()[0], server_side=True))
"#,
    );
    let server = server.start();
    for form in ["pem", "der", "pem"] {
        Program::new(folder.path(), port)
            .text(CONNECT)
            .text(&format!("context = client('ca.{form}')\n"))
            .text("context.load_cert_chain(FOLDER + '/good.pem', FOLDER + '/good.key')\n")
            .text("stream = context.wrap_socket(connect(), server_hostname='localhost')\n")
            .text(QUESTIONS)
            .start()
            .finish();
    }
    server.finish();
}

#[test]
fn certificates_that_are_not_good_are_refused_and_the_program_is_told_why() {
    let Some(folder) = folder() else { return };
    let port = free_port();
    let server = Program::new(folder.path(), port).text(SERVER).text(
        r#"
while True:
    plain = listener.accept()[0]
    which = plain.readline().decode().strip()
    if which == "end":
        break
    context.load_cert_chain(FOLDER + "/" + which + ".pem", FOLDER + "/" + which + ".key")
    try:
        serve(context.wrap_socket(plain, server_side=True))
    except OSError as e:
        assert e.errno in (-30592, -29312, 104, 32), e
        plain.close()
"#,
    );
    let server = server.start();
    Program::new(folder.path(), port)
        .text(CONNECT)
        .text(
            r#"
def ask(which, trusted, host, mode=ssl.CERT_REQUIRED):
    plain = connect()
    plain.write(which + "\n")
    context = client(trusted) if trusted else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = mode
    try:
        stream = context.wrap_socket(plain, server_hostname=host)
        stream.write("hello\n")
        assert stream.readline() == b"echo hello\n"
        stream.close()
    except ValueError as e:
        plain.close()
        return str(e)
UNTRUSTED = "The certificate is not correctly signed by the trusted CA"
EXPIRED = "The certificate validity has expired"
OTHER = "The certificate Common Name (CN) does not match with the expected CN"
for which, trusted, host, expected in (
    ("good", "ca.pem", "localhost", None),
    ("good", "ca.pem", "127.0.0.1", None),
    ("good", "ca.pem", "elsewhere.example", OTHER),
    ("good", "self.pem", "localhost", UNTRUSTED),
    ("good", None, "localhost", UNTRUSTED),
    ("expired", "ca.pem", "localhost", EXPIRED),
    ("self", "self.pem", "localhost", None),
    ("self", "self.pem", "elsewhere.example", OTHER),
    ("self", "ca.pem", "localhost", UNTRUSTED),
    # An authority that is past its days does not vouch for itself either.
    ("selfexpired", "selfexpired.pem", "localhost", EXPIRED),
    # Named in the old way, by the common name alone.
    ("common", "ca.pem", "localhost", None),
    ("common", "ca.pem", "elsewhere.example", OTHER),
):
    told = ask(which, trusted, host)
    assert told == expected, (which, trusted, host, told)
for mode in (ssl.CERT_NONE, ssl.CERT_OPTIONAL):
    for which in ("good", "expired", "self"):
        assert ask(which, None, None, mode) is None
plain = connect()
plain.write("end\n")
"#,
        )
        .start()
        .finish();
    server.finish();
}

#[test]
fn a_server_that_wants_certificates_refuses_those_who_have_none() {
    let Some(folder) = folder() else { return };
    let port = free_port();
    let server = Program::new(folder.path(), port).text(SERVER).text(
        r#"
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations(FOLDER + "/ca.pem")
for expected in ("NO_CLIENT_CERTIFICATE", "not correctly signed"):
    plain = listener.accept()[0]
    try:
        context.wrap_socket(plain, server_side=True)
    except (OSError, ValueError) as e:
        assert expected in str(e), e
    else:
        raise AssertionError(expected)
    plain.close()
"#,
    );
    let server = server.start();
    Program::new(folder.path(), port)
        .text(CONNECT)
        .text(
            r#"
for own in (None, "self"):
    context = client()
    if own:
        context.load_cert_chain(FOLDER + "/self.pem", FOLDER + "/self.key")
    plain = connect()
    try:
        stream = context.wrap_socket(plain, server_hostname="localhost")
        # The refusal may come after the client's part is done.
        stream.read(1)
    except OSError as e:
        assert e.errno in (-30592, 104, 32), e
    else:
        raise AssertionError
    plain.close()
"#,
        )
        .start()
        .finish();
    server.finish();
}

#[test]
fn peers_that_hang_up_or_speak_something_else_are_errors_not_hangs() {
    let Some(folder) = folder() else { return };
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = silent.local_addr().expect("an address").port();
    let peer = thread::spawn(move || {
        use std::io::{Read, Write};
        // One hangs up at once, one after the greeting, one speaks something else.
        let (stream, _) = silent.accept().expect("a client");
        drop(stream);
        let (mut stream, _) = silent.accept().expect("a client");
        let _ = stream.read(&mut [0; 100]);
        drop(stream);
        let (mut stream, _) = silent.accept().expect("a client");
        let _ = stream.read(&mut [0; 1000]);
        stream
            .write_all(b"HTTP/1.0 400 Bad Request\r\n\r\n")
            .expect("sent");
        let _ = stream.read_to_end(&mut Vec::new());
    });
    Program::new(folder.path(), port)
        .text(CONNECT)
        .text(
            r#"
told = []
for i in range(3):
    plain = connect()
    try:
        client().wrap_socket(plain, server_hostname="localhost")
    except OSError as e:
        told.append(e.errno)
    plain.close()
assert told[0] in (-29312, 104) and told[1] in (-29312, 104), told
assert told[2] == -29184, told
"#,
        )
        .start()
        .finish();
    peer.join().expect("the peer");

    let port = free_port();
    let server = Program::new(folder.path(), port).text(SERVER).text(
        r#"
for expected in ((-29312, 104), (-29312, 104), (-29184, 104)):
    plain = listener.accept()[0]
    try:
        context.wrap_socket(plain, server_side=True)
    except OSError as e:
        assert e.errno in expected, e
    else:
        raise AssertionError
    plain.close()
"#,
    );
    let server = server.start();
    let connect = || loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => break stream,
            Err(_) => thread::sleep(std::time::Duration::from_millis(20)),
        }
    };
    for greeting in [
        &b""[..],
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.0\r\n\r\n",
    ] {
        use std::io::Write;
        connect().write_all(greeting).expect("sent");
    }
    server.finish();
}

#[test]
fn a_hundred_tasks_talk_at_once() {
    let Some(folder) = folder() else { return };
    let port = free_port();
    let program = r#"
import asyncio, ssl
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(FOLDER + "/good.pem", FOLDER + "/good.key")
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
client.load_verify_locations(FOLDER + "/ca.pem")
COUNT = 100
there = 0
all_there = asyncio.Event()

async def serve(reader, writer):
    try:
        while True:
            line = await reader.readline()
            if not line:
                break
            if line[:3] == b"get":
                writer.write(b"z" * int(line[3:]))
            else:
                writer.write(b"echo " + line)
            await writer.drain()
    except OSError:
        pass  # a client that does not believe in this certificate
    finally:
        await writer.wait_closed()

async def ask(i):
    global there
    reader, writer = await asyncio.open_connection("localhost", PORT, ssl=client)
    writer.write(b"%d\n" % i)
    await writer.drain()
    assert await reader.readline() == b"echo %d\n" % i
    there += 1
    if there == COUNT:
        all_there.set()
    await all_there.wait()
    writer.write(b"get 30000\n")
    await writer.drain()
    into = bytearray(10)
    assert await reader.readinto(into) == 10
    assert len(await reader.readexactly(29990)) == 29990
    await writer.wait_closed()
    return 1

async def main():
    listening = await asyncio.start_server(serve, "127.0.0.1", PORT, COUNT, ssl=server)
    assert sum(await asyncio.gather(*[ask(i) for i in range(COUNT)])) == COUNT
    # With `True` nobody is asked for a certificate.
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT, ssl=True)
    writer.write(b"get 1000000\n")
    await writer.drain()
    assert len(await reader.readexactly(1000000)) == 1000000
    await writer.wait_closed()
    # One whose certificate is somebody else's hears of it, and the server goes on.
    for host in ("elsewhere.example", "localhost"):
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", PORT, ssl=client, server_hostname=host)
        try:
            writer.write(b"a\n")
            await writer.drain()
            answer = await reader.readline()
        except ValueError as e:
            answer = str(e)[-11:]
        assert answer == (b"echo a\n" if host == "localhost" else "expected CN"), answer
        await writer.wait_closed()
    listening.close()

asyncio.run(main())
"#;
    Program::new(folder.path(), port)
        .text(program)
        .start()
        .finish();
}

/// Two ends of a pipe in memory, neither of which waits.
const PIPE: &str = r#"
import io, select, ssl

class End(io.IOBase):
    def __init__(self):
        self.come = b""
        self.room = 1 << 30
        self.closed = False
    def readinto(self, into):
        count = min(len(into), len(self.come))
        if not count:
            return 0 if self.other.closed else None
        into[:count] = self.come[:count]
        self.come = self.come[count:]
        return count
    def write(self, data):
        count = min(len(data), self.other.room - len(self.other.come))
        if count <= 0:
            return None
        self.other.come += bytes(data)[:count]
        return count
    def ioctl(self, request, flags):
        if request != 3:
            return 0
        found = 1 if self.come or self.other.closed else 0
        if len(self.other.come) < self.other.room:
            found |= 4
        return found & flags
    def close(self):
        self.closed = True

def pair(room=1 << 30):
    one, other = End(), End()
    one.other, other.other = other, one
    one.room = other.room = room
    return one, other

server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(FOLDER + "/good.pem", FOLDER + "/good.key")
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
client.load_verify_locations(FOLDER + "/ca.pem")

def protected(room=1 << 30):
    one, other = pair(room)
    a = client.wrap_socket(one, do_handshake_on_connect=False, server_hostname="localhost")
    b = server.wrap_socket(other, server_side=True, do_handshake_on_connect=False)
    return a, b
"#;

#[test]
fn streams_that_do_not_wait_answer_none_and_lose_nothing() {
    let Some(folder) = folder() else { return };
    Program::new(folder.path(), 0)
        .text(PIPE)
        .text(
            r#"
a, b = protected(room=700)
assert a.write(b"x") is None and b.read(1) is None
events = select.poll()
events.register(a, select.POLLIN | select.POLLOUT)
events.register(b, select.POLLIN | select.POLLOUT)
# Polling alone arranges the session.
for i in range(100):
    found = events.poll(0)
    if len(found) == 2:
        break
assert sorted(e for _, e in found) == [4, 4], found
assert a.write(b"") == 0
data = bytes(range(256)) * 200
left, come = data, b""
while len(come) < len(data):
    if left:
        n = a.write(left)
        if n:
            left = left[n:]
        else:
            # What is under way is not taken twice, and until it is gone there is no more room.
            events.modify(a, select.POLLOUT)
    got = b.read(len(data))
    if got:
        come += got
assert come == data
assert b.read(1) is None and events.poll(0) == [(a, 4), (b, 4)]
b.write(b"line\nrest")
assert a.readline() == b"line\n"
assert b"rest" == a.read(10)
a.close()
a.close()
assert b.read(10) == b"" and b.readline() == b"" and b.read() == b""
b.close()
for call in (lambda: a.read(1), lambda: a.write(b"1"), lambda: events.poll(0)):
    try:
        call()
    except OSError as e:
        assert e.errno == 9
    else:
        raise AssertionError
"#,
        )
        .start()
        .finish();
}

#[test]
fn what_a_program_forgets_is_closed_and_thousands_may_come_and_go() {
    let Some(folder) = folder() else { return };
    Program::new(folder.path(), 0)
        .text(PIPE)
        .text(
            r#"
for i in range(1000):
    a, b = protected()
    if i % 10 == 0:
        while a.write(b"hello") is None:
            b.read(1)
        assert b.read(5) == b"hello"
kept = [protected() for i in range(200)]
for a, b in kept:
    while a.write(b"kept") is None:
        b.read(1)
    assert b.read(4) == b"kept"
"#,
        )
        .start()
        .finish();
}

#[test]
fn settings_that_cannot_be_are_told() {
    let Some(folder) = folder() else { return };
    Program::new(folder.path(), 0)
        .text(PIPE)
        .text(
            r#"
import tls
assert tls.SSLContext is ssl.SSLContext
def told(call):
    try:
        call()
    except Exception as e:
        return type(e), e.args[0] if e.args else None
read = lambda name: open(FOLDER + "/" + name, "rb").read()
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
assert context.verify_mode == ssl.CERT_NONE
assert client.verify_mode == ssl.CERT_REQUIRED
load = context.load_cert_chain
assert told(lambda: load(b"", b"")) == (ValueError, "invalid cert")
assert told(lambda: load(b"rubbish", read("good.key"))) == (ValueError, "invalid cert")
assert told(lambda: load(read("good.pem"), b"rubbish")) == (ValueError, "invalid key")
assert told(lambda: load(read("good.pem"), read("self.key"))) == (ValueError, "invalid key")
assert told(lambda: load(FOLDER + "/nowhere.pem", b"")) == (OSError, 2)
assert told(lambda: context.load_verify_locations(cadata=b"rubbish")) == (ValueError, "invalid cert")
assert told(lambda: context.load_verify_locations("nowhere")) == (OSError, 2)
assert told(lambda: ssl.SSLContext(7))[0] is ValueError
assert told(lambda: ssl.SSLContext())[0] is TypeError
assert told(lambda: setattr(context, "verify_mode", 3))[0] is ValueError
assert told(lambda: context.set_ciphers(["TLS-NONSENSE"])) == (OSError, -24192)
assert told(lambda: context.wrap_socket(pair()[0]))[0] is ValueError
assert told(lambda: client.wrap_socket(pair()[0], server_side=True))[0] is ValueError
assert told(lambda: client.wrap_socket(5, server_hostname="a"))[0] is AttributeError
assert told(lambda: client.wrap_socket(pair()[0])) == (OSError, -23936)
assert told(lambda: client.wrap_socket(pair()[0], server_hostname="not a name")) == (OSError, -24192)

# Both sides keep to the suites that they were told.
suites = client.get_ciphers()
assert "TLS1-3-AES-128-GCM-SHA256" in suites and len(suites) == len(set(suites))
client.set_ciphers(["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"])
assert client.get_ciphers() == ["TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256"]
def talk():
    a, b = protected()
    while a.write(b"x") is None:
        b.read(1)
    return b.read(1)
assert talk() == b"x"
server.set_ciphers(["TLS1-3-AES-128-GCM-SHA256"])
assert told(talk)[0] is OSError
"#,
        )
        .start()
        .finish();
}
