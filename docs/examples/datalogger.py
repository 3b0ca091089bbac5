# Log readings as JSON lines to the file system, then read them back and sum up.
import json
import os

NAME = "readings.jsonl"


def readings(count):
    value = 7
    for i in range(count):
        value = (value * 37 + 11) % 101
        yield {"id": i, "celsius": 15 + value / 10, "ok": value % 7 != 0}


with open(NAME, "w") as log:
    for reading in readings(20):
        log.write(json.dumps(reading))
        log.write("\n")

total = 0
good = 0
with open(NAME) as log:
    for line in log:
        reading = json.loads(line)
        if reading["ok"]:
            good += 1
            total += round(reading["celsius"] * 10)

print("kept", good, "of 20")
print("mean", total // good, "tenths of a degree")
print(NAME in os.listdir())
os.remove(NAME)
print(NAME in os.listdir())
