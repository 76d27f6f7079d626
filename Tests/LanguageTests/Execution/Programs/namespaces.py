# globals(), locals(), vars() and dir().
x = 1
g = globals()
print(g['x'], 'x' in g, g is globals(), locals() is globals(), vars() is globals())
g['y'] = 5; print(y)
globals()['x'] += 10; print(x)
z = 7; print(g['z'], g.get('z'), g.get('nope', 'no'))
for i in range(3): globals()[f'v{i}'] = i * i
print(v0, v1, v2)
del g['y']
try: print(y)
except NameError as e: print(e)
del z
print('z' in g)
g.update(a=1, b=2); print(a, b, g.pop('a'))
try: a
except NameError as e: print(e)
def f(p, q=2):
    r = p + q
    s = lambda: r
    return locals()
d = f(1); print({k: v for k, v in d.items() if k != 's'}, sorted(d))
def h():
    global made
    made = 3
    globals()['made2'] = 4
    print(dir())
    return vars()
print(h(), made, made2)
class K:
    a = 1
    b = 2
    print({k: v for k, v in locals().items() if not k.startswith('__')})
print([k for k in list(globals().keys()) if k.startswith('v')], [k for k, v in globals().items() if isinstance(v, int) and not k.startswith('_')])
def setit(name, val): globals()[name] = val
setit('dyn', [1]); dyn.append(2); print(dyn)
print('{x} {b}'.format(**globals()), '%(x)d' % globals(), f"{globals()['x']}")
def tr():
    t = 0
    for e in range(2):
        t += e
    return sorted(locals().items())
print(tr())
print(callable(globals().get('f')), type(globals()), isinstance(globals(), dict), len(globals()) > 5)
try: globals()['zzz']
except KeyError as e: print('KeyError', e)
