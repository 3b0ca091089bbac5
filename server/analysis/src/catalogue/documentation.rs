//! What things that are built in do, in a sentence or two, and where more is written about them.
//!
//! The sentences are in `documentation.txt`: a line each, sorted, with a tab after the name. What
//! follows `=` is the name of a thing that the same is said of; all that is in the one is then said
//! to be in the other. A place in sorted text is found by halving it, so nothing is prepared and
//! nothing kept.

use super::{BuiltIn, Catalogue, catalogue};

static TEXT: &str = include_str!("documentation.txt");

/// Where MicroPython is described.
const SITE: &str = "https://docs.micropython.org/en/latest/library/";

/// Modules with a page of their own.
const MODULES: [&str; 43] = [
    "_thread",
    "array",
    "asyncio",
    "binascii",
    "bluetooth",
    "btree",
    "builtins",
    "cmath",
    "collections",
    "cryptolib",
    "deflate",
    "errno",
    "esp",
    "esp32",
    "espnow",
    "framebuf",
    "gc",
    "hashlib",
    "heapq",
    "io",
    "json",
    "lcd160cr",
    "machine",
    "math",
    "micropython",
    "neopixel",
    "network",
    "os",
    "platform",
    "pyb",
    "random",
    "re",
    "rp2",
    "select",
    "socket",
    "ssl",
    "stm",
    "struct",
    "sys",
    "time",
    "uctypes",
    "vfs",
    "zlib",
];

/// Classes with a page of their own, by that page's module.
const CLASSES: [(&str, &[&str]); 4] = [
    (
        "machine",
        &[
            "ADC",
            "ADCBlock",
            "ADCWiPy",
            "CAN",
            "Counter",
            "Encoder",
            "I2C",
            "I2CTarget",
            "I2S",
            "PWM",
            "Pin",
            "RTC",
            "SDCard",
            "SPI",
            "Signal",
            "Timer",
            "UART",
            "USBDevice",
            "WDT",
        ],
    ),
    ("network", &["LAN", "PPP", "WIZNET5K", "WLAN", "WLANWiPy"]),
    (
        "pyb",
        &[
            "ADC", "Accel", "CAN", "DAC", "ExtInt", "Flash", "I2C", "LCD", "LED", "Pin", "RTC",
            "SPI", "Servo", "Switch", "Timer", "UART", "USB_HID", "USB_VCP",
        ],
    ),
    ("rp2", &["DMA", "Flash", "PIO", "StateMachine"]),
];

/// Classes that are described on the page of another one of their module.
const BESIDE: [(&str, &str, &str); 4] = [
    ("machine", "SoftI2C", "I2C"),
    ("machine", "SoftSPI", "SPI"),
    ("pyb", "ADCAll", "ADC"),
    ("pyb", "timerchannel", "Timer"),
];

/// How often the same is said of something else, one after the other.
const MOST_STEPS: usize = 4;

impl BuiltIn {
    /// What it does, in a sentence or two.
    pub fn documentation(&self) -> Option<&'static str> {
        Some(catalogue().said(self)?.1)
    }

    /// The page that describes it, and its place there.
    pub fn documentation_url(&self) -> Option<String> {
        let catalogue = catalogue();
        let long = catalogue.long_name(&self.module).unwrap_or(&self.module);
        let said = catalogue.said(self);
        // `os.VfsFat` is described where `vfs.VfsFat` is.
        let key = said.map_or_else(|| key(long, &self.path), |it| it.0);
        let (module, within) = key.split_once('.').unwrap_or((&key, ""));
        if !MODULES.contains(&module) {
            return None;
        }
        let class = within.split('.').next().unwrap_or_default();
        let mut classes = CLASSES.iter().filter(|it| it.0 == module);
        let has_page = classes.any(|it| it.1.contains(&class));
        let page = match has_page {
            true => format!("{module}.{class}"),
            false => match BESIDE.iter().find(|it| (it.0, it.1) == (module, class)) {
                Some((.., other)) => format!("{module}.{other}"),
                None => module.to_owned(),
            },
        };
        Some(match (within, module) {
            ("", _) => format!("{SITE}{page}.html"),
            // Its names stand there without a module, and classes without their methods.
            (_, "builtins") => format!("{SITE}{page}.html#{class}"),
            _ => format!("{SITE}{page}.html#{key}"),
        })
    }
}

impl Catalogue {
    /// What is said of a thing, and of which name it is. What a class does not have of its own is
    /// that of its base, and what a part of a module has is often the module's.
    fn said(&self, thing: &BuiltIn) -> Option<(String, &'static str)> {
        let module = self.long_name(&thing.module).unwrap_or(&thing.module);
        let found = said_of(key(module, &thing.path)).or_else(|| self.said_of_base(thing, module));
        let outer = || said_of(key(module.split_once('.')?.0, &thing.path));
        found.or_else(|| if thing.path.is_empty() { None } else { outer() })
    }

