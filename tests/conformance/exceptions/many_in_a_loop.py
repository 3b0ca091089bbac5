count = 0
for i in range(2000):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        elif i % 3 == 1:
            [][i]
        else:
            {}[i]
    except ValueError as e:
        count += e.args[0]
    except IndexError:
        count += 1
    except KeyError:
        count += 2
print(count)
