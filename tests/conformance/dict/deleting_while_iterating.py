# cpython: differs - nothing is raised
d = {i: i for i in range(10)}
for key in d:
    del d[key]
print(d)
d = {1: 1}
for key in d:
    if len(d) < 50:
        d[key + 10] = key
print(len(d) >= 2)
