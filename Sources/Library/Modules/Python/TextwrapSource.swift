/// `textwrap`: paragraphs of a width, and indentation.
let textwrapSource = #"""
  import re

  _space = '\t\n\x0b\x0c\r '

  class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
      self.width, self.tabsize = width, tabsize
      self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
      self.expand_tabs, self.replace_whitespace = expand_tabs, replace_whitespace
      self.break_long_words, self.drop_whitespace = break_long_words, drop_whitespace
      self.break_on_hyphens, self.fix_sentence_endings = break_on_hyphens, fix_sentence_endings
      self.max_lines, self.placeholder = max_lines, placeholder

    def _chunks(self, text):
      if self.expand_tabs: text = text.expandtabs(self.tabsize)
      if self.replace_whitespace: text = re.sub(r'[\t\n\x0b\x0c\r ]', ' ', text)
      chunks = []
      for part in re.findall(r'[\t\n\x0b\x0c\r ]+|[^\t\n\x0b\x0c\r ]+', text):
        if part[0] in _space or not self.break_on_hyphens: chunks.append(part)
        else: chunks += [c for c in re.split(
          r'(?<=[^\d\W]-)(?=[^\d\W]{2})|(?<=[^\d\W]{2}-)(?=[^\d\W])', part) if c]
      return chunks

    def wrap(self, text):
      if self.width <= 0: raise ValueError(f'invalid width {self.width!r} (must be > 0)')
      if self.max_lines is not None:
        indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
        if len(indent) + len(self.placeholder.lstrip()) > self.width:
          raise ValueError('placeholder too large for max width')
      chunks = self._chunks(text)
      chunks.reverse()
      lines = []
      while chunks:
        line, length = [], 0
        indent = self.subsequent_indent if lines else self.initial_indent
        width = self.width - len(indent)
        if self.drop_whitespace and chunks[-1].strip() == '' and lines: chunks.pop()
        while chunks and length + len(chunks[-1]) <= width:
          length += len(chunks[-1])
          line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width: self._break_long(chunks, line, length, width)
        length = sum(map(len, line))
        if self.drop_whitespace and line and line[-1].strip() == '':
          length -= len(line.pop())
        if not line: continue
        fits = (self.max_lines is None or len(lines) + 1 < self.max_lines
                or (not chunks or self.drop_whitespace and len(chunks) == 1
                    and not chunks[0].strip()) and length <= width)
        if fits:
          lines.append(indent + ''.join(line))
          continue
        while line:
          if line[-1].strip() and length + len(self.placeholder) <= width:
            lines.append(indent + ''.join(line) + self.placeholder)
            break
          length -= len(line.pop())
        else:
          if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
          else: lines.append(indent + self.placeholder.lstrip())
        break
      return lines

    def _break_long(self, chunks, line, length, width):
      room = 1 if width < 1 else width - length
      if self.break_long_words:
        chunk = chunks[-1]
        if self.break_on_hyphens and len(chunk) > room:
          hyphen = chunk.rfind('-', 0, room)
          if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]): room = hyphen + 1
        line.append(chunk[:room])
        chunks[-1] = chunk[room:]
      elif not line:
        line.append(chunks.pop())

    def fill(self, text): return '\n'.join(self.wrap(text))

  def wrap(text, width=70, **options): return TextWrapper(width=width, **options).wrap(text)
  def fill(text, width=70, **options): return TextWrapper(width=width, **options).fill(text)

  def shorten(text, width, **options):
    return TextWrapper(width=width, max_lines=1, **options).fill(' '.join(text.strip().split()))

  def dedent(text):
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margin = None
    for line in lines:
      if not line: continue
      indent = line[:len(line) - len(line.lstrip(' \t'))]
      if margin is None: margin = indent
      while not indent.startswith(margin): margin = margin[:-1]
    return '\n'.join(line[len(margin or ''):] for line in lines)

  def indent(text, prefix, predicate=None):
    if predicate is None: predicate = str.strip
    return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))
  """#
