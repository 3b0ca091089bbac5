# While loops with comparisons, remainders and branches.
def main():
    i = total = 0
    while i < 500000:
        if i % 3 == 0:
            total = (total + i) & 0xFFFFF
        elif i & 1:
            total -= 1
        i += 1
    return total
