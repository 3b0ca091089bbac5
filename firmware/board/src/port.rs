//! The board as the machine's world: console, clock, files, soft timers, inspect channel.

use core::any::Any;

use garter_inspect::RunState;
use garter_runtime::port::{Errno, Interrupt, OpenMode, Port, Stat, Whence};
use garter_runtime::vm::Snapshot;

use crate::console::Console;
use crate::device::Request;
use crate::files::{MOUNT, Place, Volume, place};
use crate::hardware::{Hardware, Storage};
use crate::responder::{Action, Identity, Responder};

const ENOENT: Errno = Errno(2);
const EACCES: Errno = Errno(13);
const EXDEV: Errno = Errno(18);

/// Ctrl-C.
const INTERRUPT: u8 = 3;

/// The world of the machine on a board.
pub(crate) struct BoardPort<H> {
    pub(crate) hardware: H,
    console: Console,
    responder: Responder,
    volume: Volume,
    identity: Identity,
    alarm: Option<u64>,
    watch_switch: bool,
    was_pressed: bool,
    press: bool,
    restart: bool,
    #[cfg(feature = "peripherals")]
    peripherals: crate::peripherals::Peripherals,
    #[cfg(feature = "peripherals")]
    backup: crate::backup::Backup,
    /// The machine waited since the last poll, and before it.
    waited: bool,
    waiting: bool,
}

impl<H: Hardware> BoardPort<H> {
    /// A world without files as yet.
    pub(crate) fn new(hardware: H, identity: Identity) -> BoardPort<H> {
        BoardPort {
            hardware,
            console: Console::new(),
            responder: Responder::new(),
            volume: Volume::unmounted(),
            identity,
            alarm: None,
            watch_switch: false,
            was_pressed: false,
            press: false,
            restart: false,
            #[cfg(feature = "peripherals")]
            peripherals: crate::peripherals::Peripherals::default(),
            #[cfg(feature = "peripherals")]
            backup: crate::backup::Backup::default(),
            waited: false,
            waiting: false,
        }
    }

    /// Mounts the flash, making a file system on it when it has none. The volume on its way takes
    /// this function's stack, not that of a caller who stays.
    #[inline(never)]
    pub(crate) fn mount(&mut self) {
        self.volume = Volume::mount_or_format(self.hardware.storage());
    }

    /// Forgets what belonged to the machine that has ended: open files, timers, interrupts.
    pub(crate) fn restart(&mut self) {
        if self.volume.is_mounted() {
            self.volume.close_all(self.hardware.storage());
        } else {
            // A program may have unmounted it, and made another one there.
            self.mount();
        }
        self.alarm = None;
        self.watch_switch = false;
        self.press = false;
        self.restart = false;
        #[cfg(feature = "peripherals")]
        {
            self.peripherals = crate::peripherals::Peripherals::default();
        }
        // Ctrl-C stops boot.py and main.py even when it comes before they start: a script that
        // restarts the board at once locks nobody out.
        self.console.interrupt_on(Some(INTERRUPT));
    }

    /// Whether the inspect channel asked for a soft reset; asking clears it.
    pub(crate) fn take_restart(&mut self) -> bool {
        core::mem::take(&mut self.restart)
    }

    pub(crate) fn closed(&mut self) -> bool {
        self.hardware.console_closed()
    }

    /// Whether the watched switch has just gone down.
    fn switch_pressed(&mut self) -> bool {
        if !self.watch_switch {
            return false;
        }
        let pressed = self.hardware.switch();
        let just = pressed && !self.was_pressed;
        self.was_pressed = pressed;
        self.press |= just;
        just
    }

    /// Waits until the time is up, something is due, or, if asked, input is there.
    fn wait(&mut self, us: u64, for_input: bool) {
        self.waited = true;
        let end = self.hardware.ticks_us().saturating_add(us);
        loop {
            self.pump();
            let now = self.hardware.ticks_us();
            let alarm = self.alarm.is_some_and(|due| now >= due);
            let input = for_input && self.console.readable();
            if now >= end || alarm || input || self.restart || self.console.interrupted() {
                return;
            }
            let until = self.alarm.map_or(end, |due| end.min(due));
            self.hardware.idle(until.saturating_sub(now).min(1_000));
        }
    }

    /// Waits for input, for long if nothing else has to be looked at: at its prompt a simulated
    /// board rests.
    #[cfg(feature = "peripherals")]
    fn rest(&mut self, us: u64) {
        const LOOKS: u64 = 5_000;
        let watches = self.peripherals.watches() || self.console.is_repeated();
        if self.watch_switch || watches || self.responder.is_subscribed() {
            return self.wait(us.min(LOOKS), true);
        }
        self.waited = true;
        let end = self.hardware.ticks_us().saturating_add(us);
        loop {
            let readable = self.readable();
            let now = self.hardware.ticks_us();
            let until = self.alarm.map_or(end, |due| end.min(due));
            if readable || self.responder.due(now) || now >= until {
                return;
            }
            self.hardware.idle(until - now);
        }
    }

