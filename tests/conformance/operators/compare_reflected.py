# cpython: differs - no reflected comparisons
class L:
    def __lt__(self, o):
        return "lt"

    def __eq__(self, o):
        return "eq"


x = L()
print(x == 5, x < 5)
try:
    print(5 > x)
except TypeError as e:
    print(e)
print(5 == x)
