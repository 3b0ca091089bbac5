def g():
    for i in range(2):
        try:
            yield i
            raise ValueError("try")
        finally:
            print("finally", i)
        print("after", i)
    yield "last"


def run(use):
    it = g()
    try:
        print(use(it))
    except BaseException as e:
        print(type(e).__name__, e)


run(list)
run(lambda it: (next(it), it.close()))
run(lambda it: (next(it), it.throw(TypeError("thrown"))))
run(lambda it: (next(it), it.send(1)))
run(lambda it: [next(it), next(it)])