    /// The volume, told the time for what is going to be written, and its storage.
    fn flash(&mut self) -> (&mut Volume, &mut dyn Storage) {
        self.volume.set_time(self.hardware.clock_seconds());
        (&mut self.volume, self.hardware.storage())
    }

    /// Lets input and requests in.
    fn pump(&mut self) {
        self.console.pump(&mut self.hardware);
        match self.responder.pump(&mut self.hardware) {
            Some(Action::Interrupt) => self.console.interrupt(),
            Some(Action::SoftReset) => {
                self.restart = true;
                self.console.interrupt();
            }
            None => {}
        }
    }
}

impl<H: Hardware> Port for BoardPort<H> {
    fn write(&mut self, bytes: &[u8]) {
        self.console.write(&mut self.hardware, bytes);
    }

    fn write_raw(&mut self, bytes: &[u8]) {
        self.console.put(&mut self.hardware, bytes);
    }

    fn read(&mut self) -> Option<u8> {
        loop {
            self.pump();
            if let Some(byte) = self.console.read() {
                return Some(byte);
            }
            if self.restart || self.console.interrupted() || self.hardware.console_closed() {
                return None;
            }
            self.hardware.idle(1_000);
        }
    }

    fn readable(&mut self) -> bool {
        self.pump();
        self.console.readable()
            || self.console.interrupted()
            || self.restart
            || self.hardware.console_closed()
    }

    fn echo_wanted(&self) -> bool {
        true
    }

    fn poll(&mut self) -> Option<Interrupt> {
        self.waiting = core::mem::take(&mut self.waited);
        self.pump();
        if self.console.take_interrupted() {
            return Some(Interrupt::Keyboard);
        }
        if self.hardware.console_closed() {
            return Some(Interrupt::Shutdown);
        }
        self.scheduled().then_some(Interrupt::Scheduled)
    }

    fn scheduled(&mut self) -> bool {
        if self.switch_pressed() {
            return true;
        }
        #[cfg(feature = "peripherals")]
        if self.peripherals.look(&mut self.hardware, &self.console) {
            return true;
        }
        let now = self.hardware.ticks_us();
        #[cfg(feature = "peripherals")]
        if self.console.tap.is_due(now) {
            return true;
        }
        self.alarm.take_if(|due| now >= *due).is_some()
    }

    fn interrupt_on(&mut self, byte: Option<u8>) {
        self.console.interrupt_on(byte);
    }

    fn poll_interval(&self) -> u32 {
        256
    }

    fn ticks_us(&mut self) -> u64 {
        self.hardware.ticks_us()
    }

    fn wait_us(&mut self, us: u64) {
        self.wait(us, false);
    }

    #[cfg(feature = "peripherals")]
    fn wait_input(&mut self, us: u64) {
        self.rest(us);
    }

    #[cfg(not(feature = "peripherals"))]
    fn wait_input(&mut self, us: u64) {
        self.wait(us, true);
    }

    fn time_ns(&mut self) -> u64 {
        self.hardware.clock_seconds().saturating_mul(1_000_000_000)
    }

    fn random(&mut self) -> u32 {
        self.hardware.random()
    }

    fn observable(&self) -> bool {
        true
    }

    fn observing(&mut self) -> bool {
        let now = self.hardware.ticks_us();
        self.responder.due(now)
    }

    fn observe(&mut self, vm: &Snapshot<'_, '_>) {
        let state = match vm.frames().next() {
            None => RunState::Idle,
            Some(_) if self.waited || self.waiting => RunState::Waiting,
            Some(_) => RunState::Running,
        };
        self.responder
            .send(&mut self.hardware, &self.identity, vm, state);
    }

    fn open(&mut self, path: &[u8], mode: OpenMode) -> Result<u32, Errno> {
        match place(path) {
            Place::Flash(p) => {
                let (volume, storage) = self.flash();
                volume.open(storage, p, mode)
            }
            _ => Err(ENOENT),
        }
    }

    fn open_file(&mut self, i: usize) -> Option<u32> {
        self.volume.open_files().nth(i)
    }

    fn detach(&mut self) {
        self.volume.close_all(self.hardware.storage());
        self.volume = Volume::unmounted();
    }

    fn attach(&mut self) {
        self.mount();
    }

    fn close(&mut self, file: u32) -> Result<(), Errno> {
        let (volume, storage) = self.flash();
        volume.close(storage, file)
    }

    fn read_file(&mut self, file: u32, into: &mut [u8]) -> Result<usize, Errno> {
        self.volume.read(self.hardware.storage(), file, into)
    }

    fn write_file(&mut self, file: u32, from: &[u8]) -> Result<usize, Errno> {
        let (volume, storage) = self.flash();
        volume.write(storage, file, from)
    }

    fn seek(&mut self, file: u32, offset: i64, whence: Whence) -> Result<u64, Errno> {
        self.volume.seek(file, offset, whence)
    }

