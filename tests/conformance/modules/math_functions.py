import math

print(math.sqrt(2), math.pi, math.e, math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5))
print("%.6f %.6f %.6f" % (math.sin(1), math.cos(1), math.atan2(1, 2)))
print(math.pow(2, 10), math.fabs(-3), math.fmod(7, 3), math.modf(1.25), math.frexp(8))
print(math.isnan(float("nan")), math.isinf(float("inf")), math.isfinite(1.0), math.log(math.e))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.acos(2)):
    try:
        bad()
    except ValueError:
        print("ValueError")
