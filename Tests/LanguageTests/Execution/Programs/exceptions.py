# try, raise, assert: what is caught, and in which order things run.
def f(n):
    try:
        if n == 0: return 'zero'
        if n == 1: raise ValueError('one')
        if n == 2: raise KeyError('two')
        if n == 3: 1 / 0
    except ValueError as e:
        return f'VE {e}'
    except (KeyError, IndexError) as e:
        return f'KE {e} {e.args}'
    else:
        return 'else'
    finally:
        print('finally', n)
    return 'end'


for i in range(3): print(f(i))
try: f(3)
except ZeroDivisionError as e: print('ZDE', e)
print(f(4))


def g():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print('body', i)
        finally: print('fin', i)
    else: print('no')
    return 'g'


print(g())


def h():
    try: return 'try'
    finally: return 'finally'


print(h())
try:
    try: raise ValueError('a')
    except ValueError as e:
        raise TypeError('b') from e
except TypeError as e: print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: raise ValueError('a')
    except ValueError: raise TypeError('b')
except TypeError as e: print(repr(e.__context__), e.__cause__)
try:
    try: raise ValueError('a')
    except ValueError:
        try: raise KeyError('k')
        except KeyError: pass
        raise
except ValueError as e: print('re', e)


class MyErr(Exception):
    def __init__(self, code, msg='m'):
        super().__init__(msg)
        self.code = code


try: raise MyErr(5)
except MyErr as e: print(e.code, e, e.args, repr(e), isinstance(e, Exception))


class E2(MyErr):
    def __str__(self): return 'custom'


try: raise E2(1)
except E2 as e: print(e, f'{e}', str(e))
try: raise MyErr
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError
except ValueError as e: print(repr(e))
try:
    assert False
except AssertionError as e: print(repr(e))
try:
    assert 1 == 2, f"msg {1}"
except AssertionError as e: print(repr(e))
try:
    try: 1 / 0
    except 5: pass
except TypeError as e: print(e)
try:
    raise
except RuntimeError as e: print(e)


def nested():
    try:
        try: raise ValueError(1)
        finally: print('inner')
    except ValueError:
        print('outer')
        try: return 'ret'
        finally: print('ret finally')


print(nested())
e = 10
try: raise ValueError
except ValueError as e: pass
try: e
except NameError as x: print(x)


def w():
    while True:
        try:
            try: break
            finally: print('f1')
        finally: print('f2')
    return 1


print(w())


def returns_from_handler():
    try:
        raise ValueError('x')
    except ValueError as err:
        for i in range(2):
            try:
                if i: return i
            finally: print('loop', i)


print(returns_from_handler())


def swallowed():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i < 2: continue
            return repr(e)


print(swallowed())


def finally_raises():
    try:
        raise ValueError('first')
    finally:
        raise KeyError('second')


try: finally_raises()
except KeyError as e: print(repr(e), repr(e.__context__))


def breaks_in_finally():
    for i in range(3):
        try:
            raise ValueError
        finally:
            break
    return i


print(breaks_in_finally())


class CM:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, t, v, tb): print('exit', self.n, t and t.__name__, v); return self.s


with CM(1) as a, CM(2) as b: print(a, b)
with (CM(1) as a, CM(2)): print('body')
with CM(3, True): 1 / 0
try:
    with CM(4): raise KeyError('k')
except KeyError as e: print('out', e)


def returns_within():
    with CM(5) as x:
        return x


print(returns_within())
for i in range(3):
    with CM(i):
        if i == 1: continue
        if i == 2: break
try:
    with 5: pass
except TypeError as e: print(e)
with CM(7) as (x): print(x)
with CM((1, 2)) as (p, q): print(p, q)


class NoExit:
    def __enter__(self): pass


try:
    with NoExit(): pass
except TypeError as e: print(e)
try:
    with CM('outer'):
        with CM('inner'):
            raise ValueError('through both')
except ValueError as e: print(e)


def deep(n):
    if n == 0: raise ValueError('deep')
    try: deep(n - 1)
    finally: pass


try: deep(50)
except ValueError as e: print(e)
def endless(n): return endless(n + 1)


try: endless(0)
except RecursionError as e: print(e)
try:
    try: {}['a']
    except KeyError as e: raise RuntimeError('hidden') from None
except RuntimeError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
