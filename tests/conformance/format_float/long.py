# cpython: differs - numbers have at most 31 characters
for e in (0, 5, 10, 14, 16, 18, 20, 22, 25, 28):
    x = 1.234567890123456 * 10.0**e
    for s in (x, -x):
        for p in (0, 1, 2, 3, 6, 9, 12, 14, 15, 16, 17, 18, 20, 24, 28, 30, 31, 33):
            print(("%." + str(p) + "f") % s, ("{:+." + str(p) + "F}").format(s), ("%." + str(p) + "e") % s)
for x in (1e40, 1.5e40, -1.25e35, 123456789e30, 9.5e99, -1e300):
    for p in (0, 1, 2, 3, 6, 7, 9, 12, 16, 20):
        s = "%." + str(p) + "F"
        print(s % x, ("{:." + str(p) + "f}").format(x), ("{:020." + str(p) + "f}").format(x), ("{:." + str(p) + "%}").format(x))
for f in ("%+.20e", "%.20e", "%.24e", "%+.25e", "%.30e", "%+.30g", "%.30g", "%.29g", "%.28g"):
    print(f % 1.23456789e-5, f % -1.23456789e205)
