# What programs that go wrong are told.
def t(code):
    try: code()
    except Exception as e: print(type(e).__name__, e)


class Q: pass


for code in [
    lambda: [][0], lambda: {}['k'], lambda: 1 + 'a', lambda: 'a' + 1, lambda: None + 1,
    lambda: len(5), lambda: 5(), lambda: [].foo, lambda: None.x, lambda: 5[0], lambda: (1).foo,
    lambda: int('x'), lambda: [1] + (2,), lambda: 1 < 'a', lambda: -'a', lambda: {}[[]],
    lambda: iter(5), lambda: undefined, lambda: print(*5), lambda: [*5], lambda: {**5},
    lambda: 2 ** 'a', lambda: [1, 2]['a'], lambda: Q().x, lambda: Q.x, lambda: Q(1),
    lambda: Q() + 1, lambda: Q() < Q(), lambda: Q()[0], lambda: len(Q()), lambda: iter(Q()),
    lambda: Q()(), lambda: 1 in Q(), lambda: 1 in 5, lambda: 1 // 0, lambda: 1 % 0,
    lambda: 1.5 / 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: {1: 2}.x, lambda: 'a'.x,
    lambda: setattr(5, 'x', 1), lambda: next(iter([])), lambda: 'abc'[5], lambda: (1, 2)['x'],
    lambda: 1 @ 2, lambda: {}.pop('x'), lambda: [].pop(), lambda: [1].remove(2),
]:
    t(code)


def item(): (1, 2)[0] = 1
def delete(): del 'abc'[0]
def unpack1(): a, b = 1
def unpack2(): a, b = [1]
def unpack3(): a, *b, c = [1]
def unpack4(): a, b = 1, 2, 3
def unpack5(): [a, b] = range(5)
def attribute(): x = 5; x.foo = 1
def imports(): import nope_mod
def imports_inner(): import nope_mod.inner
def imports_from(): from nope_mod import x
def augmented(): x = []; x += 5
def loop():
    for a, b in [1]: pass
def init():
    class R:
        def __init__(self): return 3
    R()
def length():
    class L:
        def __len__(self): return -1
    len(L())
def truth():
    class B:
        def __bool__(self): return 3
    bool(B())
def iteration():
    class I:
        def __iter__(self): return 5
    list(I())
def derive():
    class D(5): pass
def catches():
    try: 1 / 0
    except 'x': pass
def cause():
    raise ValueError from 5


for code in [
    item, delete, unpack1, unpack2, unpack3, unpack4, unpack5, attribute, imports,
    imports_inner, imports_from, augmented, loop, init, length, truth, iteration, catches, cause,
]:
    t(code)
