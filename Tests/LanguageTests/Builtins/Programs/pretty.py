try:
    pretty
except NameError:
    from IPython.lib.pretty import pretty
class A:
    pass
class B:
    def __repr__(self): return 'B(\n  x)'
def f(x, y=1, *a, **k): pass
def show(v):
    print(pretty(v))
    print('---')
show([1,2,3]); show(list(range(100)));  show(tuple(range(50))); show((1,)); show(())
show({i: i*i for i in range(40)}); show({'a': list(range(40)), 'b': {'c': list(range(30))}})
show(['word'*3]*20); show([['abc', 'def']*3]*10); show([[i]*12 for i in range(12)])
show({3,1,2}); show(set(range(100))); show(set()); show(frozenset([1,2])); show({'a','b'}); show(frozenset())
show(int); show(A); show(ValueError); show(ValueError('a', 1)); show(KeyError('k')); show([int, str, A])
show('a\nb'); show(['a\nb']); show("it's"); show(1.5); show(None); show(True); show(...); show(range(5)); show(slice(1,2))
show(B()); show([B(), B()]); show({'k': B()})
l=[1]; l.append(l); show(l); d={}; d['d']=d; show(d); t=([],); t[0].append(t); show(t)
show(f); show(lambda x: x); show({"f": f})
def g(a, /, b: int, *, c: str = "x", d) -> int: pass
def h(a: list[int] = None, b: "int|None" = 3, *q, **r) -> None: pass
show(g); show(h); show(str.upper); show(iter([])); show(property(f))
show({'x': (1,2), (1,2): [None]}); show([(i, str(i)) for i in range(30)]); show({1: {2: {3: {4: list(range(30))}}}})
show([{'name': 'a'*30, 'value': i} for i in range(4)]); show(['x'*100]); show(['x'*100]*2); show([[['y'*30]*3]*2]*2)
show({1,'a'}); show({(1,2),(0,5)}); show([1.0, 2.5e-10, float('nan')]); show({'a': 'b'*80, 'c': 'd'*80})
show([set(range(30)), frozenset(range(30))]); show((1, (2, (3, tuple(range(30))))));   show([()]*40)
show({i: list(range(i)) for i in range(20)}); show([[1,[2,[3,[4,['a'*20]*4]]]],'b'*20])