    fn said_of_base(&self, thing: &BuiltIn, module: &str) -> Option<(String, &'static str)> {
        let (name, class) = thing.path.split_last()?;
        if class.is_empty() {
            return None;
        }
        let class = BuiltIn {
            module: module.to_owned(),
            path: class.to_vec(),
        };
        self.bases(&class).find_map(|base| {
            let path = [base.name().to_owned(), name.clone()];
            said_of(key(module, &path))
        })
    }
}

fn key(module: &str, path: &[String]) -> String {
    let names = [module].into_iter().chain(path.iter().map(String::as_str));
    names.collect::<Vec<_>>().join(".")
}

/// Whose names are pins, and what each is.
const PINS: [(&str, &str); 4] = [
    ("machine.Pin.board", "The pin that the board calls so."),
    (
        "machine.Pin.cpu",
        "The pin that the chip's data sheet calls so.",
    ),
    ("pyb.Pin.board", "The pin that the board calls so."),
    (
        "pyb.Pin.cpu",
        "The pin that the chip's data sheet calls so.",
    ),
];

/// What is said of a name, and which name it is said of.
fn said_of(mut key: String) -> Option<(String, &'static str)> {
    if let Some((outer, _)) = key.rsplit_once('.')
        && let Some((_, said)) = PINS.iter().find(|it| it.0 == outer)
    {
        // Their own page says nothing of single pins.
        return Some((outer.to_owned(), said));
    }
    for _ in 0..MOST_STEPS {
        key = match line_of(&key) {
            Some(text) => match text.strip_prefix('=') {
                Some(other) => other.to_owned(),
                None => return Some((key, text)),
            },
            None => {
                let dots = key.match_indices('.').map(|it| it.0);
                let ends: Vec<usize> = dots.collect();
                let other = ends.into_iter().rev().find_map(|end| {
                    let (outer, inner) = key.split_at_checked(end)?;
                    Some(format!("{}{inner}", line_of(outer)?.strip_prefix('=')?))
                });
                other?
            }
        };
    }
    None
}

