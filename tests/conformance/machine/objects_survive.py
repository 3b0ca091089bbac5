# heap: 1048576
keep = {}
for i in range(300):
    keep[i] = [str(i), (i, i + 0.5), {i: "v%d" % i}]
    for j in range(5):
        trash = [j] * 50
ok = all(keep[i][0] == str(i) and keep[i][1] == (i, i + 0.5) and keep[i][2][i] == "v%d" % i for i in range(300))
print(ok, len(keep))
