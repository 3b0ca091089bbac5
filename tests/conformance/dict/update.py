d = {}
d.update({1: 2})
d.update([(3, 4), [5, 6]])
d.update(a=1)
d.update({7: 8}, b=9)
d.update()
d.update(zip("xy", range(2)))
print(sorted(d.items(), key=str))
for wrong in ([1], [(1,)], [(1, 2, 3)], 5):
    try:
        d.update(wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
