//! Python text of any length for measuring: varied enough that nothing repeats word for word.

use std::fmt::Write as _;

/// A program of about so many lines.
pub(super) fn program(lines: usize) -> String {
    let mut text = "import math\nimport os\n\n\n".to_owned();
    let (mut i, mut from, mut count) = (0, 0, 0);
    loop {
        count += text.get(from..).unwrap_or_default().lines().count();
        from = text.len();
        if count >= lines {
            return text;
        }
        i += 1;
        let part = write!(
            text,
            "class Sensor{i}:\n    scale = {i}.5\n\n    def __init__(self, pin, name=\"s{i}\"):\n        \
             self.pin = pin\n        self.name = name\n\n    def read(self, count={count}):\n        \
             total = 0.0\n        for k in range(count):\n            total += math.sin(self.pin + k) * \
             self.scale\n        if total > {i}:\n            return total / count\n        return -total\n\n\n\
             def process_{i}(values, limit={i}):\n    \"\"\"Reduces values, number {i}.\"\"\"\n    result = []\n    \
             for v in values:\n        if v < limit and v not in result:\n            result.append(v * {i})\n        \
             elif v == 0:\n            continue\n        else:\n            try:\n                \
             result.append(str(v) + os.sep)\n            except (TypeError, ValueError) as e:\n                \
             print(\"bad\", e)\n    s = Sensor{i}(limit)\n    return {{\"n\": len(result), \"s\": s.read(), \
             \"r\": result}}\n\n\n",
            count = i % 7 + 1,
        );
        part.expect("strings take all");
    }
}
