/// `IPython.display`: texts that a notebook shows as what they are.
let ipythonDisplaySource = #"""
  class DisplayObject:
    def __init__(self, data=None, url=None, filename=None, metadata=None):
      if url is not None or filename is not None:
        raise NotImplementedError(
          f'{type(self).__name__}(url=…) and (filename=…) are not in the dojo')
      self.data = data
      self.metadata = metadata

    def __repr__(self): return f'<IPython.core.display.{type(self).__name__} object>'

  class TextDisplayObject(DisplayObject): pass

  class Pretty(TextDisplayObject):
    def __repr__(self): return str(self.data)

  class HTML(TextDisplayObject):
    def _repr_html_(self): return self.data

  class Markdown(TextDisplayObject):
    def _repr_markdown_(self): return self.data

  class Latex(TextDisplayObject):
    def _repr_latex_(self): return self.data

  class Math(TextDisplayObject):
    def _repr_latex_(self): return '$\\displaystyle ' + self.data.strip('$') + '$'

  class SVG(DisplayObject):
    def _repr_svg_(self): return self.data
  """#
