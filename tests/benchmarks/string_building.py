# Joining, formatting and splitting text.
def main():
    total = 0
    for i in range(1000):
        parts = []
        for j in range(100):
            parts.append("%d:%s" % (j, "x"))
        text = ",".join(parts)
        total += len(text) + len(text.split(",")) + text.count("1:")
        s = ""
        for j in range(50):
            s += "ab"
        total += len(s.upper().replace("A", "cc"))
        total += len("{}-{:>5}".format(i, s[:3]))
    return total
