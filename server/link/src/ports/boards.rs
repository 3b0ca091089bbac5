//! USB ids of boards and of the bridges that boards are built with. Vendor and
//! product count together.

/// What a pair of USB ids stands for.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// USB vendor.
    pub vendor: u16,
    /// USB product.
    pub product: u16,
    /// A name for people.
    pub name: &'static str,
    /// Whether only MicroPython boards have it; a bridge may be anything.
    pub certain: bool,
}

const fn board(vendor: u16, product: u16, name: &'static str) -> Known {
    Known {
        vendor,
        product,
        name,
        certain: true,
    }
}

const fn bridge(vendor: u16, product: u16, name: &'static str) -> Known {
    Known {
        vendor,
        product,
        name,
        certain: false,
    }
}

/// Everything that is known.
pub const KNOWN: &[Known] = &[
    board(0xf055, 0x9800, "pyboard"),
    board(0xf055, 0x9801, "pyboard"),
    board(0xf055, 0x9802, "pyboard"),
    board(0xf055, 0x9803, "pyboard"),
    board(0xf055, 0x9804, "pyboard"),
    board(0xf055, 0x9805, "pyboard"),
    board(0xf055, 0x9806, "pyboard"),
    board(0xf055, 0x9807, "pyboard"),
    board(0xf055, 0x9808, "pyboard"),
    board(0xf055, 0x9809, "pyboard"),
    board(0xf055, 0x980a, "pyboard"),
    board(0x2e8a, 0x0005, "RP2 board"),
    board(0x303a, 0x4001, "ESP32 board"),
    bridge(0x303a, 0x1001, "ESP32 USB JTAG"),
    bridge(0x10c4, 0xea60, "CP210x bridge"),
    bridge(0x1a86, 0x7523, "CH340 bridge"),
    bridge(0x1a86, 0x5523, "CH341 bridge"),
    bridge(0x1a86, 0x55d4, "CH9102 bridge"),
    bridge(0x0403, 0x6001, "FT232 bridge"),
    bridge(0x0403, 0x6010, "FT2232 bridge"),
    bridge(0x0403, 0x6011, "FT4232 bridge"),
    bridge(0x0403, 0x6014, "FT232H bridge"),
    bridge(0x0403, 0x6015, "FT230X bridge"),
    bridge(0x0d28, 0x0204, "micro:bit"),
    board(0x2341, 0x056b, "Arduino board"),
    board(0x2341, 0x025e, "Arduino board"),
    board(0x2341, 0x025a, "Arduino board"),
    board(0x2341, 0x0566, "Arduino board"),
    board(0x2341, 0x055f, "Arduino board"),
    board(0x2341, 0x0564, "Arduino board"),
    board(0x239a, 0x80f2, "Adafruit board"),
];

/// What these ids stand for.
pub(super) fn find(vendor: u16, product: u16) -> Option<&'static Known> {
    KNOWN
        .iter()
        .find(|known| (known.vendor, known.product) == (vendor, product))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn vendor_and_product_are_matched_together() {
        assert_eq!(
            find(0xf055, 0x9800).map(|known| known.name),
            Some("pyboard")
        );
        assert_eq!(find(0x2e8a, 0x9800), None);
    }
}
