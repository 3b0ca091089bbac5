numbers = [1]
numbers.extend((2, 3))
numbers.extend(range(4, 6))
numbers.extend({6: "six"})
numbers.extend("ab")
numbers.extend(numbers)
numbers.extend(x * 2 for x in (50, 60))
print(numbers)
try:
    numbers.extend(5)
except TypeError:
    print("TypeError")
