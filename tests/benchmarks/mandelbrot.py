# Floating point.
def main():
    inside = 0
    for py in range(60):
        y0 = py / 30 - 1
        for px in range(90):
            x0 = px / 30 - 2
            x = y = 0.0
            n = 0
            while x * x + y * y < 4.0 and n < 100:
                x, y = x * x - y * y + x0, 2 * x * y + y0
                n += 1
            if n == 100:
                inside += 1
    return inside
