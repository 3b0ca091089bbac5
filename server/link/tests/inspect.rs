//! The inspect channel as its client sees it.

#![allow(clippy::unwrap_used, reason = "these are tests")]

use garter_inspect::{
    BlockKind, Decoder, Encoder, HeapTotals, Hello, MAX_REQUEST, MapHeader, Report, Request,
    RunState, Running, SinkFull, StackFrame, VERSION, Views,
};
use garter_link::heap::HeapSource;
use garter_link::inspect_channel::InspectChannel;
use garter_link::transport::{self, Pipe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(2);

/// A board's end, for a test to write reports from.
struct Far(Pipe);

impl Far {
    fn say(
        &mut self,
        write: impl FnOnce(&mut Encoder<&mut dyn FnMut(&[u8]) -> Result<(), SinkFull>>),
    ) {
        let sink = &mut self.0.sink;
        let mut put = |bytes: &[u8]| sink.write(bytes, SOON).map_err(|_| SinkFull);
        write(&mut Encoder::new(&mut put));
    }

    fn noise(&mut self, bytes: &[u8]) {
        self.0.sink.write(bytes, SOON).unwrap();
    }

    fn map(&mut self, picture: u32, kinds: &[BlockKind], pieces: usize) {
        let blocks = u32::try_from(kinds.len()).unwrap();
        for (index, piece) in kinds.chunks(kinds.len().div_ceil(pieces)).enumerate() {
            let first = u32::try_from(index * kinds.len().div_ceil(pieces)).unwrap();
            let header = MapHeader {
                picture,
                at_ms: 0,
                blocks,
                first,
            };
            self.say(|encoder| encoder.heap_map(header, piece.iter().copied()).unwrap());
        }
    }

    fn next_request(&mut self) -> Request {
        let mut decoder = Decoder::<MAX_REQUEST>::new();
        let until = Instant::now() + SOON;
        let mut byte = [0];
        while Instant::now() < until {
            if self
                .0
                .source
                .read(&mut byte, Duration::from_millis(10))
                .unwrap()
                == 1
                && let Some(body) = decoder.push(byte[0])
            {
                return Request::parse(body.unwrap()).unwrap();
            }
        }
        panic!("no request came");
    }
}

fn channel() -> (InspectChannel, Far, Arc<AtomicUsize>) {
    let (host, far) = transport::pair();
    let pictures = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&pictures);
    let channel = InspectChannel::start(host, move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    });
    (channel.unwrap(), Far(far), pictures)
}

