print(eval("1 + 2 * 3"), eval("[i for i in range(3)]"))
a = 7
print(eval("a + 1"))
exec("b = a + 1; c = b * 2")
print(b, c)
exec("for i in range(3):\n    a += i\n")
print(a)
print(exec("1"), eval("(lambda x: x + 1)(4)"))
for bad in ("1 +", "x = 1", "", "if 1: pass", "1; 2"):
    try:
        eval(bad)
    except SyntaxError:
        print("SyntaxError")
try:
    eval("undefined_name")
except NameError:
    print("NameError")
c = compile("a * 2", "file", "eval")
print(eval(c))
exec(compile("z = 3\nprint(z)", "file", "exec"))
