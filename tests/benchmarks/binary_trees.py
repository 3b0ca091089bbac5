# Trees of tuples built and walked.
def build(depth):
    if depth == 0:
        return (None, None)
    return (build(depth - 1), build(depth - 1))


def check(tree):
    left, right = tree
    if left is None:
        return 1
    return 1 + check(left) + check(right)


def main():
    return sum(check(build(d)) for d in (12, 13, 14, 13))
