# Encoding and decoding, with what cannot be, and what long strs go through.
def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


for text in ('abc', 'é', 'aé€😀z', '\ud800', 'a\udc80\udc81b', ''):
    for encoding in ('utf-8', 'ascii', 'latin-1'):
        for errors in ('strict', 'ignore', 'replace'):
            show(lambda: text.encode(encoding, errors))

for data in (b'abc', b'\xc3\xa9', b'\xff', b'\xc3', b'\xe4\xb8', b'\xe4a', b'\xe4\xb8a', b'\xc0\x80',
             b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'\xf0\x9f\x98', b'\xf4\x90\x80\x80', b'\xf5a',
             b'a\x80b', b'\xe0\x80\x80', b''):
    for encoding in ('utf-8', 'ascii', 'latin-1'):
        for errors in ('strict', 'ignore', 'replace'):
            show(lambda: data.decode(encoding, errors))

show(lambda: 'a'.encode('nonesuch'))
show(lambda: b'a'.decode('nonesuch'))
show(lambda: b'\xff'.decode('utf8', 'nonesuch'))
show(lambda: bytes('aé', 'utf-8'))
show(lambda: bytes('aé', 'ascii', 'replace'))
show(lambda: bytes('aé'))
show(lambda: bytes(3, 'ascii'))
show(lambda: str(b'\xc3\xa9', 'utf-8'))

# More than one stretch of a str, a list, a dict, a set.
n = 135_000
s = 'ab' * n
w = 'aé' * n
print(len(s), len(w), s == s[:-1] + 'b', w == w[:-1] + 'é', w == w[:-1] + 'x')
print(s[1:-1] == 'ba' * (n - 1) + 'b'[1:], len(w[1:-1]), w[::2] == 'a' * n, w[1::2] == 'é' * n)
print(len(s + 'é'), (s + 'é')[-2:], ('é' + s)[:2], len(w + w), w[::2].isascii(), w[1::2].isascii())
print(s.replace('a', 'é') == 'éb' * n, w.replace('é', 'b') == s, w.replace('é', 'b').isascii())
print(s.replace('a', 'x', 2)[:6], s.count('ab'), w.count('é'), len(s.replace('b', '')))
print(w.encode().decode() == w, len(w.encode()), s.encode().decode() == s)
print(len(s.split('b')), len(w.split('é')), s.rsplit('b', 1)[1] == '', len((s + ' ' + w).split()))
print(' a  b c '.rsplit(None, 1), 'a b'.rsplit(None, 0), ' a '.rsplit(None, 0), 'a,b'.rsplit(',', 0))
l = list(range(2 * n))
print(list(s) == [*s], sum(list(l)), sum(l[::2]), l[::-1][0], len(l + l), tuple(l) == tuple(list(tuple(l))))
d = {i: str(i) for i in range(2 * n)}
print(len(d), list(d)[-1], list(d.items())[-1], list(d.values())[-1], len({*d}), len({**d}), len(dict(d.items())))
print(sorted(l, key=lambda x: -x)[0], sorted(l, reverse=True)[0], sorted(s)[n], sorted(d, key=str)[:3])
print(sorted([3, 1, 2], key=lambda x: x % 2), sorted([3, 1, 2], key=lambda x: x % 2, reverse=True))
print(sorted([1.5, float('-inf'), 2], reverse=True), sorted([(1, 2), (1,), (0, 5)], reverse=True))
print(list(range(5, -5, -3)), list({1: 2}), list({3}), list(iter([1, 2])), list(zip('ab', 'cd')))
class Pair(tuple): pass
print('%d-%d'.__mod__((1, 2)), '%s'.__mod__('a'), '%s' % Pair((1,)), '%d-%d' % Pair((1, 2)), 'abc'.startswith(Pair(('a',))))
