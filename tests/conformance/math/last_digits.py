import math

for x in (0.5, 1, 2.25, -0.75, 0, -3, 10, 57.3):
    print(math.radians(x), math.degrees(x), math.cosh(x), math.sinh(x), math.tanh(x))
for x in (0.1, 0.5, 1, 2.25, 7):
    print(math.exp(x), math.log(x), math.sqrt(x), math.log2(x))
