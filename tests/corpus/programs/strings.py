# literals, escapes, prefixes, concatenation
a = 'it\'s', "say \"x\"", 'a\nb\tc\\d\x41\101\u00e9\U0001f600', r'raw\n', b'\x00\xff\n', rb'\d', br"\d"
b = '''three
lines \
joined''', """and 'quotes' "here" """
c = "one" 'two' """three"""
d = b"one" b'two'
e = u"unicode: é ü 日本"
f = f"plain", f"{a}", f"{a!s:>{b}}", rf"\d{a}", f"{a['k']}" f"{b}" "end", f"{a:.{b}f}"
g = f"""{
a
}"""
h = "%s %d" % (a, b), "{}".format(a)
i = "", '', "''", '"'
j = "a very long string that is written " \
    "on two lines"
k = "trailing \\"
l = "bad \q escape"
m = "\0\07\1234"
