//! Runs a Python program or a .mpy file on this machine:
//! `run FILE [--heap BYTES] [--stack SLOTS] [--stress] [--single]`.
//!
//! A program is compiled on this machine, or by the cross compiler that `GARTER_MPY_CROSS` names.
//! `--stress` collects garbage at every allocation and audits the heap at the end.

use std::io::{Read, Write};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use garter_runtime::port::{Errno, OpenMode, Stat, Whence};
use garter_runtime::rom::{Ns, RomTable};
use garter_runtime::vm::Input;
use garter_runtime::{Port, Profile, Value, Vm};

static PROFILE: Profile = Profile {
    platform: "linux",
    machine: "linux [GCC 12.2.0] version",
    single: false,
    rom: RomTable::BARE,
    modules: &[],
    on_scheduled: None,
    clock: None,
    native_depth: 200,
};

static SINGLE: Profile = Profile {
    single: true,
    ..PROFILE
};

struct Desktop {
    output: Vec<u8>,
    start: Instant,
    seed: u32,
    files: Vec<Option<std::fs::File>>,
}

impl Desktop {
    fn flush(&mut self) {
        // A closed pipe is no reason to stop.
        let _ = std::io::stdout().write_all(&self.output);
        let _ = std::io::stdout().flush();
        self.output.clear();
    }

    fn file(&mut self, file: u32) -> Result<&mut std::fs::File, Errno> {
        let slot = self.files.get_mut(file as usize).and_then(Option::as_mut);
        slot.ok_or(Errno(9))
    }
}

fn errno(e: std::io::Error) -> Errno {
    Errno(e.raw_os_error().unwrap_or(5))
}

fn path(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Port for Desktop {
    fn write(&mut self, bytes: &[u8]) {
        self.output.extend_from_slice(bytes);
        if self.output.len() > 1 << 16 {
            self.flush();
        }
    }

    fn read(&mut self) -> Option<u8> {
        self.flush();
        let mut byte = [0];
        match std::io::stdin().read(&mut byte) {
            Ok(1) => Some(byte[0]),
            _ => None,
        }
    }

    fn ticks_us(&mut self) -> u64 {
        self.start.elapsed().as_micros() as u64
    }

    fn wait_us(&mut self, us: u64) {
        self.flush();
        std::thread::sleep(Duration::from_micros(us));
    }

    fn time_ns(&mut self) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        now.map_or(0, |t| t.as_nanos() as u64)
    }

    fn random(&mut self) -> u32 {
        self.seed = self
            .seed
            .wrapping_mul(1_664_525)
            .wrapping_add(1_013_904_223);
        self.seed
    }

    fn open(&mut self, name: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        let mut options = std::fs::OpenOptions::new();
        options
            .read(mode.read)
            .write(mode.write && !mode.append)
            .append(mode.append)
            .truncate(mode.truncate)
            .create(mode.truncate || mode.append)
            .create_new(mode.exclusive);
        let file = options.open(path(name)).map_err(errno)?;
        if file.metadata().map_err(errno)?.is_dir() {
            return Err(Errno(21));
        }
        self.files.push(Some(file));
        Ok(self.files.len() as u32 - 1)
    }

    fn close(&mut self, file: u32) -> Result<(), Errno> {
        if let Some(slot) = self.files.get_mut(file as usize) {
            *slot = None;
        }
        Ok(())
    }

    fn read_file(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        self.file(file)?.read(into).map_err(errno)
    }

    fn write_file(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        self.file(file)?.write(from).map_err(errno)
    }

    fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        use std::io::{Seek, SeekFrom};
        let to = match whence {
            Whence::Start => SeekFrom::Start(offset.max(0) as u64),
            Whence::Current => SeekFrom::Current(offset),
            Whence::End => SeekFrom::End(offset),
        };
        self.file(file)?.seek(to).map_err(errno)
    }

    fn stat(&mut self, name: &[u8]) -> Result<Stat, Errno> {
        let data = std::fs::metadata(path(name)).map_err(errno)?;
        Ok(Stat {
            directory: data.is_dir(),
            size: data.len(),
            modified: 0,
        })
    }

    fn list(
        &mut self,
        name: &[u8],
        index: usize,
        into: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        let mut all: Vec<_> = std::fs::read_dir(path(name))
            .map_err(errno)?
            .flatten()
            .collect();
        all.sort_by_key(std::fs::DirEntry::file_name);
        let Some(entry) = all.get(index) else {
            return Ok(None);
        };
        let text = entry.file_name().to_string_lossy().into_owned();
        let len = text.len().min(into.len());
        into[..len].copy_from_slice(&text.as_bytes()[..len]);
        let data = entry.metadata().map_err(errno)?;
        let stat = Stat {
            directory: data.is_dir(),
            size: data.len(),
            modified: 0,
        };
        Ok(Some((len, stat)))
    }

    fn mkdir(&mut self, name: &[u8]) -> Result<(), Errno> {
        std::fs::create_dir(path(name)).map_err(errno)
    }

    fn remove(&mut self, name: &[u8], directory: bool) -> Result<(), Errno> {
        if directory {
            std::fs::remove_dir(path(name)).map_err(errno)
        } else {
            std::fs::remove_file(path(name)).map_err(errno)
        }
    }

    fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        std::fs::rename(path(from), path(to)).map_err(errno)
    }
}

