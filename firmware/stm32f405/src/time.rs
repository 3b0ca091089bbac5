//! Microseconds since start, from SysTick: an interrupt every millisecond and the count between.

use core::sync::atomic::{AtomicU32, Ordering};

use cortex_m::peripheral::SYST;
use cortex_m::peripheral::syst::SystClkSource;
use cortex_m_rt::exception;

static MILLIS_LOW: AtomicU32 = AtomicU32::new(0);
static MILLIS_HIGH: AtomicU32 = AtomicU32::new(0);
static PER_MICRO: AtomicU32 = AtomicU32::new(168);

/// Starts counting.
pub(crate) fn start(syst: &mut SYST, core_hz: u32) {
    PER_MICRO.store(core_hz / 1_000_000, Ordering::Relaxed);
    syst.set_clock_source(SystClkSource::Core);
    syst.set_reload(core_hz / 1000 - 1);
    syst.clear_current();
    syst.enable_counter();
    syst.enable_interrupt();
}

#[exception]
fn SysTick() {
    let low = MILLIS_LOW.load(Ordering::Relaxed).wrapping_add(1);
    MILLIS_LOW.store(low, Ordering::Relaxed);
    if low == 0 {
        let high = MILLIS_HIGH.load(Ordering::Relaxed);
        MILLIS_HIGH.store(high.wrapping_add(1), Ordering::Relaxed);
    }
}

fn millis() -> u64 {
    loop {
        let high = MILLIS_HIGH.load(Ordering::Relaxed);
        let low = MILLIS_LOW.load(Ordering::Relaxed);
        if high == MILLIS_HIGH.load(Ordering::Relaxed) {
            return u64::from(high) << 32 | u64::from(low);
        }
    }
}

/// Microseconds since start.
pub(crate) fn now_us() -> u64 {
    loop {
        let before = millis();
        let count = SYST::get_current();
        // The counter may wrap between the two readings: read again until it has not.
        if before == millis() {
            let per_micro = PER_MICRO.load(Ordering::Relaxed).max(1);
            let elapsed = SYST::get_reload().saturating_sub(count) / per_micro;
            return before * 1000 + u64::from(elapsed.min(999));
        }
    }
}
