//! Modules that are compiled into this program.

/// Path of each, with its ending, and its image. The images are beside their sources in `frozen/`;
/// `garter mpy -O3 -s NAME.py NAME.py` makes them anew: without line numbers, as stock firmware has
/// its frozen modules, because they fill flash and heap.
static FROZEN: &[(&str, &[u8])] = &[
    ("asyncio.mpy", include_bytes!("../../frozen/asyncio.mpy")),
    #[cfg(feature = "pyboard")]
    ("uasyncio.mpy", include_bytes!("../../frozen/uasyncio.mpy")),
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
