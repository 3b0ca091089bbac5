# More cells, defaults and keyword-only parameters than fit into the first bytes of a prelude.
names = ["v%d" % i for i in range(120)]

program = "def f():\n    " + " = ".join(names) + " = 1\n"
program += "    def g():\n        return " + " + ".join(names) + "\n    return g()\n"
exec(program)
print(f())

exec("def f(" + ", ".join("%s=%d" % (n, i) for i, n in enumerate(names)) + "):\n    return v0 + v119\n")
print(f(), f(5), f(v119=1))

exec("def f(*, " + ", ".join("%s=%d" % (n, i) for i, n in enumerate(names[:60])) + "):\n    return v0 + v59\n")
print(f(), f(v0=7))

for cells in (1, 14, 15, 16, 17, 31, 32, 63, 64, 65):
    few = names[:cells]
    exec("def f(a):\n    " + " = ".join(few) + " = a\n    return lambda: " + " + ".join(few) + "\n")
    print(cells, f(2)())
