//! The system's resolver is stuck until a test lets it go, so what happened before that did not
//! wait for it.

use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, Sender};

use garter_runtime::network::{NO_NETWORK, Network};
use garter_runtime::port::{Interrupt, Port};
use garter_runtime::profile::Profile;
use garter_runtime::rom::RomTable;
use garter_runtime::vm::Input;
use garter_runtime::{Value, Vm};

use super::*;

/// Who waits for a stuck resolver gets a wrong answer after so long, and the test fails.
const STUCK: Duration = Duration::from_secs(60);

/// Look-ups of names of which one is known, all stuck until what comes with them is dropped.
fn stuck() -> (LookUps, Sender<()>) {
    let (let_go, stuck) = channel();
    let stuck = Mutex::new(stuck);
    let look_up = move |host: &str, port| {
        let stuck = stuck.lock().expect("nobody panics with it");
        match (stuck.recv_timeout(STUCK), host) {
            (Err(RecvTimeoutError::Disconnected), "known") => Ok(vec![known(port)]),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    };
    let look_ups = LookUps {
        look_up: Arc::new(look_up),
        ..LookUps::default()
    };
    (look_ups, let_go)
}

fn known(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::from([1, 2, 3, 4]), port)
}

#[test]
fn who_asks_for_a_name_never_waits() {
    let (mut look_ups, let_go) = stuck();
    for _ in 0..3 {
        assert_eq!(look_ups.ask(b"known", 80), Err(AGAIN));
        assert_eq!(look_ups.ask(b"unknown", 80), Err(AGAIN));
    }
    drop(let_go);
    let mut wait = |name: &[u8]| loop {
        match look_ups.ask(name, 80) {
            Err(AGAIN) => thread::yield_now(),
            answer => return answer,
        }
    };
    assert_eq!(wait(b"known"), Ok(vec![known(80)]));
    assert_eq!(wait(b"unknown"), Err(UNKNOWN));
    assert!(look_ups.running.is_empty());
}

#[test]
fn a_look_up_that_nobody_asks_about_any_more_is_forgotten() {
    let (mut look_ups, let_go) = stuck();
    assert_eq!(look_ups.ask(b"known", 80), Err(AGAIN));
    let asked = &mut look_ups.running[0].asked;
    *asked = asked.checked_sub(PATIENCE).expect("the machine is up");
    assert_eq!(look_ups.ask(b"unknown", 80), Err(AGAIN));
    let running: Vec<_> = look_ups.running.iter().map(|it| &it.host).collect();
    assert_eq!(running, ["unknown"]);
    drop(let_go);
}

#[test]
fn numbers_need_no_look_up() {
    let mut look_ups = LookUps {
        look_up: Arc::new(|_, _| unreachable!("it is a number")),
        ..LookUps::default()
    };
    let found = look_ups.ask(b"127.0.0.1", 7).expect("it is an address");
    assert_eq!(found, [SocketAddr::new(IpAddr::from([127, 0, 0, 1]), 7)]);
    assert_eq!(look_ups.ask(b"", 7).map(|found| found.len()), Ok(1));
}

/// A machine's world in which Ctrl-C is pressed when a name was asked for a few times.
struct World {
    look_ups: LookUps,
    questions: u32,
    waited: u64,
    output: Vec<u8>,
}

impl Port for World {
    fn write(&mut self, bytes: &[u8]) {
        self.output.extend_from_slice(bytes);
    }

    fn read(&mut self) -> Option<u8> {
        None
    }

    fn poll(&mut self) -> Option<Interrupt> {
        let pressed = self.questions == 3;
        self.questions += u32::from(pressed);
        pressed.then_some(Interrupt::Keyboard)
    }

    fn ticks_us(&mut self) -> u64 {
        self.waited
    }

    fn wait_us(&mut self, us: u64) {
        self.waited += us;
    }

    fn random(&mut self) -> u32 {
        0
    }

    fn network(&mut self, request: Network<'_>) -> Result<usize, Errno> {
        let Network::Resolve { host, port, .. } = request else {
            return Err(NO_NETWORK);
        };
        self.questions += 1;
        self.look_ups.ask(host, port).map(|found| found.len())
    }
}

#[test]
fn a_program_that_waits_for_a_name_is_interrupted() {
    static PROFILE: Profile = Profile {
        platform: "test",
        machine: "a machine under test",
        single: false,
        rom: RomTable::BARE,
        modules: &[garter_runtime::modules::PC],
        on_scheduled: None,
        clock: None,
        native_depth: 20,
        stack_full: None,
    };
    let program = b"
import socket
try:
    socket.getaddrinfo('known', 80)
except KeyboardInterrupt:
    print('interrupted')
";
    let (look_ups, let_go) = stuck();
    let mut world = World {
        look_ups,
        questions: 0,
        waited: 0,
        output: Vec::new(),
    };
    let (mut memory, mut stack) = (vec![0; 4 << 10], vec![Value::NONE; 1024]);
    let mut vm = Vm::new(&mut memory, &mut stack, &mut world, &PROFILE);
    assert!(vm.run_source(program, "<stdin>", Input::File).is_ok());
    assert_eq!(String::from_utf8_lossy(&world.output), "interrupted\n");
    drop(let_go);
}
