# Fields of t-strings that show themselves, and formats with quotes.
a = t'{b"\x41"=}'
c = t"""{'x'=}"""
d = t"""{a
=}{b
}"""
e = tr'{b:\x41}'
f = tr"""{'\x41'=}"""
