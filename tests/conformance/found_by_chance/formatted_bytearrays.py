# cpython: differs - bytes have no format there
print(bytearray(b"a{}").format(1), bytearray().format(), bytearray(b"{0}{x}").format(1, x=2))
print(type(b"{}".format(2)), type("{}".format(3)))
try:
    bytearray(b"{}").format()
except IndexError as e:
    print(e)


class Changes:
    def __str__(self):
        del array[:]
        array.extend(b"y" * 100)
        return "changed"


array = bytearray(b"x{}z{}" * 9)
del array[54:]
try:
    print(array.format(*[Changes()] * 18))
except NotImplementedError as e:
    print(e)
