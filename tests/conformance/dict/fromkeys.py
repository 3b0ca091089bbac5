print(dict.fromkeys(["a"]), dict.fromkeys((1,), 0), {}.fromkeys("z", 9), dict.fromkeys([]))
print(sorted(dict.fromkeys(range(5), []).items())[3])
