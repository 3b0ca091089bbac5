//! What a board said that it has: its firmware's modules and their names.
//!
//! A board prints it as lines, and it is kept as those same lines:
//!
//! ```text
//! firmware 3.4.0; MicroPython v1.24.1 on 2024-11-29 PYBv1.1 with STM32F405RG
//! port pyboard
//! version 1 24 1
//! heap 102400
//! b abs all any ...
//! n array binascii ...
//! m time sleep sleep_ms ...
//! f main boot lib ...
//! ```
//!
//! `b` are built-in names, `n` modules, `m` a module and its names,
//! `f` what lies where it looks for modules.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::catalogue::{Verdict, catalogue};
use crate::settings::Settings;

/// Modules that can be asked for their names: importing them does nothing else.
const ASKED: [&str; 44] = [
    "_thread",
    "array",
    "binascii",
    "bluetooth",
    "btree",
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
    "lwip",
    "machine",
    "math",
    "micropython",
    "network",
    "onewire",
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
    "tls",
    "uctypes",
    "vfs",
    "weakref",
    "websocket",
    "zlib",
];

/// What a board said that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Census {
    /// Whether it said so now, and not some time ago.
    pub attached: bool,
    /// The firmware's build, as it names itself.
    pub firmware: String,
    /// The port, as the catalogue calls it.
    pub port: String,
    /// The minor version: 24 for 1.24.
    pub minor: u32,
    /// Bytes of heap.
    pub heap: Option<u32>,
    built_ins: BTreeSet<String>,
    /// The names of those modules that were asked.
    modules: BTreeMap<String, Option<BTreeSet<String>>>,
    /// Modules that lie in its file systems, by the first part of their names.
    files: HashSet<String>,
}

impl Default for Census {
    /// That of a board that has said nothing yet.
    fn default() -> Self {
        Census {
            attached: true,
            firmware: String::new(),
            port: String::new(),
            minor: 0,
            heap: None,
            built_ins: BTreeSet::new(),
            modules: BTreeMap::new(),
            files: HashSet::new(),
        }
    }
}

impl Census {
    /// What a board is asked first: which firmware it is, and what lies in its file systems.
    pub const WHO: &'static str = "import sys\n\
        print('firmware',sys.version,getattr(sys.implementation,'_machine',''))\n\
        def _g():\n import os\n for p in sys.path:\n  try:\n   print('f',*os.listdir(p or '.'))\n  \
        except Exception:pass\n\
        _g()\ndel _g\n";

    /// What a board is asked whose firmware is not known.
    pub const WHAT: &'static str = "import sys,gc\n\
        def _g():\n gc.collect()\n print('port',sys.platform)\n \
        print('version',*sys.implementation[1][:3])\n \
        print('heap',gc.mem_free()+gc.mem_alloc())\n import builtins\n \
        print('b',*dir(builtins))\n print('modules')\n help('modules')\n\
        _g()\ndel _g\n";

    /// What a board is asked next: the names of its modules, as far as asking is harmless. Those
    /// that are Python are forgotten afterwards: they would keep a good part of a small heap.
    pub fn names_query(&self) -> String {
        let asked = ASKED
            .iter()
            .filter(|name| self.modules.contains_key(**name));
        let list: Vec<String> = asked.map(|name| format!("'{name}'")).collect();
        format!(
            "import sys,gc\n_k=list(sys.modules)\n\
             def _g(m):\n try:print('m',m,*dir(__import__(m)))\n except Exception:pass\n\
             for _m in ({},):_g(_m)\n\
             for _m in list(sys.modules):\n \
             if _m not in _k and hasattr(sys.modules[_m],'__file__'):del sys.modules[_m]\n\
             del _g,_m,_k\ngc.collect()\n",
            list.join(",")
        )
    }

