# cpython: differs - precisions below 0 are 0 there
for f in "gfedsr":
    for p in (-1, -2, -5, 0, 1):
        print(f, p, ("%.*" + f) % (p, 1073741825), ("%10.*" + f + "|") % (p, 5))
print("%.f" % 2.5, "%.e" % 2.5, "%.s|" % "abc")
