# What a generator returns and nothing else refers to arrives, whoever asks for it.
def returns(v):
    return v
    yield


def delegates(v):
    return (yield from returns(v))


def catches(v):
    try:
        yield 1
    except KeyError:
        return v


class Once:
    def __init__(self, v):
        self.v = v

    def __iter__(self):
        return self

    def __next__(self):
        v, self.v = self.v, None
        raise StopIteration(v)


def from_it(it):
    return (yield from it)


def then(it):
    x = yield from it
    yield x


def by_send(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


def by_next(c):
    try:
        next(c)
    except StopIteration as e:
        return e.value


def by_throw(c):
    next(c)
    try:
        c.throw(KeyError())
    except StopIteration as e:
        return e.value


for use in (by_send, by_next):
    for make in (
        returns,
        delegates,
        Once,
        lambda v: from_it(Once(v)),
        lambda v: from_it(from_it(Once(v))),
        lambda v: from_it(returns(v)),
    ):
        if make is not Once or use is by_next:
            print(use.__name__, use(make("text %d" % 1)), use(make([2.5] * 2)), use(make((10**20, {}))))
for make in (catches, lambda v: from_it(catches(v)), lambda v: from_it(from_it(catches(v)))):
    print(by_throw(make("text %d" % 3)), by_throw(make([1.5, "x" * 3])))
for make in (Once, returns, delegates):
    print(list(then(make("text %d" % 4))), list(then(make([0.5] * 3))))
