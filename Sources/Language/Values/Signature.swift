/// The parameters of a native function, written as in Python: `"input, dim=None, *, out=..."`.
///
/// A default is one of `None`, `True`, `False`, an int, a float, a quoted str without escapes, or
/// `...` for a parameter that may be missing (its value is then `.undefined`). `*args` collects
/// positional arguments into a tuple, `**kwargs` keyword arguments into a dict, `/` and `*` part
/// the kinds as in Python. `old|new` gives a parameter a second name: `dim|axis=None`.
package struct Signature {
  package struct Parameter {
    package enum Kind { case positionalOnly, plain, keywordOnly, variadic, keywords }
    package let names: [Name]
    package let kind: Kind
    /// Nil where an argument is required.
    package let standard: Value?
  }

  package let parameters: [Parameter]
}
