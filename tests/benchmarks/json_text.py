# JSON: printed and parsed again.
import json


def record(i):
    return {
        "id": i,
        "name": "part %d" % i,
        "tags": ["a", "b" * (i % 5), 'with "quotes"\n'],
        "size": {"x": i * 3, "y": -i, "z": i / 4},
        "on": i % 2 == 0,
        "next": None,
    }


def main():
    data = {"parts": [record(i) for i in range(60)], "version": 3}
    total = 0
    for _ in range(60):
        text = json.dumps(data)
        back = json.loads(text)
        total += len(text) + len(back["parts"]) + back["parts"][7]["size"]["x"]
    return total
