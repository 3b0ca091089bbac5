//! Modules that are compiled into this program. The images are beside their sources in `frozen/`,
//! compiled without line numbers, as stock firmware has its frozen modules, because they fill flash
//! and heap; the test of the frozen modules makes them anew.

/// The image of a module.
macro_rules! image {
    ($name:literal) => {
        include_bytes!(concat!("../../frozen/", $name, ".mpy"))
    };
}

/// asyncio, which names asyncio/core.py as its source: tracebacks show that file elsewhere.
static ASYNCIO: &[u8] = image!("asyncio");
/// What looks everything up in asyncio.
static ALIAS: &[u8] = image!("uasyncio");

/// Path of each module, with its ending, and its image: of those of asyncio, which are given, and
/// of all others.
macro_rules! modules {
    ($($asyncio:expr,)*) => {
        &[
            $($asyncio,)*
            #[cfg(feature = "pyboard")]
            ("_softbus.mpy", image!("_softbus")),
            #[cfg(any(feature = "pc", feature = "peripherals"))]
            ("_i2c_target.mpy", image!("_i2c_target")),
            #[cfg(feature = "peripherals")]
            ("_can.mpy", image!("_can")),
            #[cfg(feature = "peripherals")]
            ("_i2s.mpy", image!("_i2s")),
            #[cfg(feature = "peripherals")]
            ("_dht.mpy", image!("_dht")),
            #[cfg(feature = "peripherals")]
            ("_lcd.mpy", image!("_lcd")),
            #[cfg(feature = "peripherals")]
            ("lcd160cr.mpy", image!("lcd160cr")),
            #[cfg(feature = "peripherals")]
            ("_mount.mpy", image!("_mount")),
            #[cfg(feature = "peripherals")]
            ("_pwm.mpy", image!("_pwm")),
            #[cfg(feature = "peripherals")]
            ("_wires.mpy", image!("_wires")),
            #[cfg(feature = "pc")]
            ("mip.mpy", image!("mip")),
            #[cfg(feature = "pc")]
            ("_simulated.mpy", image!("_simulated")),
        ]
    };
}

#[cfg(not(any(feature = "pc", feature = "peripherals")))]
static FROZEN: &[(&str, &[u8])] = modules![("asyncio.mpy", ASYNCIO), ("uasyncio.mpy", ALIAS),];
#[cfg(any(feature = "pc", feature = "peripherals"))]
static FROZEN: &[(&str, &[u8])] = modules![
    ("asyncio/__init__.mpy", ASYNCIO),
    ("asyncio/core.mpy", image!("asyncio_core")),
    ("asyncio/event.mpy", ALIAS),
    ("asyncio/funcs.mpy", ALIAS),
    ("asyncio/lock.mpy", ALIAS),
    ("asyncio/stream.mpy", ALIAS),
    ("uasyncio/__init__.mpy", ALIAS),
    ("uasyncio/core.mpy", image!("asyncio_core")),
    ("uasyncio/event.mpy", ALIAS),
    ("uasyncio/funcs.mpy", ALIAS),
    ("uasyncio/lock.mpy", ALIAS),
    ("uasyncio/stream.mpy", ALIAS),
];

/// The image of a frozen module.
pub(crate) fn frozen(path: &[u8]) -> Option<&'static [u8]> {
    FROZEN
        .iter()
        .find(|(name, _)| name.as_bytes() == path)
        .map(|(_, image)| *image)
}

/// Whether there are frozen modules in a folder.
pub(crate) fn frozen_folder(path: &[u8]) -> bool {
    FROZEN.iter().any(|(name, _)| {
        name.as_bytes()
            .strip_prefix(path)
            .is_some_and(|rest| rest.first() == Some(&b'/'))
    })
}

/// Names of the frozen modules that are meant for programs.
pub(crate) fn frozen_names() -> impl Iterator<Item = &'static str> {
    let names = FROZEN
        .iter()
        .filter_map(|(name, _)| name.strip_suffix(".mpy"));
    names.filter(|name| !name.starts_with('_'))
}