/// What follows a name.
fn line_of(key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, TEXT.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let bytes = TEXT.as_bytes();
        let before = bytes[low..middle].iter().rposition(|it| *it == b'\n');
        let start = before.map_or(low, |at| low + at + 1);
        let after = bytes[middle..high].iter().position(|it| *it == b'\n');
        let end = after.map_or(high, |at| middle + at);
        let (name, text) = TEXT.get(start..end)?.split_once('\t')?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => return Some(text),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::catalogue;
    use super::{BESIDE, BuiltIn, CLASSES, MODULES, SITE, TEXT, line_of, said_of};

    /// The thing with a name: of the modules whose names it begins with the longest.
    fn thing(name: &str) -> BuiltIn {
        let is_module = |it: &&str| catalogue().modules.contains_key(*it);
        let ends = name.match_indices('.').map(|it| it.0);
        let mut heads = ends.map(|end| &name[..end]).chain([name]);
        let module = heads.rfind(is_module);
        let module = module.unwrap_or_else(|| name.split('.').next().unwrap());
        let mut thing = BuiltIn::module(module);
        let rest = name[module.len()..].trim_start_matches('.');
        thing.path = rest
            .split('.')
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect();
        thing
    }

    fn said(name: &str) -> &'static str {
        thing(name).documentation().unwrap_or_default()
    }

    #[test]
    fn every_line_is_about_something_that_exists() {
        let mut wrong = Vec::new();
        for line in TEXT.lines() {
            let (name, text) = line.split_once('\t').unwrap_or((line, ""));
            let is_known = catalogue().entry(&thing(name)).is_some();
            let other = text.strip_prefix('=');
            if !is_known || other.is_some_and(|it| said_of(it.to_owned()).is_none()) {
                wrong.push(line);
            }
        }
        assert_eq!(wrong, Vec::<&str>::new());
    }

    #[test]
    fn the_lines_are_sorted_and_each_says_something_short() {
        let mut last = "";
        let mut wrong = Vec::new();
        for line in TEXT.lines() {
            let (name, text) = line.split_once('\t').unwrap_or((line, ""));
            let is_sentence = text.starts_with('=')
                || text.ends_with('.') && !text.contains(['\t', '"']) && text.len() > 4;
            if name <= last || !is_sentence || text.chars().count() > 200 || text.trim() != text {
                wrong.push(line);
            }
            last = name;
        }
        assert_eq!(wrong, Vec::<&str>::new());
    }

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for line in TEXT.lines() {
            let (name, text) = line.split_once('\t').unwrap();
            assert_eq!(line_of(name), Some(text));
        }
        for name in ["", "a", "tim", "time.", "time.sleep_m", "zzz"] {
            assert_eq!(line_of(name), None, "{name}");
        }
    }

    #[test]
    fn what_has_nothing_of_its_own_is_said_what_is_said_of_the_same() {
        assert!(said("time.sleep_ms").contains("milliseconds"));
        assert_eq!(said("utime.sleep_ms"), said("time.sleep_ms"));
        assert_eq!(said("machine.SoftI2C.scan"), said("machine.I2C.scan"));
        assert_eq!(said("time.nobody"), "");
    }

    #[test]
    fn views_say_what_things_do() {
        let view = catalogue().view("machine").unwrap();
        assert!(view.contains(&format!("\n# {}\n", said("machine"))));
        assert!(view.contains(&format!("\n# {}\ndef reset()", said("machine.reset"))));
        assert!(view.contains(&format!(
            "\n    # {}\n    def toggle",
            said("machine.Pin.toggle")
        )));
    }

    #[test]
    fn pages_are_those_of_the_class_or_the_module() {
        let url = |name: &str| thing(name).documentation_url().unwrap_or_default();
        let at = |page: &str| format!("https://docs.micropython.org/en/latest/library/{page}");
        assert_eq!(url("time"), at("time.html"));
        assert_eq!(url("utime.sleep_ms"), at("time.html#time.sleep_ms"));
        assert_eq!(url("machine.Pin.on"), at("machine.Pin.html#machine.Pin.on"));
        assert_eq!(
            url("machine.SoftI2C"),
            at("machine.I2C.html#machine.SoftI2C")
        );
        assert_eq!(url("machine.reset"), at("machine.html#machine.reset"));
        assert_eq!(url("dht.DHT11"), "");
    }

    /// Sphinx names a page by its module or class, and a place on it by module, class and name.
    #[test]
    fn every_link_leads_to_a_page_that_there_is_and_to_a_place_of_that_page() {
        let mut pages: Vec<String> = MODULES.iter().map(|it| (*it).to_owned()).collect();
        for (module, classes) in CLASSES {
            pages.extend(classes.iter().map(|class| format!("{module}.{class}")));
        }
        let mut path: Vec<&str> = Vec::new();
        let mut wrong = Vec::new();
        let mut count = 0;
        for entry in catalogue().entries() {
            path.truncate(entry.depth);
            path.push(entry.name);
            let mut thing = BuiltIn::module(path[0]);
            thing.path = path[1..].iter().map(|it| (*it).to_owned()).collect();
            let Some(url) = thing.documentation_url() else {
                continue;
            };
            count += 1;
            let rest = url.strip_prefix(SITE).unwrap_or_default();
            let (page, place) = rest.split_once(".html").unwrap_or_default();
            let module = page.split('.').next().unwrap_or_default();
            let is_right = match place.strip_prefix('#') {
                None => place.is_empty() && page == module,
                Some(place) if module == "builtins" => !place.is_empty() && !place.contains('.'),
                Some(place) => place.strip_prefix(module).is_some_and(|inner| {
                    let inner: Vec<&str> = inner.split('.').skip(1).collect();
                    let class = inner.first().copied().unwrap_or_default();
                    let own = format!("{module}.{class}");
                    let beside = BESIDE.iter().find(|it| (it.0, it.1) == (module, class));
                    let beside = beside.map(|it| format!("{module}.{}", it.2));
                    let expected = match pages.contains(&own) {
                        true => own,
                        false => beside.unwrap_or_else(|| module.to_owned()),
                    };
                    !inner.is_empty() && page == expected
                }),
            };
            if !is_right || !pages.iter().any(|it| it == page) {
                wrong.push(format!("{path:?}: {url}"));
            }
        }
        assert!(count > 2000, "{count}");
        assert_eq!(wrong, [""; 0]);
    }

    /// What nobody asks about stays without a word: inner names, and what only some file imports.
    #[test]
    fn nearly_everything_that_has_a_name_is_said_something_of() {
        let mut path: Vec<&str> = Vec::new();
        let mut unsaid = Vec::new();
        for entry in catalogue().entries() {
            path.truncate(entry.depth);
            path.push(entry.name);
            let mut thing = BuiltIn::module(path[0]);
            thing.path = path[1..].iter().map(|it| (*it).to_owned()).collect();
            if !path[1..].iter().any(|it| it.starts_with('_')) && thing.documentation().is_none() {
                unsaid.push(path.join("."));
            }
        }
        assert_eq!(unsaid, ["aioespnow.AIOESPNow.irq", "unittest.traceback"]);
    }

    #[test]
    fn the_pages_are_of_modules_and_classes_that_exist() {
        assert!(MODULES.is_sorted());
        for (module, classes) in CLASSES {
            for class in classes {
                let thing = thing(&format!("{module}.{class}"));
                assert!(catalogue().entry(&thing).is_some(), "{module}.{class}");
            }
        }
    }
}
