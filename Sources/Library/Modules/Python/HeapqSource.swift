/// `heapq`: a list as a priority queue. The smallest item comes first, and items move as in
/// CPython, so that the list is the same after each step.
let heapqSource = #"""
  def _rise(heap, start, place):
    item = heap[place]
    while place > start:
      parent = (place - 1) >> 1
      if not item < heap[parent]: break
      heap[place] = heap[parent]
      place = parent
    heap[place] = item

  def _sink(heap, place):
    end, start, item = len(heap), place, heap[place]
    child = 2 * place + 1
    while child < end:
      right = child + 1
      if right < end and not heap[child] < heap[right]: child = right
      heap[place] = heap[child]
      place = child
      child = 2 * place + 1
    heap[place] = item
    _rise(heap, start, place)

  def _check(heap):
    if not isinstance(heap, list):
      raise TypeError(f'heap argument must be a list, not {type(heap).__name__}')

  def heappush(heap, item):
    _check(heap)
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)

  def heappop(heap):
    _check(heap)
    if not heap: raise IndexError('index out of range')
    last = heap.pop()
    if not heap: return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first

  def heapreplace(heap, item):
    _check(heap)
    if not heap: raise IndexError('index out of range')
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first

  def heappushpop(heap, item):
    _check(heap)
    if heap and heap[0] < item:
      item, heap[0] = heap[0], item
      _sink(heap, 0)
    return item

  def heapify(heap):
    _check(heap)
    for place in reversed(range(len(heap) // 2)): _sink(heap, place)

  def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]

  def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

  def merge(*iterables, key=None, reverse=False):
    items = [item for iterable in iterables for item in iterable]
    return iter(sorted(items, key=key, reverse=reverse))
  """#