fn soon<T>(what: impl Fn() -> Option<T>) -> T {
    let until = Instant::now() + SOON;
    loop {
        if let Some(found) = what() {
            return found;
        }
        assert!(Instant::now() < until, "it did not come");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn kinds(count: usize) -> Vec<BlockKind> {
    (0..count).map(|at| BlockKind::ALL[at * 7 % 11]).collect()
}

#[test]
fn the_client_greets_first_and_knows_who_answers() {
    let (channel, mut far, _) = channel();
    assert_eq!(far.next_request(), Request::Hello { version: VERSION });
    let hello = Hello {
        version: VERSION,
        block_bytes: 16,
        blocks: 6400,
        views: Views::ALL,
        firmware: "Garter",
        machine: "PYBv1.1",
    };
    far.say(|encoder| encoder.report(&Report::Hello(hello)).unwrap());
    assert_eq!(soon(|| channel.hello()).machine, "PYBv1.1");
    assert_eq!(channel.complaint(), None);
    channel.subscribe(Views::HEAP_MAP, Duration::from_millis(50));
    let subscribed = Request::Subscribe {
        views: Views::HEAP_MAP,
        period_ms: 50,
    };
    assert_eq!(far.next_request(), subscribed);
    let newer = Hello {
        version: VERSION + 1,
        ..hello
    };
    far.say(|encoder| encoder.report(&Report::Hello(newer)).unwrap());
    assert!(soon(|| channel.complaint()).contains("version 2"));
}

#[test]
fn pictures_arrive_whole_and_in_pieces() {
    let (channel, mut far, pictures) = channel();
    let totals = HeapTotals {
        total: 102_400,
        used: 4096,
        ..HeapTotals::default()
    };
    far.say(|encoder| encoder.report(&Report::HeapTotals(totals)).unwrap());
    far.map(1, &kinds(6400), 1);
    let first = soon(|| channel.last_picture());
    assert_eq!(
        (first.source, first.blocks(), first.totals),
        (HeapSource::Inspect, 6400, totals)
    );
    assert!(first.kinds().eq(kinds(6400)));
    far.map(2, &kinds(9000), 3);
    let second = soon(|| {
        channel
            .last_picture()
            .filter(|picture| picture.blocks() == 9000)
    });
    assert!(second.kinds().eq(kinds(9000)));
    assert_eq!(pictures.load(Ordering::SeqCst), 2);
    assert_eq!(channel.history().len(), 1);
}

#[test]
fn a_lost_piece_and_noise_cost_one_picture_and_not_the_link() {
    let (channel, mut far, _) = channel();
    let header = |first| MapHeader {
        picture: 1,
        at_ms: 0,
        blocks: 300,
        first,
    };
    far.say(|encoder| encoder.heap_map(header(0), kinds(100)).unwrap());
    far.say(|encoder| encoder.heap_map(header(200), kinds(100)).unwrap());
    far.noise(b"\0\0garbage\0\x05\xff\xff\x01\x01\0 half a frame");
    far.map(2, &kinds(300), 2);
    let picture = soon(|| channel.last_picture());
    assert!(picture.kinds().eq(kinds(300)));
    assert!(channel.dropped() >= 3, "{}", channel.dropped());
}

#[test]
fn the_running_line_and_the_stack_are_kept() {
    let (channel, mut far, _) = channel();
    let running = Running {
        at_ms: 1,
        state: RunState::Running,
        file: "main.py",
        line: 12,
        function: "blink",
    };
    let call = StackFrame {
        file: "main.py",
        line: 12,
        function: "blink",
    };
    far.say(|encoder| encoder.report(&Report::Running(running)).unwrap());
    far.say(|encoder| encoder.stack(1, 1, [call]).unwrap());
    assert_eq!(soon(|| channel.running()).call.line, 12);
    assert_eq!(soon(|| channel.stack().pop()).function, "blink");
}

#[test]
fn a_picture_is_asked_for_and_waited_for() {
    let (channel, far, _) = channel();
    let far = Arc::new(Mutex::new(far));
    let answering = Arc::clone(&far);
    let answer = std::thread::spawn(move || {
        let mut far = answering.lock().unwrap();
        assert!(matches!(far.next_request(), Request::Hello { .. }));
        assert!(matches!(far.next_request(), Request::Look { .. }));
        far.map(1, &kinds(10), 1);
    });
    let picture = channel.picture(Duration::ZERO, SOON).unwrap();
    assert_eq!(picture.blocks(), 10);
    answer.join().unwrap();
    let started = Instant::now();
    assert!(
        channel
            .picture(Duration::ZERO, Duration::from_millis(50))
            .is_none()
    );
    assert!(started.elapsed() < SOON);
    assert_eq!(
        channel.picture(Duration::from_secs(60), SOON),
        Some(picture)
    );
}

#[test]
fn a_board_that_goes_away_is_noticed_at_once() {
    let (channel, far, _) = channel();
    drop(far);
    let started = Instant::now();
    assert!(
        channel
            .picture(Duration::ZERO, Duration::from_secs(30))
            .is_none()
    );
    assert!(started.elapsed() < SOON);
}

#[test]
fn a_board_that_starts_anew_is_subscribed_again() {
    let (channel, mut far, _) = channel();
    far.next_request();
    channel.subscribe(Views::RUNNING, Duration::from_millis(100));
    let subscribed = Request::Subscribe {
        views: Views::RUNNING,
        period_ms: 100,
    };
    assert_eq!(far.next_request(), subscribed);
    let hello = Hello {
        version: VERSION,
        block_bytes: 16,
        blocks: 1,
        views: Views::ALL,
        firmware: "",
        machine: "",
    };
    far.say(|encoder| encoder.report(&Report::Hello(hello)).unwrap());
    assert_eq!(far.next_request(), subscribed);
}
