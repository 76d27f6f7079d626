# heapq, bisect and json.
import heapq, bisect, json
h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h); print(h)
heapq.heappush(h, 0); print(h, heapq.heappop(h), h)
print(heapq.heappushpop(h, 4), heapq.heapreplace(h, 7), h)
print([heapq.heappop(h) for _ in range(len(h))])
print(heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, ['bb', 'a', 'ccc'], key=len))
print(list(heapq.merge([1, 4], [2, 3])), heapq.nsmallest(0, [1]))
try: heapq.heappop([])
except IndexError as e: print(e)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a, bisect.bisect_left(a, 10, key=lambda x: x * 2))
value = {'lr': 0.1, 'steps': [1, 2.5, -3e-05, 1e20], 'ok': True, 'none': None, 'text': 'a"b\\\n\té\U0001F600', 'empty': [{}, []], 1: (2, 3), False: 'f', 1.5: 'x'}
text = json.dumps(value); print(text)
print(json.dumps(value, indent=2))
print(json.dumps(value, ensure_ascii=False, separators=(',', ':')))
print(json.dumps({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True, indent='--'))
print(json.dumps([float('inf'), float('nan'), -float('inf')]), json.dumps('\x7f\x01'))
print(json.dumps({1, 2}, default=sorted), json.dumps(10 ** 30), json.dumps("x"), json.dumps(None))
class Config(dict): pass
print(json.dumps(Config(a=[Config()])))
for bad in ({1}, {(1, 2): 3}, object):
    try: json.dumps(bad)
    except TypeError as e: print(e)
loop = []; loop.append(loop)
try: json.dumps(loop)
except ValueError as e: print(e)
try: json.dumps(float('nan'), allow_nan=False)
except ValueError as e: print(str(e)[:46])
back = json.loads(text); print(back, list(back) == [str(k).lower() if k is False else str(k) for k in value])
print(json.loads(' [1, -0, 2.0, 1e3, 1E-2, "\\u00e9\\ud83d\\ude00\\n", true, false, null, NaN, -Infinity, {"a": {}}] '))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items(), key=str)))
for bad in ('', '[1,]', '{"a" 1}', "{'a': 1}", '[1 2]', '"abc', '{"a": }', '[1] x', '01', '-', '"\\x"', '"a\nb"', '{"a": 1,}', 'nul', '[', '{', '"\\u12"'):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), '->', e, e.pos, e.lineno, e.colno, e.msg)
try: json.loads(3)
except TypeError as e: print(e)
print(isinstance(json.JSONDecodeError('m', '', 0), ValueError) if False else issubclass(json.JSONDecodeError, ValueError))
