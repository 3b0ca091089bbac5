# cpython: differs - tracebacks without source lines
exec("def f():\n    g()\n\n\ndef g():\n    1 / 0\n")
f()
