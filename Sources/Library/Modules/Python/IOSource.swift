/// `io`: files that are texts in memory.
let ioSource = #"""
  SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

  class UnsupportedOperation(OSError, ValueError): pass

  class _Memory:
    def __init__(self, initial, newline=None):
      self._data, self._place, self.closed = initial, 0, False

    def _open(self):
      if self.closed: raise ValueError('I/O operation on closed file')

    def __enter__(self):
      self._open()
      return self

    def __exit__(self, *error): self.close()
    def close(self): self.closed = True
    def flush(self): self._open()
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def isatty(self): return False

    def getvalue(self):
      self._open()
      return self._data

    def tell(self):
      self._open()
      return self._place

    def seek(self, offset, whence=0):
      self._open()
      if whence == 0 and offset < 0: raise ValueError(f'Negative seek position {offset}')
      self._place = max(0, offset + (0, self._place, len(self._data))[whence])
      return self._place

    def truncate(self, size=None):
      self._open()
      size = self._place if size is None else size
      self._data = self._data[:size]
      return size

    def read(self, size=-1):
      self._open()
      end = len(self._data) if size is None or size < 0 else self._place + size
      part = self._data[self._place:end]
      self._place += len(part)
      return part

    def readline(self, size=-1):
      self._open()
      end = self._data.find(self._newline, self._place) + 1 or len(self._data)
      if size is not None and size >= 0: end = min(end, self._place + size)
      return self.read(max(0, end - self._place))

    def readlines(self, hint=-1): return list(self)

    def writelines(self, lines):
      for line in lines: self.write(line)

    def __iter__(self):
      self._open()
      return self

    def __next__(self):
      line = self.readline()
      if not line: raise StopIteration
      return line

    def write(self, data):
      self._open()
      self._check(data)
      gap = self._empty + self._pad * (self._place - len(self._data))
      self._data = self._data[:self._place] + gap + data + self._data[self._place + len(data):]
      self._place += len(data)
      return len(data)

  class StringIO(_Memory):
    _newline, _empty, _pad = '\n', '', '\0'

    def __init__(self, initial_value='', newline='\n'):
      if initial_value is None: initial_value = ''
      if not isinstance(initial_value, str):
        raise TypeError('initial_value must be str or None, not '
                        f'{type(initial_value).__name__}')
      super().__init__(initial_value)

    def _check(self, data):
      if not isinstance(data, str):
        raise TypeError(f"string argument expected, got '{type(data).__name__}'")

  class BytesIO(_Memory):
    _newline, _empty, _pad = b'\n', b'', b'\0'

    def __init__(self, initial_bytes=b''):
      super().__init__(b'' if initial_bytes is None else initial_bytes)

    def _check(self, data):
      if not isinstance(data, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
  """#
