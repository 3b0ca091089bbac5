# cpython: differs - it prints what we print, see differences.txt
print("%c" % "é", "%c" % 233, "%c" % 8364, "{:c}".format(8364))
