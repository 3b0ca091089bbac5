# cpython: differs - what a stream does not take at once is offered again
import io, json, sys


class Slow(io.IOBase):
    def __init__(self, most):
        self.most, self.taken = most, b''

    def write(self, data):
        data = bytes(data)[:self.most]
        self.taken += data
        return len(data)


class Wrong(io.IOBase):
    def __init__(self, answer):
        self.answer, self.calls = answer, 0

    def write(self, data):
        self.calls += 1
        return self.answer


for most in (1, 2, 3, 100):
    s = Slow(most)
    print('abc', [1, 'two', (3,)], 4.5, file=s)
    print('', end='', file=s)
    json.dump({'key': [1, None, 'text']}, s)
    sys.print_exception(ValueError('wrong'), s)
    print(s.taken)
for answer in (None, 0):
    s = Wrong(answer)
    print('', end='', file=s)
    print(5, end='', file=s)
    print(s.calls)
for answer in (-5, 'x', 1 << 80):
    s = Wrong(answer)
    try:
        print(5, file=s)
    except Exception as e:
        print(type(e).__name__, e, s.calls)
