from functools import lru_cache, wraps, partial
from tqdm import tqdm, trange, notebook
from tqdm.auto import tqdm as auto

print(list(tqdm(range(3), desc='x')), [i for i in trange(2, 4)], list(notebook.tqdm([1])), list(auto('ab', total=2)))
bar = tqdm(total=10)
bar.update(3)
bar.set_description('d')
bar.set_postfix(loss=0.5)
print(bar.n, bar.total, len(tqdm([1, 2])))
bar.close()
with tqdm(total=2) as t:
    t.update()
tqdm.write('written')


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.__name__, fib.cache_info())


def shout(f):
    @wraps(f)
    def inner(*a, **k):
        return f(*a, **k).upper()
    return inner


@shout
def hello(name, end='!'):
    """Says hello."""
    return 'hello ' + name + end


print(hello('bob'), hello.__name__, hello.__doc__, hello.__wrapped__('x'))
print(partial(hello, end='?')('al'), partial(hello, 'q', end='.')())
