# cpython: differs - exec() gives nothing back there
code = compile("6 * 7", "name", "eval")
print(exec(code), eval(code), exec("1"), exec(compile("1", "name", "exec")))
for wrong in (5, [], "x", ()):
    for f in (eval, exec):
        for arguments in ((wrong,), ({}, wrong)):
            try:
                f("1", *arguments)
            except TypeError as e:
                print(e.args)
