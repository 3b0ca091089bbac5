import math

print(math.degrees(5.883877822056882e306), math.degrees(-1e308))
print(math.radians(5e-324), math.radians(1e308) > 1e306)
print(math.degrees(float("inf")), math.degrees(float("nan")))
