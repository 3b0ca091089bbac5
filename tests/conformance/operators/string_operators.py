# cpython: differs - only slices of step 1 of strings
print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1)
print("%s and %d" % ("x", 5), "%r" % "q", "%5.2f|" % 3.14159)
print("a" < "b", "a" < "A", "abc" < "abd", "ab" < "abc", "" < "a")
print("abc"[1], "abc"[-1], "abcdef"[1:4], "abcdef"[::1])
try:
    print("abcdef"[::-1])
except NotImplementedError as e:
    print(e)
s = "x"
t = s
s += "y"
print(s, t)
