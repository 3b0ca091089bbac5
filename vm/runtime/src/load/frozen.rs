//! Modules that are compiled into this program.

/// asyncio, which names asyncio/core.py as its source: tracebacks show that file elsewhere.
static ASYNCIO: &[u8] = include_bytes!("../../frozen/asyncio.mpy");
/// What looks everything up in asyncio.
#[cfg(feature = "pyboard")]
static ALIAS: &[u8] = include_bytes!("../../frozen/uasyncio.mpy");
#[cfg(any(feature = "pc", feature = "peripherals"))]
static CORE: &[u8] = include_bytes!("../../frozen/asyncio_core.mpy");

/// Path of each, with its ending, and its image. The images are beside their sources in `frozen/`,
/// compiled without line numbers, as stock firmware has its frozen modules, because they fill flash
/// and heap; the test of the frozen modules makes them anew.
static FROZEN: &[(&str, &[u8])] = &[
    #[cfg(not(any(feature = "pc", feature = "peripherals")))]
    ("asyncio.mpy", ASYNCIO),
    #[cfg(all(feature = "pyboard", not(any(feature = "pc", feature = "peripherals"))))]
    ("uasyncio.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("asyncio/__init__.mpy", ASYNCIO),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("asyncio/core.mpy", CORE),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("asyncio/event.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("asyncio/funcs.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("asyncio/lock.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("asyncio/stream.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("uasyncio/__init__.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("uasyncio/core.mpy", CORE),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("uasyncio/event.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("uasyncio/funcs.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("uasyncio/lock.mpy", ALIAS),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    ("uasyncio/stream.mpy", ALIAS),
    #[cfg(feature = "pyboard")]
    ("_softbus.mpy", include_bytes!("../../frozen/_softbus.mpy")),
    #[cfg(any(feature = "pc", feature = "peripherals"))]
    (
        "_i2c_target.mpy",
        include_bytes!("../../frozen/_i2c_target.mpy"),
    ),
    #[cfg(feature = "peripherals")]
    ("_can.mpy", include_bytes!("../../frozen/_can.mpy")),
    #[cfg(feature = "peripherals")]
    ("_i2s.mpy", include_bytes!("../../frozen/_i2s.mpy")),
    #[cfg(feature = "peripherals")]
    ("_dht.mpy", include_bytes!("../../frozen/_dht.mpy")),
    #[cfg(feature = "peripherals")]
    ("_lcd.mpy", include_bytes!("../../frozen/_lcd.mpy")),
    #[cfg(feature = "peripherals")]
    ("lcd160cr.mpy", include_bytes!("../../frozen/lcd160cr.mpy")),
    #[cfg(feature = "peripherals")]
    ("_mount.mpy", include_bytes!("../../frozen/_mount.mpy")),
    #[cfg(feature = "peripherals")]
    ("_pwm.mpy", include_bytes!("../../frozen/_pwm.mpy")),
    #[cfg(feature = "peripherals")]
    ("_wires.mpy", include_bytes!("../../frozen/_wires.mpy")),
    #[cfg(feature = "pc")]
    ("mip.mpy", include_bytes!("../../frozen/mip.mpy")),
    #[cfg(feature = "pc")]
    (
        "_simulated.mpy",
        include_bytes!("../../frozen/_simulated.mpy"),
    ),
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
