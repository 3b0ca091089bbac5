//! The web server among the examples answers a hundred clients at once.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::time::{Duration, Instant};

use garter_tests::session::garter;

const CLIENTS: usize = 100;
/// Requests that each client makes one after another.
const ROUNDS: usize = 5;

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn connect(port: u16) -> TcpStream {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => {
                let limit = Some(Duration::from_secs(30));
                stream.set_read_timeout(limit).expect("a time limit");
                return stream;
            }
            Err(error) => assert!(Instant::now() < end, "no server: {error}"),
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn ask(mut stream: TcpStream, name: usize) -> String {
    write!(stream, "GET /hello/{name} HTTP/1.0\r\nHost: here\r\n\r\n").expect("the server reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_hundred_clients_are_answered_at_once() {
    let Some(garter) = garter() else {
        return;
    };
    // A port that was free just now.
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|l| l.local_addr())
        .expect("a free port")
        .port();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples/web_server.py");
    let child = Command::new(garter)
        .arg("py")
        .arg(example)
        .arg(port.to_string())
        .stdout(Stdio::null())
        .spawn()
        .expect("garter starts");
    let _server = Server(child);
    drop(connect(port));
    // Nobody asks before everybody is connected.
    let all_there = Barrier::new(CLIENTS);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let all_there = &all_there;
            scope.spawn(move || {
                let mut stream = connect(port);
                all_there.wait();
                for round in 0..ROUNDS {
                    let name = client * ROUNDS + round;
                    let answer = ask(stream, name);
                    let expected = format!("\r\n\r\nHello, {name}!\n");
                    assert!(answer.ends_with(&expected), "{name}: {answer:?}");
                    if round + 1 == ROUNDS {
                        break;
                    }
                    stream = connect(port);
                }
            });
        }
    });
    println!("{} requests in {:?}", CLIENTS * ROUNDS, start.elapsed());
}
