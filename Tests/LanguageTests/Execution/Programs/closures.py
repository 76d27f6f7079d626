# Functions within functions, and where their names live.
fs = [lambda: i for i in range(3)]
print([f() for f in fs])


def outer():
    xs = []
    for i in range(3):
        def g(j=i): return i, j
        xs.append(g)
    return [x() for x in xs]


print(outer())


def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get(): return n
    return inc, get


inc, get = counter()
inc()
inc(5)
print(get())


def f():
    x = 1

    def g():
        def h(): return x
        return h
    x = 2
    return g()()


print(f())

x = 'global'


class A:
    x = 'class'
    def f(self): return x
    y = [x for _ in range(2)]
    z = x


print(A().f(), A.y, A.z)


def in_function():
    x = 'f'

    class B:
        x = 'B'
        def g(self): return x
    return B.x, B().g()


print(in_function())


def g():
    global x
    x = 'changed'


g()
print(x)


def h():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1


h()


def k():
    def inner(): return w
    try:
        inner()
    except NameError as e:
        print(e)
    w = 1
    return inner()


print(k())


def comprehension_cells(n):
    add = [lambda v, i=i: v + i + n for i in range(3)]
    gen = (lambda: a + n for a in range(2))
    return [f(10) for f in add], [f() for f in gen], {k: (lambda: k) for k in 'ab'}['a']()


print(comprehension_cells(100))


def param_cell(a, *args, b=2, **kw):
    def inner(): return a, args, b, kw
    a += 1
    return inner()


print(param_cell(1, 5, 6, c=7))


def deletes():
    q = 1
    for _ in range(2):
        try:
            print(q)
            del q
        except UnboundLocalError:
            print('unbound')


deletes()


def recursive(n): return 1 if n == 0 else n * recursive(n - 1)


print(recursive(20), recursive(30))
print((lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
print([y for x in [1, 2, 3] if (y := x * 2) > 2], y)


def walrus_inside():
    total = 0
    values = [total := total + v for v in range(5)]
    return values, total


print(walrus_inside())
