# cpython: differs - a negative number to a broken power is complex
m = float('-inf')
for y in (0.5, -0.5, 3.14159, 1e-300, 2.0, 3.0, -1.0, float('inf'), float('-inf'), float('nan')):
    print(m ** y, pow(m, y))