    fn flush(&mut self, file: u32) -> Result<(), Errno> {
        let (volume, storage) = self.flash();
        volume.flush(storage, file)
    }

    fn stat(&mut self, path: &[u8]) -> Result<Stat, Errno> {
        match place(path) {
            Place::Root => Ok(Stat {
                directory: true,
                size: 0,
                modified: 0,
            }),
            Place::Flash(p) => self.volume.stat(self.hardware.storage(), p),
            Place::Nowhere => Err(ENOENT),
        }
    }

    fn list(
        &mut self,
        path: &[u8],
        index: usize,
        name: &mut [u8],
    ) -> Result<Option<(usize, Stat)>, Errno> {
        match place(path) {
            Place::Flash(p) => self.volume.list(self.hardware.storage(), p, index, name),
            Place::Root if index == 0 => {
                let mount = &MOUNT[1..];
                name.get_mut(..mount.len())
                    .ok_or(EACCES)?
                    .copy_from_slice(mount);
                Ok(Some((
                    mount.len(),
                    Stat {
                        directory: true,
                        size: 0,
                        modified: 0,
                    },
                )))
            }
            Place::Root => Ok(None),
            Place::Nowhere => Err(ENOENT),
        }
    }

    fn mkdir(&mut self, path: &[u8]) -> Result<(), Errno> {
        match place(path) {
            Place::Flash(p) => {
                let (volume, storage) = self.flash();
                volume.mkdir(storage, p)
            }
            _ => Err(EACCES),
        }
    }

    fn remove(&mut self, path: &[u8], directory: bool) -> Result<(), Errno> {
        match place(path) {
            Place::Flash(p) => {
                let (volume, storage) = self.flash();
                volume.remove(storage, p, directory)
            }
            _ => Err(EACCES),
        }
    }

    fn rename(&mut self, from: &[u8], to: &[u8]) -> Result<(), Errno> {
        match (place(from), place(to)) {
            (Place::Flash(from), Place::Flash(to)) => {
                let (volume, storage) = self.flash();
                volume.rename(storage, from, to)
            }
            _ => Err(EXDEV),
        }
    }

    fn statvfs(&mut self, path: &[u8]) -> Result<(u32, u32, u32), Errno> {
        match place(path) {
            // There is one file system: whoever asks about the root means it.
            Place::Flash(_) | Place::Root => {
                let space = self.volume.space(self.hardware.storage())?;
                Ok((space.block, space.blocks, space.free))
            }
            Place::Nowhere => Err(ENOENT),
        }
    }

    fn device(&mut self, request: &mut dyn Any) -> bool {
        #[cfg(feature = "peripherals")]
        if let Some(request) = request.downcast_mut::<crate::backup::BackupRequest>() {
            self.backup.answer(request);
            return true;
        }
        #[cfg(feature = "peripherals")]
        if self.peripherals.answer(request, &mut self.hardware) {
            return true;
        }
        let Some(request) = request.downcast_mut::<Request>() else {
            return false;
        };
        let hardware = &mut self.hardware;
        match request {
            Request::SetLed(index, level) => hardware.set_led(*index, *level),
            Request::Led(index, level) => *level = hardware.led(*index),
            Request::Switch(pressed) => *pressed = hardware.switch(),
            Request::Acceleration(axes) => *axes = hardware.acceleration(),
            Request::SetServo(index, degrees) => hardware.set_servo(*index, *degrees),
            Request::WatchSwitch(watch) => {
                self.watch_switch = *watch;
                self.was_pressed = hardware.switch();
            }
            Request::TakePress(pressed) => *pressed = core::mem::take(&mut self.press),
            Request::ConfigurePin(index, mode, pull) => {
                hardware.configure_pin(*index, *mode, *pull);
            }
            Request::SetPin(index, high) => {
                hardware.set_pin(*index, *high);
                // An edge that the program makes itself is seen even if it makes the next at once.
                #[cfg(feature = "peripherals")]
                {
                    let number = crate::modules::pin::chip_number(*index);
                    self.peripherals.registers.driven(number, *high);
                    self.peripherals.edges.look(hardware);
                }
            }
            Request::Pin(index, high) => *high = hardware.pin(*index),
            Request::UniqueId(id) => *id = hardware.unique_id(),
            Request::Reset(boot_loader) => hardware.reset(*boot_loader),
            Request::Alarm(due) => self.alarm = *due,
            #[cfg(feature = "peripherals")]
            Request::RepeatOn(port) => self.console.repeat_on(*port),
            #[cfg(feature = "peripherals")]
            Request::Tap(on) => self.console.tap.switch(*on),
            #[cfg(feature = "peripherals")]
            Request::Tapping(on) => *on = self.console.tap.is_on(),
            #[cfg(feature = "peripherals")]
            Request::TakeTapped(byte) => *byte = self.console.tap.take(),
            #[cfg(feature = "peripherals")]
            Request::TypeIn(byte) => self.console.type_in(*byte),
            // Those of peripherals were answered before.
            #[cfg(feature = "peripherals")]
            _ => {}
        }
        true
    }
}
