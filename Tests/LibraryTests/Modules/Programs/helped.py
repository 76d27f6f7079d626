# help() of a program's own functions, as CPython 3.11 prints it.
def scaled(x, by=2, *, exact: bool = False) -> float:
    """Twice x.

    Or by times x.
    """
    return x * by

help(scaled)

def plain(*args, **kwargs): pass

help(plain)

class Layer:
    """A layer."""

    def __init__(self, fan_in):
        self.fan_in = fan_in

    def parameters(self):
        "All of them."

help(Layer(2).parameters)
