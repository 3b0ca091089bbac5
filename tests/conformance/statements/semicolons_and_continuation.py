a = 1; b = 2; print(a + b)
if a: print("one line"); print("two")
c = a + \
    b
print(c)
d = (1 +
     2
     + 3)
print(d)
e = [
    1, 2,  # a comment

    3,
]
print(e)
s = "joined " \
    "text"
print(s); t = ("and" " " 'more'
               """ lines""")
print(t)
for i in 1, 2: print(i)
while a: a -= 1
class K: x = 1; y = 2
print(K.x, K.y)
