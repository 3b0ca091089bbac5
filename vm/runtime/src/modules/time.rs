//! The module `time`.

use crate::Res;
use crate::heap::Heap;
use crate::members;
use crate::rom::{Args, Namespace, Ns};
use crate::types::tuple::ITEMS;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) static NAMESPACE: Namespace = Namespace::module(
    "time",
    members! {
        "gmtime" => VN(0, 1, gmtime),
        "localtime" => VN(0, 1, gmtime),
        "mktime" => V1(mktime),
        "sleep" => V1(sleep),
        "sleep_ms" => V1(|vm, ms| sleep_units(vm, ms, 1000)),
        "sleep_us" => V1(|vm, us| sleep_units(vm, us, 1)),
        "ticks_add" => H2(ticks_add),
        "ticks_cpu" => V0(|vm| Ok(ticks(vm.port.ticks_us()))),
        "ticks_diff" => H2(ticks_diff),
        "ticks_ms" => V0(|vm| Ok(ticks(vm.port.ticks_us() / 1000))),
        "ticks_us" => V0(|vm| Ok(ticks(vm.port.ticks_us()))),
        "time" => V0(time),
        "time_ns" => V0(|vm| {
            let ns = vm.port.time_ns();
            let epoch = epoch(vm) as u64 * 1_000_000_000;
            vm.heap.new_uint(ns.saturating_sub(epoch))
        }),
    },
);

/// Tick counters start again after so many ticks.
const PERIOD: i64 = 1 << 30;
const HALF: i64 = PERIOD / 2;

fn ticks(count: u64) -> Value {
    Value::small((count % PERIOD as u64) as i32)
}

fn ticks_diff(heap: &mut Heap<'_>, end: Value, start: Value) -> Res {
    let (end, start) = (
        heap.machine_int(end)? as i64,
        heap.machine_int(start)? as i64,
    );
    let diff = (end - start + HALF).rem_euclid(PERIOD) - HALF;
    Ok(Value::small(diff as i32))
}

fn ticks_add(heap: &mut Heap<'_>, ticks: Value, delta: Value) -> Res {
    let ticks = heap.machine_int(ticks)? as i64;
    let delta = i64::from(heap.machine_int(delta)?);
    if delta <= -HALF || delta >= HALF {
        return Err(heap.raise(Ns::OverflowError, "ticks interval overflow"));
    }
    Ok(Value::small((ticks + delta).rem_euclid(PERIOD) as i32))
}

/// Seconds from 1970 to the moment from which this kind of machine counts.
fn epoch(vm: &Vm<'_>) -> i64 {
    if on_board(vm) { 946_684_800 } else { 0 }
}

/// Boards count whole seconds from 2000, PCs floats from 1970.
fn on_board(vm: &Vm<'_>) -> bool {
    vm.profile.platform == "pyboard"
}

fn time(vm: &mut Vm<'_>) -> Res {
    let ns = vm.port.time_ns();
    if on_board(vm) {
        let seconds = (ns / 1_000_000_000) as i64 - epoch(vm);
        return vm.heap.new_int(seconds.max(0));
    }
    vm.heap.new_float(ns as f64 / 1e9)
}

fn sleep(vm: &mut Vm<'_>, seconds: Value) -> Res {
    let us = match seconds.as_small() {
        Some(s) => s as f64 * 1e6,
        None => match vm.heap.as_f64(seconds) {
            Some(s) => s * 1e6,
            None => {
                let name = vm.heap.type_name_of(seconds);
                let after = " to float";
                return Err(vm
                    .heap
                    .raise_text(Ns::TypeError, "can't convert ", name, after));
            }
        },
    };
    // Saturates: a NaN or a negative time does not wait.
    wait(vm, us as u64)
}

fn sleep_units(vm: &mut Vm<'_>, count: Value, us: u64) -> Res {
    let count = vm.heap.machine_int(count)?;
    wait(vm, count.max(0) as u64 * us)
}

fn wait(vm: &mut Vm<'_>, us: u64) -> Res {
    vm.sleep_us(us)?;
    Ok(Value::NONE)
}

/// Year, month, day of a number of days since 1970, counting years from March.
pub fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

/// Days from 1970 to the first day of a month, 1 to 12.
pub fn days_to(year: i64, month: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let shifted = (month + 9) % 12;
    let day_of_year = (153 * shifted + 2) / 5;
    let year_of_era = year.rem_euclid(400);
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn gmtime(vm: &mut Vm<'_>, args: Args) -> Res {
    let seconds = match vm.heap.arg(args, 0) {
        Value::UNDEF | Value::NONE => (vm.port.time_ns() / 1_000_000_000) as i64,
        v => {
            let given = match vm.heap.as_i64(v) {
                Some(i) => i,
                None => match vm.heap.as_f64(v) {
                    Some(f) => f as i64,
                    None => vm.heap.machine_int(v)? as i64,
                },
            };
            // Beyond this the year has no sensible number of digits left.
            given.clamp(-1 << 40, 1 << 40) + epoch(vm)
        }
    };
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = date(days);
    let parts = [
        year,
        month,
        day,
        second / 3600,
        second / 60 % 60,
        second % 60,
        (days + 3).rem_euclid(7),
        days - days_to(year, 1) + 1,
    ];
    let tuple = vm.heap.new_tuple_of(parts.len())?;
    for (i, part) in parts.into_iter().enumerate() {
        vm.heap
            .set_value(tuple, ITEMS + i, Value::small(part as i32));
    }
    Ok(tuple.value())
}

fn mktime(vm: &mut Vm<'_>, parts: Value) -> Res {
    let items = vm.heap.expect_items(parts)?;
    if !(8..=9).contains(&items.len(&vm.heap)) {
        let message = "mktime needs a tuple of length 8 or 9";
        return Err(vm.heap.raise(Ns::TypeError, message));
    }
    let mut n = [0; 6];
    for (i, part) in n.iter_mut().enumerate() {
        let v = items.get(&vm.heap, i).unwrap_or(Value::NONE);
        *part = vm.heap.machine_int(v)? as i64;
    }
    let [year, month, day, hour, minute, second] = n;
    let year = year + (month - 1).div_euclid(12);
    let days = days_to(year, (month - 1).rem_euclid(12) + 1) + day - 1;
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second;
    vm.heap.new_int(seconds - epoch(vm))
}

#[cfg(test)]
mod tests {
    use super::{date, days_to};

    #[test]
    fn every_day_of_eight_centuries_is_found_again() {
        for days in -146_097..146_097 {
            let (year, month, day) = date(days);
            assert_eq!(days_to(year, month) + day - 1, days);
            assert!((1..=12).contains(&month) && (1..=31).contains(&day));
        }
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(11_016), (2000, 2, 29));
    }
}
