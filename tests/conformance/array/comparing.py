# cpython: differs - it prints what we print, see differences.txt
import array

a = array.array("i", [1, 2])
print(a == array.array("h", [1, 2]), a < array.array("i", [1, 3]), 2 in a, 3 in a)
