# cpython: differs - instances are no items there
import array


class Grows:
    def __int__(self):
        global kept
        data.extend(bytes(1000))
        kept = [[i] for i in range(100)]
        return 7


data = bytearray(3)
data[1] = Grows()
print(len(data), data[0], kept[0], kept[-1])
view = memoryview(data)
view[2] = Grows()
print(len(data), data[0], kept[0], kept[-1])
data = array.array("H", [1, 2, 3])
data[1] = Grows()
print(len(data), data[0], kept[0], kept[-1])