fn compile(compiler: &str, file: &str) -> Vec<u8> {
    let out = std::env::temp_dir().join(format!("garter-run-{}.mpy", std::process::id()));
    let done = Command::new(compiler)
        .args(["-s", "<stdin>", "-o"])
        .arg(&out)
        .arg(file)
        .status()
        .expect("the compiler runs");
    if !done.success() {
        std::process::exit(1);
    }
    let image = std::fs::read(&out).expect("the compiler wrote its file");
    let _ = std::fs::remove_file(out);
    image
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (mut file, mut heap, mut slots) = (String::new(), 16 << 20, 200_000);
    let (mut stress, mut single, mut stats) = (false, false, false);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|n| n.parse().ok()).expect("a number");
        match arg.as_str() {
            "--heap" => heap = number(),
            "--stack" => slots = number(),
            "--stress" => stress = true,
            "--single" => single = true,
            "--stats" => stats = true,
            _ => file = arg,
        }
    }
    let cross = std::env::var("GARTER_MPY_CROSS").ok();
    let source = !file.ends_with(".mpy") && cross.is_none();
    let bytes = match cross {
        Some(compiler) if !file.ends_with(".mpy") => compile(&compiler, &file),
        _ => std::fs::read(&file).expect("the file can be read"),
    };
    let mut memory = vec![0; heap / 4];
    let mut stack = vec![Value::NONE; slots];
    let mut port = Desktop {
        output: Vec::new(),
        start: Instant::now(),
        seed: 1,
        files: Vec::new(),
    };
    let profile = if single { &SINGLE } else { &PROFILE };
    let mut vm = Vm::new(&mut memory, &mut stack, &mut port, profile);
    vm.heap.stress = stress;
    let mut code = ExitCode::SUCCESS;
    let result = if source {
        vm.run_source(&bytes, "<stdin>", Input::File)
    } else {
        vm.run_image(&bytes)
    };
    if result.is_err() {
        let exception = vm.heap.take_raised();
        code = ExitCode::FAILURE;
        if vm.is_instance(exception, Ns::SystemExit.value()) {
            code = ExitCode::SUCCESS;
        } else if vm.format_exception(exception).is_err() {
            eprintln!("the exception cannot be printed");
        }
    }
    if stress && let Err(fault) = vm.heap.audit() {
        eprintln!("heap: {fault:?}");
        code = ExitCode::FAILURE;
    }
    if stats {
        eprintln!("{:?}", vm.heap.statistics());
    }
    port.flush();
    code
}
