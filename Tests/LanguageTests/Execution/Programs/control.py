# Statements that decide what runs next.
for i in range(3): pass
else: print('else', i)
for i in []: pass
else: print('empty else')
n = 0
while n < 3:
    n += 1
    if n == 2: continue
else: print('while else', n)
while True:
    break
else: print('never')
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print(i, a, b)
for k, v in {'a': 1}.items(): print(k, v)
for x in 'ab': print(x)
for i in range(10, 0, -3): print(i, end=' ')
print()
for i in range(0): print('none')
l = [1, 2, 3]
for x in l:
    if x == 2: l.append(9)
print(l)


def f(x):
    if x > 0: return 'pos'
    elif x < 0: return 'neg'
    else: return 'zero'


print(f(1), f(-1), f(0))
a = 5
if a == 5 and (a > 3 or a < 1) and not a == 6: print('cond')
if not (a == 5 and a == 6): print('cond2')
if a < 3 or a > 4 and a != 7: print('cond3')
if a < 3 or a > 7 or a == 2 or not a: print('never')
elif (a or 0) and a is not None and 'x' not in 'abc': print('cond4')
x = 1; y = 2; x, y = y, x; print(x, y); pass
class Empty: ...
def g(): ...


print(g(), Empty.__name__)
i = 100
print([i for i in range(3)], i)


def shadow():
    range = lambda n: [n, n]
    return [x for x in range(3)]


print(shadow())
for i in reversed(range(2)): print(i)
try:
    for i in range('a'): pass
except TypeError as e: print(e)
try:
    for i in range(1, 2, 0): pass
except ValueError as e: print(e)
matrix = [[1, 2], [3, 4]]
print([list(r) for r in zip(*matrix)], sum(sum(r) for r in matrix))
del x
try: x
except NameError as e: print(e)
s = 0
for i in range(5):
    for j in range(5):
        if j == 3: break
        if i == j: continue
        s += 1
print(s)
nan = float('nan')
print([nan < 1, nan > 1, nan == nan], 'no' if not nan < 1 else 'yes', 'no' if not (nan >= 1) else 'yes')
if nan < 1 or nan >= 1: print('never')
if not nan < 1: print('nan is not less')
while n: n -= 1
print(n, __name__)
print(None) if n else print('zero')
total = 0
for a in range(3):
    for b in range(a):
        for c in range(b + 1): total += a * b + c
print(total)
it = iter([1, 2, 3, 4])
for v in it:
    print(v, next(it, None))
for v in (1, 'a', None): print(v, end=';')
for v in {'k': 1}: print(v, end=';')
for v in sorted({3, 1}): print(v, end=';')
print()
big = 2 ** 62
for i in range(big, big + 2): print(i)
for i in range(9223372036854775806, 9223372036854775807): print(i)
if True:
	print('tab')


def m(x):
    match x:
        case 0: return 'zero'
        case 1 | 2: return 'one-two'
        case -3: return 'neg'
        case 'a': return 'str'
        case None: return 'none'
        case True: return 'true'
        case [a, b]: return f'pair {a} {b}'
        case [a, *rest] if len(rest) > 2: return f'long {a} {rest}'
        case (a, b, c): return f'triple {a}'
        case {'k': v, **r}: return f'map {v} {r}'
        case int(n): return f'int {n}'
        case str() as s: return f'str {s}'
        case _: return 'other'


for v in [0, 1, 2, -3, 'a', None, True, [1, 2], (1, 2, 3, 4), [1, 2, 3], {'k': 1, 'z': 2}, 77, 'zz', 3.5]:
    print(m(v))


class Pt:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y


match Pt(1, 2):
    case Pt(0, y): print('no')
    case Pt(x=1, y=yy): print('yes', yy)
match Pt(1, [2, {'a': 3}]):
    case Pt(1, [_, {'a': z}]): print(z)
match = 5; case = 6
print(match + case)
