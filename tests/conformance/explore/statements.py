"""Random functions of nested statements that say which way they go, and random calls."""

WAYS = ["pass", "return 'r'", "break", "continue", "raise ValueError('v')", "raise KeyError('k')", "raise StopIteration",
        "1//0", "x+=1", "x=[x]", "yield x", "x=(yield x)", "yield from (7,8)", "del x", "assert x<2,'big'", "raise", "say(x)"]
USES = ["list(it)", "next(it)", "it.send(None)", "it.send(5)", "it.throw(ValueError)", "it.throw(ValueError('t'))", "it.close()"]


class Block:
    """A statement with the blocks inside it."""

    def __init__(self, heads, blocks):
        self.heads, self.blocks = heads, blocks

    def lines(self):
        for head, block in zip(self.heads, self.blocks):
            yield head
            for part in block:
                yield from (" " + line for line in part.lines())
            if head.endswith(":") and not block:
                yield " pass"

    def smaller(self):
        for i, block in enumerate(self.blocks):
            for j, part in enumerate(block):
                rest = self.blocks[:i] + [block[:j] + block[j + 1:]] + self.blocks[i + 1:]
                yield Block(self.heads, rest)
                for instead in part.blocks + [[s] for s in part.smaller()]:
                    yield Block(self.heads, self.blocks[:i] + [block[:j] + instead + block[j + 1:]] + self.blocks[i + 1:])


class Function:
    """A function and how it is run."""

    def __init__(self, body, uses):
        self.body, self.uses = body, uses

    def __str__(self):
        return "\n".join(self.body.lines()) + (" # " + "; ".join(self.uses) if self.uses else "")

    def run(self, number):
        text = "\n".join(self.body.lines())
        uses = ",".join(f"lambda:{use}" for use in self.uses)
        return (f"{text}\ndef run():\n global it,log\n log=[]\n r=[]\n it=None\n for use in (lambda:f(1),{uses}):\n"
                "  try:\n   v=use()\n   if hasattr(v,'send'): it=v\n   r.append(v if not hasattr(v,'send') else 'generator')\n"
                "  except BaseException as e: r.append((kind(e),e.args))\n"
                f" return r,log\nt({number},run)\n")

    def smaller(self):
        for body in self.body.smaller():
            yield Function(body, self.uses)
        for i in range(len(self.uses)):
            yield Function(self.body, self.uses[:i] + self.uses[i + 1:])


def block(r, depth, loop):
    return [statement(r, depth, loop) for _ in range(r.choice([1, 1, 2, 2, 3]))]


def statement(r, depth, loop):
    if depth == 0 or r.random() < 0.3:
        if r.random() < 0.35:
            return Block([f"say({r.randrange(100)})"], [[]])
        way = r.choice(WAYS)
        if way in ("break", "continue") and not loop:
            way = "pass"
        return Block([way], [[]])
    inner = lambda loop=loop: block(r, depth - 1, loop)
    shape = r.randrange(10)
    if shape == 0:
        return Block([f"if x<{r.randrange(4)}:", "else:"], [inner(), inner()])
    if shape in (1, 2):
        head = r.choice(["for i in range(2):", "for i in (1,2):", "for x in 'ab':", "for i in range(x if x is 1 else 2):"])
        return Block([head, "else:"], [inner(True), inner()]) if r.random() < 0.4 else Block([head], [inner(True)])
    if shape == 3:
        return Block(["say('loop')", "while again():", "else:"], [[], inner(True), inner()])
    if shape in (4, 5):
        return Block(["try:", "finally:"], [inner(), inner()])
    if shape in (6, 7):
        heads = ["try:", r.choice(["except ValueError:", "except (KeyError,ValueError) as e:", "except Exception as e:", "except:"])]
        blocks = [inner(), inner()]
        if r.random() < 0.3:
            heads, blocks = heads + ["else:"], blocks + [inner()]
        if r.random() < 0.3:
            heads, blocks = heads + ["finally:"], blocks + [inner()]
        return Block(heads, blocks)
    if shape == 8:
        return Block([r.choice(["with M(0):", "with M(1) as y:", "with M(2):", "with M(0),M(1):"])], [inner()])
    return Block(["def g():", "x=g()"], [[Block(["nonlocal x"], [[]])] * r.randrange(2) + inner(False), []])


def test(r):
    uses = [r.choice(USES) for _ in range(r.choice([0, 0, 1, 2, 3]))]
    return Function(Block(["def f(x):"], [block(r, 3, False)]), uses)
