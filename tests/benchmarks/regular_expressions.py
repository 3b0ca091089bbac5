# Regular expressions: matching, searching, groups, replacing.
import re

LINE = "2024-05-%02d 12:%02d:07 [%s] module%d: value=%d, name=item_%d"


def main():
    pattern = re.compile(r"^(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+) \[(\w+)\] (\w+): (.*)$")
    value = re.compile(r"value=(\d+)")
    word = re.compile(r"[a-z]+_\d+")
    total = 0
    for i in range(3000):
        level = ("info", "warning", "error")[i % 3]
        line = LINE % (i % 28 + 1, i % 60, level, i % 7, i * 13, i)
        found = pattern.match(line)
        if found and found.group(7) == "error":
            total += int(found.group(3))
        total += int(value.search(line).group(1))
        total += len(word.sub("X", line))
    return total
