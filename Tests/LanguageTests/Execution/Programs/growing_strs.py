# A str that gets longer in place is seen as before by all that hold it.
s = 'x' * 300
t = s
s += 'é'
print(len(t), len(s), t == s[:-1])
u = s
for i in range(5):
    u += str(i)
print(s[-2:], u[-7:], len(s), len(u))
s += s
print(len(s), s[300], s[601])


# Keys of a dict, and hashes that were asked for.
def grow(n):
    out = 'ab' * 200
    found = {}
    for i in range(n):
        found[out] = i
        out += chr(97 + i % 26)
        found[out] = -i
    return out, found


out, found = grow(1000)
print(len(out), len(found), found[out], hash(out) == hash(out[:700] + out[700:]))
before = hash(out)
out += 'z'
print(hash(out) == before, out in found)

# What cannot be added leaves it as it was.
b = 'q' * 400
try:
    b += 1
except TypeError as e:
    print(e, len(b))

# An iterator goes on over what it was made of.
items = iter(b)
next(items)
b += 'end'
print(sum(1 for _ in items), b[-4:])


class Text(str):
    pass


c = Text('a' * 300)
c += 'b'
print(type(c).__name__, len(c))

# From ASCII to wider, in all four ways, and past the room there is.
for start, more in [('a', 'b'), ('a', 'é'), ('é', 'b'), ('é', 'ü')]:
    text = start * 250
    for i in range(2000):
        text += more * (i % 3)
    print(len(text), text.count(start), text.count(more), text[249:252])
text = 'm' * 2**20
for i in range(3):
    text += 'n' * 2**20
print(len(text), text.count('n'), text[2**20 - 1:2**20 + 1])