    /// Takes in what a board answered, or what was kept.
    pub fn hear(&mut self, text: &str) {
        let mut lines = text.lines().map(str::trim_end);
        while let Some(line) = lines.next() {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            let mut words = rest.split_whitespace();
            match word {
                "firmware" => {
                    rest.trim().clone_into(&mut self.firmware);
                    // What lies in its file systems is told after it, and changes.
                    self.files.clear();
                }
                "port" => port_of(rest).clone_into(&mut self.port),
                "version" => {
                    self.minor = words.nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
                }
                "heap" => self.heap = rest.parse().ok(),
                "b" => self.built_ins.extend(words.map(str::to_owned)),
                "n" => {
                    for name in words {
                        self.modules.entry(name.to_owned()).or_default();
                    }
                }
                "m" => {
                    if let Some(module) = words.next() {
                        let names = words.map(str::to_owned).collect();
                        self.modules.insert(module.to_owned(), Some(names));
                    }
                }
                "f" => {
                    let stem = |name: &str| name.split('.').next().unwrap_or(name).to_owned();
                    self.files.extend(words.map(stem));
                }
                "modules" => {
                    // The board's own table, in columns; its last line says that there may be more.
                    for line in lines.by_ref().take_while(|line| !line.starts_with("Plus ")) {
                        for name in line.split_whitespace() {
                            let name = name.replace('/', ".");
                            let name = name.trim_end_matches(".__init__");
                            self.modules.entry(name.to_owned()).or_default();
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What is worth keeping: everything. What lies in its file systems changes, and is asked for
    /// each time; while the board is not there the last answer is the best.
    pub fn kept(&self) -> String {
        let join = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(" ");
        let mut text = format!(
            "firmware {}\nport {}\nversion 1 {} 0\n",
            self.firmware, self.port, self.minor
        );
        if let Some(heap) = self.heap {
            text += &format!("heap {heap}\n");
        }
        let mut files: Vec<&str> = self.files.iter().map(String::as_str).collect();
        files.sort_unstable();
        text += &format!("f {}\nb {}\n", files.join(" "), join(&self.built_ins));
        for (module, names) in &self.modules {
            text += &match names {
                Some(names) => format!("m {module} {}\n", join(names)),
                None => format!("n {module}\n"),
            };
        }
        text
    }

    /// Whether the board said enough to be believed.
    pub fn is_whole(&self) -> bool {
        !self.firmware.is_empty() && !self.port.is_empty() && self.modules.len() > 2
    }

    /// The board as it is called in messages.
    pub fn called(&self) -> String {
        match self.attached {
            true => format!("the attached board ({})", self.firmware_name()),
            false => format!("the board as it was last asked ({})", self.firmware_name()),
        }
    }

    /// Whether it is of the kind that was set, or nothing was.
    pub fn is_meant_by(&self, settings: &Settings) -> bool {
        settings.board.is_none_or(|set| set.port == self.port)
            && settings.version.is_none_or(|set| set == self.minor)
    }

    /// The firmware without what everybody has: `MicroPython v1.24.1 on 2024-11-29 ...`.
    fn firmware_name(&self) -> &str {
        let after = self.firmware.split_once("; ");
        after.map_or(self.firmware.as_str(), |(_, name)| name)
    }

    pub(crate) fn has_module(&self, name: &str) -> Verdict {
        let long = catalogue().long_name(name);
        let top = name.split('.').next().unwrap_or(name);
        let there = self.modules.contains_key(name)
            || long.is_some_and(|long| self.modules.contains_key(long))
            || self.files.contains(top);
        if there {
            return Verdict::There;
        }
        match catalogue().has_module(name, crate::Targets::all()) {
            Verdict::Unknown => Verdict::Unknown,
            _ => Verdict::Elsewhere,
        }
    }

    /// Whether a module has a name; none when the board was not asked.
    pub(crate) fn has_name(&self, module: &str, name: &str) -> Option<Verdict> {
        let long = catalogue().long_name(module).unwrap_or(module);
        let known = self.modules.get(module).or_else(|| self.modules.get(long));
        let names = known?.as_ref()?;
        let within = format!("{module}.{name}");
        // A module may make its names only when it is asked for them.
        let there = names.contains(name)
            || name.starts_with('_')
            || names.contains("__getattr__")
            || self.files.contains(module)
            || self.modules.contains_key(&within);
        Some(match there {
            true => Verdict::There,
            false => Verdict::Unknown,
        })
    }

    pub(crate) fn has_built_in(&self, name: &str) -> bool {
        self.built_ins.contains(name)
    }

    pub(crate) fn modules(&self) -> impl Iterator<Item = &str> {
        self.modules.keys().map(String::as_str)
    }

    pub(crate) fn names(&self, module: &str) -> Option<impl Iterator<Item = &str>> {
        let names = self.modules.get(module)?.as_ref()?;
        Some(names.iter().map(String::as_str))
    }
}

/// The port behind `sys.platform`.
fn port_of(platform: &str) -> &str {
    match platform.trim() {
        "pyboard" => "stm32",
        "linux" | "darwin" => "unix",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Census;
    use crate::{Settings, Surroundings, analyse_in};

    const ANSWER: &str = "firmware 3.4.0; MicroPython v1.24.1 on 2024-11-29 PYBv1.1\r\n\
        f main.py lib sensor.mpy\r\nport pyboard\r\nversion 1 24 1\r\nheap 102400\r\n\
        b abs special print\r\nmodules\r\n\
        __main__          asyncio/__init__  machine           time\r\n\
        _boot             asyncio/core      pyb\r\n\
        Plus any modules on the filesystem\r\nm time sleep sleep_ms\r\n";

    fn census() -> Census {
        let mut census = Census::default();
        census.hear(ANSWER);
        census
    }

    #[test]
    fn what_is_kept_says_the_same() {
        let mut again = Census::default();
        again.hear(&census().kept());
        assert_eq!(again, census());
        assert!(again.is_whole());
    }

    #[test]
    fn modules_that_are_there_are_asked_and_no_others() {
        let query = census().names_query();
        assert!(query.contains("('machine','pyb','time',)"), "{query}");
    }

    #[test]
    fn a_board_is_believed_before_the_catalogue() {
        let settings = Settings::default();
        let around = Surroundings::new(&settings, Some(Arc::default()))
            .with_board(&settings, Some(&Arc::new(census())));
        let told = |text: &str| -> Vec<String> {
            let found = analyse_in(text, &around).diagnostics;
            let found = found.into_iter().filter(|d| d.code.id().starts_with("GA3"));
            found
                .map(|d| format!("{} {}", d.code.id(), d.message))
                .collect()
        };
        let called = "the attached board (MicroPython v1.24.1 on 2024-11-29 PYBv1.1)";
        assert_eq!(
            told("import sensor, utime, asyncio.core, pyb\nspecial(1)\n"),
            [""; 0]
        );
        let json = told("import json\n");
        assert!(
            json[0].starts_with(&format!("GA301 no module named 'json' in {called}")),
            "{json:?}"
        );
        assert_eq!(
            told("import time\ntime.sleep_ms(1)\ntime.ticks_ms()\n"),
            [format!("GA302 module 'time' has no 'ticks_ms' in {called}")]
        );
        assert_eq!(
            told("import machine, asyncio\nmachine.freq()\nasyncio.Lock()\n"),
            [""; 0]
        );
    }

    #[test]
    fn what_is_set_counts_more_than_a_board_of_another_kind() {
        for (text, believed) in [
            ("board = 'pyboard'\n", true),
            ("version = '1.24'\n", true),
            ("board = 'pico'\n", false),
            ("board = 'pyboard'\nversion = '1.20'\n", false),
        ] {
            let (settings, _) = crate::read_garter_toml(text);
            let around = Surroundings::new(&settings, Some(Arc::default()))
                .with_board(&settings, Some(&Arc::new(census())));
            assert_eq!(around.called.contains("attached"), believed, "{text}");
        }
    }
}
