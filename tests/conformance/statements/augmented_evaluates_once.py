log = []


def index():
    log.append("index")
    return 0


def box():
    log.append("box")
    return values


values = [1, 2]
box()[index()] += 10
print(values, log)


class Attr:
    n = 1


def owner():
    log.append("owner")
    return a


a = Attr()
owner().n += 4
print(a.n, Attr.n, log)
