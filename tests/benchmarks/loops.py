# Nested for loops over integers.
def main():
    total = 0
    for i in range(1000):
        for j in range(1000):
            total = (total + (i ^ j)) & 0xFFFFF
    return total
