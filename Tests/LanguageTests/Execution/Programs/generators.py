# Generators in all their states.
def g():
    x = yield 1
    print('got', x)
    try:
        y = yield 2
    except ValueError as e:
        print('caught', e)
        y = 'exc'
    finally:
        print('fin')
    yield y
    return 'done'


it = g()
print(next(it))
print(it.send('a'))
print(it.throw(ValueError('v')))
try:
    next(it)
except StopIteration as e:
    print(e.value)


def sub():
    r = yield from g()
    print('r', r)
    yield from [10, 20]
    yield from (i for i in 'ab')


print(list(sub()))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


small = []
for v in fib():
    if v > 50:
        break
    small.append(v)
print(small)


def closing():
    try:
        yield 1
        yield 2
    finally:
        print('closed')


c = closing()
next(c)
c.close()
print(list(c))
print(list((x * y for x in range(3) for y in range(3) if x != y)), sum(x for x in range(10)))


def rec(n):
    if n:
        yield n
        yield from rec(n - 1)


print(list(rec(5)))


def bad():
    yield 1
    raise StopIteration


try:
    list(bad())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


def echo():
    while True:
        r = yield
        print('echo', r)


e = echo()
next(e)
e.send(1)
e.send(2)
try:
    g().send(1)
except TypeError as e:
    print(e)
print(max((x for x in [3, 1, 2]), default=0), *map(lambda v: v + 1, (i for i in range(3))))


def inner():
    try:
        yield 1
    except KeyError as e:
        print('inner', repr(e))
        yield 2
    return 'inner result'


def delegating():
    result = yield from inner()
    print(result)


d = delegating()
next(d)
print(d.throw(KeyError('k')))
print(list(d))


def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 'in handler'
        try:
            raise
        except ZeroDivisionError as e:
            yield repr(e)


print(list(handling()))


def running():
    yield next(me)


me = running()
try:
    next(me)
except ValueError as e:
    print(e)
print(list(zip(rec(3), fib())), dict(enumerate(rec(2))), [*rec(2)], tuple(rec(2)))
a, b, *rest = rec(4)
print(a, b, rest)


def with_arguments(n, *args, k=1, **kw):
    for i in range(n):
        yield i, args, k, kw


print(list(with_arguments(2, 'x', k=3, z=4)))


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
