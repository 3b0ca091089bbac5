//! Running a frame until Rust code has its result: the loop, and what becomes of what it raises.

use super::Vm;
use super::frame::Frame;
#[cfg(feature = "pc")]
use super::threads::{Level, Onward};
use crate::Res;
#[cfg(not(feature = "quick"))]
use crate::value::Value;

impl Vm<'_> {
    /// Runs `start` until the frame that Rust code waits for returns; gives its result.
    #[cfg(feature = "pc")]
    pub(super) fn run(&mut self, start: Frame) -> Res {
        let level = self.enter_level();
        self.run_level(level, Onward::Frame(start))
    }

    /// Runs a level on from where the quick loop left it.
    #[cfg(all(feature = "pc", feature = "quick"))]
    pub(super) fn go_on_in_level(
        &mut self,
        level: Level,
        f: Frame,
        ended: Res<Option<crate::Value>>,
    ) -> Res {
        let onward = match ended {
            Ok(None) => Onward::Frame(f),
            Ok(Some(v)) if self.is_owners(level) => Onward::Return(Ok(v)),
            Ok(Some(v)) => self.switch(level, f, Some(Ok(v))),
            Err(_) if self.gives_way() => self.switch(level, f, None),
            Err(raised) => Onward::Raise(f, raised),
        };
        self.run_level(level, onward)
    }

    /// Runs a level until it has its result.
    #[cfg(feature = "pc")]
    pub(super) fn run_level(&mut self, level: Level, start: Onward) -> Res {
        let mut onward = start;
        let result = loop {
            let mut f = match onward {
                Onward::Frame(f) => f,
                Onward::Raise(f, raised) => match self.unwind(f, raised) {
                    Ok(f) => f,
                    Err(raised) if self.is_owners(level) => break Err(raised),
                    Err(raised) => {
                        onward = self.switch(level, f, Some(Err(raised)));
                        continue;
                    }
                },
                Onward::Return(result) => break result,
            };
            onward = match self.run_on(&mut f) {
                Ok(v) if self.is_owners(level) => break Ok(v),
                Ok(v) => self.switch(level, f, Some(Ok(v))),
                Err(_) if self.gives_way() => self.switch(level, f, None),
                Err(raised) => Onward::Raise(f, raised),
            };
        };
        self.leave_level(level);
        if let Ok(v) = result {
            // The frame that it came from refers to it no more.
            self.heap.refresh(v);
        }
        result
    }

    /// Runs `start` until the frame that Rust code waits for returns; gives its result.
    #[cfg(not(feature = "pc"))]
    pub(super) fn run(&mut self, start: Frame) -> Res {
        let mut f = start;
        loop {
            let raised = match self.run_on(&mut f) {
                Ok(v) => {
                    // The frame that it came from refers to it no more.
                    self.heap.refresh(v);
                    return Ok(v);
                }
                Err(raised) => raised,
            };
            f = self.unwind(f, raised)?;
        }
    }

    /// Runs until an exception is raised (`frame` is then where) or Rust code gets its result.
    #[cfg(feature = "quick")]
    fn run_on(&mut self, frame: &mut Frame) -> Res {
        self.run_quickly(frame)
    }

    /// Runs until an exception is raised (`frame` is then where) or Rust code gets its result.
    #[cfg(not(feature = "quick"))]
    fn run_on(&mut self, frame: &mut Frame) -> Res {
        let v = self.run_until_raised::<false>(frame)?;
        Ok(v.unwrap_or(Value::NONE))
    }
}
