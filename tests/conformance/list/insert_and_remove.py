names = ["b", "d"]
names.insert(0, "a")
names.insert(2, "c")
names.insert(100, "z")
names.insert(-100, "0")
print(names)
names.remove("c")
print(names)
try:
    names.remove("nope")
except ValueError:
    print("ValueError")
print(names.index("d"), names.count("z"), "a" in names, "q" not in names)
