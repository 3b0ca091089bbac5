def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "digit"
    else:
        return "large"


for n in (-5, 0, 7, 10):
    print(n, kind(n))
if []:
    print("empty list is true")
elif "":
    print("empty string is true")
print("one line") if kind(3) == "digit" else print("never")
