# Containers that change while they are searched, compared, sorted or printed.


class Key:
    """Equal to nothing, and does something each time it is asked."""

    def __init__(self, action, times=1, answer=False):
        self.action, self.times, self.answer = action, times, answer

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.times > 0:
            self.times -= 1
            self.action()
        return self.answer

    def __lt__(self, other):
        self.__eq__(other)
        return True

    def __repr__(self):
        self.__eq__(None)
        return "key"


# Dicts: a look-up asks the keys that are there.
d = {Key(lambda: d.clear()): 1, 2: 3}
print(d.get(Key(lambda: None)), len(d))
d = {1: "one", Key(lambda: d.pop(1, None)): 2, 1.5: 3}
print(Key(lambda: None) in d, len(d))
d = {Key(lambda: [d.setdefault(i, i) for i in range(100)]): 1}
d[Key(lambda: None)] = 5
print(len(d))
d = {Key(lambda: d.clear(), answer=True): 1}
try:
    d.pop(Key(lambda: None))
except KeyError as error:
    print("KeyError", len(d))
d = {Key(lambda: d.clear(), answer=True): 1}
d[Key(lambda: None)] = 2
print(list(d.values()))
d = {Key(lambda: d.update({i: i for i in range(50)})): 1}
print({Key(lambda: None): 1} == d, len(d))
d = {1: Key(lambda: d.clear()), 2: 3}
print(d == {1: 0, 2: 3}, len(d))
d = {(1, Key(lambda: d.clear())): 1}
print((1, Key(lambda: None)) in d, len(d))
d, e = {Key(lambda: (d.clear(), d.update(e)), answer=True): 1}, {7: 8}
print(d.get(Key(lambda: None)), d)
d = {Key(lambda: d.clear()): 1}
d.setdefault(Key(lambda: None), 2)
print(list(d.values()))
d = {Key(lambda: d.clear()): 1, 2: 3}
d.update({Key(lambda: None): 4})
print(list(d.values()))
d = {Key(lambda: d.update({Key(lambda: None): 1}), times=5): 1}
print(d.get(Key(lambda: None)), len(d))

# Sets.
s = {Key(lambda: s.clear()), 2}
print(Key(lambda: None) in s, len(s))
s = {Key(lambda: s.update(range(100))), 2}
s.add(Key(lambda: None))
print(len(s))
s = {Key(lambda: s.clear(), answer=True), 2}
s.discard(Key(lambda: None))
print(len(s))
s = {Key(lambda: s.clear())}
print(len(s | {Key(lambda: None)}))

# Lists.
a = [Key(lambda: a.append(1)), Key(lambda: None)]
try:
    a.sort()
except ValueError as error:
    print(error)
a = [3, 1, 2]
try:
    a.sort(key=lambda v: (a.append(v), v)[1])
except ValueError as error:
    print(error, len(a))
a = [1, 2, 3]
a[1:] = (a.clear() or i for i in range(2))
print(a)
a = [1, 2, 3, 4]
for v in a:
    a.remove(v)
print(a)
a = [1, 2, 3]
a.extend(a.pop() for _ in range(2))
print(a)


class Index:
    def __index__(self):
        a.clear()
        return 2


a = [1, 2, 3]
try:
    print(a[Index()])
except IndexError as error:
    print(error)
a = [1, 2, 3]
try:
    a[Index()] = 5
except IndexError as error:
    print(error)
a = [1, 2, 3]
a.insert(Index(), 7)
print(a)
a = [1, 2, 3]
try:
    a.pop(Index())
except IndexError as error:
    print(error)
a = [1, 2, 3]
print(a[Index() :], a)
a = [1, 2, 3]
a[Index() :] = [9]
print(a)
a = [1, 2, 3]
del a[: Index()]
print(a)

# Iterators.
d = {i: i for i in range(3)}
for action in (d.clear, lambda: d.update({9: 9}), lambda: d.pop(1)):
    d.clear()
    d.update({i: i for i in range(3)})
    try:
        for k in d:
            action()
    except RuntimeError as error:
        print(error)
s = {1, 2, 3}
try:
    for v in s:
        s.clear()
except RuntimeError as error:
    print(error)
print(max([1, Key(lambda: a.clear()), 2], key=lambda v: 0))
print(sorted([2, 1], key=lambda v: a.append(v) or v), a)
