1
"text"
[1, 2]
None
(lambda: print("called"))()
print("end")
x = print("value of print")
print(x)
