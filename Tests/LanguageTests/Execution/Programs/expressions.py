# Expressions of every kind.
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not (1 > 2), 1 if [] else 2)
print([x := 5, x + 1], (y := 3) * y)
print([*range(3), *'ab'], {**{'a': 1}, 'b': 2}, {*[1, 2], 3}, (*[1], 2))
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*p, q = 'abc'
print(p, q)
[m, n] = 1, 2
print(m, n)
i = j = []
i.append(1)
print(j)
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
print(x)
x[1:2] = [7, 8, 9]
print(x, x[::-1], x[::2], x[-1])
del x[0]
print(x)
del x[:2]
print(x)
x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x |= 1; x &= 0xff; x ^= 2; x >>= 1
print(x)
x = 7; x /= 2
print(x)
print(0b101, 0o17, 0xFF, 1_000, 1e3, 1.5e-3, .5, 5., 10**20, -5 // 2, -5 % 3, 5 % -3, 2 ** -1, 7 // 2.0)
print(True and 0 or 'x', None or [], 1 and 2, 0 or None, not None)
print('a' 'b' "c", """x
y""", r'\n', '\x41\u00e9\n'.strip(), 'tab\there', '\N{BULLET}', b'bytes\x00', b'' b'ab')
print({1: 2, 3: 4}[3], {i: i*i for i in range(3)}, {i % 2 for i in range(5)})
print([(i, j) for i in range(2) for j in range(i, 3) if i != j])
print((lambda x, y=2, *a, **k: (x, y, a, k))(1, 3, 4, z=5), (lambda: 5)())
x = 3.5
print(f'{1+1} {"q"!r:>5} {3.14159:.2f} {x=} {x = } {x=!s:>5} {{}} {"a" if x else "b"} {[1,2][0]}')
print(f'{(lambda v: v*2)(4)} {x!s} {x!a} {"é"!a}')
w, pr = 10, 3
print(f'{3.14159:{w}.{pr}}|{"abc":^{w}}|{1000000:,}|{0.25:.0%}|{255:#x}|{5:05d}')
print(1 in [1], 2 not in (1,), None is None, [] is not [], 'a' in 'cat')
print(~5, -(-3), +4, --2, not not 1)
print(1 if False else 2 if False else 3)
print([[j for j in range(i)] for i in range(4)])
print(*[1, 2], sep='-', end='!\n')
t = 1,
print(t, (), (1,))
z = [1, 2, 3, 4]
print(z[1:], z[:-1], z[slice(1, 3)], z[-3:-1])
print((1, 2) + (3,), [1] * 3, 'ab' * 2, 3 * 'x')
print(1 <= 2 != 3 > 1, 'a' < 'b')
if (n := len(z)) > 3: print('walrus', n)
print(10 ** 18 * 10, 2**63, -2**63, 9223372036854775807 + 1, 2**64 % 1000, (2**70) // 3, 5 - 2**63)
print(9223372036854775807 * 2, -9223372036854775808 - 1, 3037000500 * 3037000500, 2**62 + 2**62)
print(-7 // 2, 7 // -2, -7 % 2, 7 % -2, -8 // 4, 0 % 5, (-2**63) // -1, -1 // 10**12, -10**12 % 7)
print(0.1 + 0.2, 1e16, 1e22, 123456789.123, float('inf'), -0.0, 1/3, 7 / 2, 1e308 * 10)
name = 'W'
print(f"{name!r} {name:>4}" f' {name}' 'plain {x}')
print(f'''{
  name
}''', f"{'nested ' + f'{name}'}", f"{name:{'>'}{5}}")
print(f'{3:>{2+3}}', f"{1,2}", f"{ {1:2}[1] }", f'{"{}"}', f"{name.lower()}", f'{x:.1f}{x:.2f}')
print("%s %d %.2f" % ('a', 3, 2.5), '{} {x}'.format(1, x=2))


def order(tag, value):
    print(tag, end=' ')
    return value


order('a', 1) + order('b', 2) * order('c', 3)
order('f', print)(order('x', ''), end=order('e', '\n'))
{order('k', 1): order('v', 2)}
order('l', [0])[order('i', 0)] = order('r', 5)
print(order('1', 1) < order('2', 0) < order('3', 3))
s = 1


def change():
    global s
    s = 100
    return 1


print(s + change(), s)
s = 1
s += change()
print(s)
one, two = [1, 2], [1, 2]
one += (3,)
one[0] += 10
print(one, one == two, one is two, one[-1:] + two)
d = {'n': {'m': [1]}}
d['n']['m'][0] += 1
d['new'] = d.get('old', 0) + 1
print(d, [k for k, v in d.items()], 'n' in d)
for (i, (j, *k)) in [(1, (2, 3, 4))]: print(i, j, k)
print([a for a, in [(1,), (2,)]], [a + b for a, b in zip([1, 2], [3, 4])])
print(True + True, True * 3.5, -True, [False, True][True], 'x' * True)
print("é".upper(), len("né"), "日本"[1], ascii("é"))
größe = 3
print(größe, (yes := True) and yes)
print(1 .__add__(2), 5 .__class__.__name__, [].__len__(), 'a'.__add__('b'))
print(x if (x := 5) > 3 else 0, (1, 2)[0], ((1)), [1, 2, 3][1:][0])
print(max(1, 2) if True else 0 or 1, not 1 == 2, n is not None)
big = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
]
print(len(big), sum(big)); print('semi'); print(\
    'joined')
grid = {(1, 2): 3}
grid[1, 2] += 4
grid[order('a', 0), order('b', 1)] = order('c', '\n')
print(grid, grid[1, 2])
print(1 + 2.5, 2.5 - 1, 3 * 0.5, 1 / 3, 7 / 7, 2 / 2.0, 10**17 / 3, (2**53 + 1) * 1.0, (2**53 + 1) / 1, -1 / 4)
try: print(1 / 0.0)
except ZeroDivisionError as e: print(e)
