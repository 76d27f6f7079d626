# contextlib and abc.
import contextlib
from contextlib import contextmanager, suppress, nullcontext, closing, ExitStack
from abc import ABC, abstractmethod
@contextmanager
def section(name):
    "A section."
    print('<', name)
    try: yield name.upper()
    except KeyError as e: print('caught', e)
    finally: print('>', name)
with section('a') as a, section('b') as b: print(a, b)
with section('c'): raise KeyError('k')
try:
    with section('d'): raise ValueError('v')
except ValueError as e: print('outside', e)
@section('deco')
def work(x): print('work', x); return x * 2
print(work(3), work(4), work.__name__, section.__name__, section.__doc__)
with suppress(ZeroDivisionError, KeyError): 1 / 0
with nullcontext(5) as n: print(n)
class Thing:
    def close(self): print('closed')
with closing(Thing()) as t: print(type(t).__name__)
with ExitStack() as stack:
    print(stack.enter_context(section('x')), stack.enter_context(section('y'))); stack.callback(print, 'called')
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def never():
    return
    yield
try:
    with never(): pass
except RuntimeError as e: print(e)
class Layer(ABC):
    def __init__(self, n): self.n = n
    @abstractmethod
    def forward(self, x): ...
    @abstractmethod
    def parameters(self): ...
    def __call__(self, x): return self.forward(x)
for cls in [Layer]:
    try: cls(1)
    except TypeError as e: print(e)
class Half(Layer):
    def forward(self, x): return x
try: Half(1)
except TypeError as e: print(e)
class Double(Half):
    def parameters(self): return []
print(Double(3)(4), Double(3).n, isinstance(Double(1), Layer), issubclass(Double, ABC))
