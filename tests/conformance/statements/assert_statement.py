# cpython: differs - repr of exceptions has a comma
assert True
assert 1, "unused"
try:
    assert False
except AssertionError as e:
    print(repr(e))
try:
    assert 0, "message"
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert [], (1, 2)
except AssertionError as e:
    print(e.args)
