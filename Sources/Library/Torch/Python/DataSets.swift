/// `torch.utils.data`: data sets, samplers, and the loader, which draws from the generators in
/// PyTorch's order.
let dataSource = #"""
  import torch


  class Dataset:
    def __getitem__(self, index):
      raise NotImplementedError('Subclasses of Dataset should implement __getitem__.')

    def __add__(self, other):
      return ConcatDataset([self, other])


  class TensorDataset(Dataset):
    def __init__(self, *tensors):
      if any(tensors[0].size(0) != t.size(0) for t in tensors):
        raise AssertionError('Size mismatch between tensors')
      self.tensors = tensors

    def __getitem__(self, index):
      return tuple(t[index] for t in self.tensors)

    def __len__(self):
      return self.tensors[0].size(0)


  class ConcatDataset(Dataset):
    def __init__(self, datasets):
      self.datasets = list(datasets)

    def __len__(self):
      return sum(len(d) for d in self.datasets)

    def __getitem__(self, index):
      if index < 0:
        index += len(self)
      for dataset in self.datasets:
        if index < len(dataset):
          return dataset[index]
        index -= len(dataset)
      raise IndexError('index out of range')


  class Subset(Dataset):
    def __init__(self, dataset, indices):
      self.dataset = dataset
      self.indices = indices

    def __getitem__(self, index):
      if isinstance(index, list):
        return self.dataset[[self.indices[i] for i in index]]
      return self.dataset[self.indices[index]]

    def __len__(self):
      return len(self.indices)


  def random_split(dataset, lengths, generator=None):
    generator = torch.default_generator if generator is None else generator
    if abs(sum(lengths) - 1) < 1e-9 and sum(lengths) <= 1:
      shares, lengths = lengths, []
      for share in shares:
        if share < 0 or share > 1:
          raise ValueError(f'Fraction at index {len(lengths)} is not between 0 and 1')
        lengths.append(int(len(dataset) * share))
      for i in range(len(dataset) - sum(lengths)):
        lengths[i % len(lengths)] += 1
    if sum(lengths) != len(dataset):
      raise ValueError('Sum of input lengths does not equal the length of the input dataset!')
    indices = torch.randperm(sum(lengths), generator=generator).tolist()
    parts, start = [], 0
    for length in lengths:
      parts.append(Subset(dataset, indices[start:start + length]))
      start += length
    return parts


  class Sampler:
    pass


  class SequentialSampler(Sampler):
    def __init__(self, data_source):
      self.data_source = data_source

    def __iter__(self):
      return iter(range(len(self.data_source)))

    def __len__(self):
      return len(self.data_source)


  class RandomSampler(Sampler):
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
      self.data_source = data_source
      self.replacement = replacement
      self._num_samples = num_samples
      self.generator = generator

    @property
    def num_samples(self):
      return len(self.data_source) if self._num_samples is None else self._num_samples

    def __iter__(self):
      n = len(self.data_source)
      generator = self.generator
      if generator is None:
        seed = int(torch.empty((), dtype=torch.int64).random_().item())
        generator = torch.Generator()
        generator.manual_seed(seed)
      if self.replacement:
        for _ in range(self.num_samples // 32):
          yield from torch.randint(
            high=n, size=(32,), dtype=torch.int64, generator=generator).tolist()
        yield from torch.randint(
          high=n, size=(self.num_samples % 32,), dtype=torch.int64, generator=generator).tolist()
      else:
        for _ in range(self.num_samples // n):
          yield from torch.randperm(n, generator=generator).tolist()
        yield from torch.randperm(n, generator=generator).tolist()[:self.num_samples % n]

    def __len__(self):
      return self.num_samples


  class BatchSampler(Sampler):
    def __init__(self, sampler, batch_size, drop_last):
      self.sampler = sampler
      self.batch_size = batch_size
      self.drop_last = drop_last

    def __iter__(self):
      batch = []
      for index in self.sampler:
        batch.append(index)
        if len(batch) == self.batch_size:
          yield batch
          batch = []
      if batch and not self.drop_last:
        yield batch

    def __len__(self):
      count = len(self.sampler)
      return count // self.batch_size if self.drop_last else -(-count // self.batch_size)


  def default_collate(batch):
    first = batch[0]
    if isinstance(first, torch.Tensor):
      return torch.stack(batch, 0)
    if isinstance(first, float):
      return torch.tensor(batch, dtype=torch.float64)
    if isinstance(first, int):
      return torch.tensor(batch)
    if isinstance(first, str):
      return batch
    if isinstance(first, dict):
      return {key: default_collate([item[key] for item in batch]) for key in first}
    if isinstance(first, (tuple, list)):
      if any(len(item) != len(first) for item in batch):
        raise RuntimeError('each element in list of batch should be of equal size')
      parts = [default_collate(list(items)) for items in zip(*batch)]
      return parts
    raise TypeError(
      'default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; '
      f'found {type(first)}')


  class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None,
                 num_workers=0, collate_fn=None, pin_memory=False, drop_last=False, timeout=0,
                 worker_init_fn=None, *, generator=None, persistent_workers=False):
      if num_workers < 0:
        raise ValueError(
          'num_workers option should be non-negative; use num_workers=0 to disable '
          'multiprocessing.')
      if sampler is not None and shuffle:
        raise ValueError('sampler option is mutually exclusive with shuffle')
      self.dataset = dataset
      self.num_workers = num_workers
      self.drop_last = drop_last
      self.generator = generator
      if sampler is None:
        sampler = RandomSampler(dataset, generator=generator) if shuffle else (
          SequentialSampler(dataset))
      if batch_size is not None and batch_sampler is None:
        batch_sampler = BatchSampler(sampler, batch_size, drop_last)
      self.batch_size = batch_size
      self.sampler = sampler
      self.batch_sampler = batch_sampler
      self.collate_fn = default_collate if collate_fn is None else collate_fn

    def __iter__(self):
      # Each pass begins with a seed for workers, whether there are any or not.
      torch.empty((), dtype=torch.int64).random_(generator=self.generator)
      return self._batches()

    def _batches(self):
      if self.batch_sampler is None:
        for index in self.sampler:
          yield self.dataset[index]
      else:
        for indices in self.batch_sampler:
          yield self.collate_fn([self.dataset[i] for i in indices])

    def __len__(self):
      return len(self.sampler if self.batch_sampler is None else self.batch_sampler)
  """#
