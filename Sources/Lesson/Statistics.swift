import Tensors

extension Statistics {
  /// How many bins the histogram has: as many as a sparkline's width.
  private static let binCount = 12

  /// The numbers of a tensor's finite entries, computed in double precision; NaN where it is empty.
  init(_ tensor: Tensor) throws {
    let values = try tensor.to(.float64).toArray(Double.self)
    let finite = values.filter(\.isFinite)
    nanCount = values.count(where: \.isNaN)
    infiniteCount = values.count - finite.count - nanCount
    count = values.count
    let finiteCount = Double(finite.count)
    minimum = finite.min() ?? .nan
    maximum = finite.max() ?? .nan
    let mean = finite.isEmpty ? .nan : finite.reduce(0) { $0 + $1 / finiteCount }
    self.mean = mean
    let squares = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = finite.count < 2 ? .nan : (squares / (finiteCount - 1)).squareRoot()
    var bins = [Double](repeating: 0, count: Statistics.binCount)
    let width = maximum - minimum
    for value in finite {
      let place = width > 0 ? (value - minimum) / width * Double(bins.count) : 0
      bins[min(max(Int(place.isFinite ? place : 0), 0), bins.count - 1)] += 1
    }
    histogram = finite.isEmpty ? [] : bins
  }
}

extension Portrait {
  /// The most rows and columns that a heatmap shows.
  private static let limit = (rows: 64, columns: 256)

  /// A portrait of a tensor; one of more than two dimensions is laid out by its last one.
  init(_ tensor: Tensor, name: String) throws {
    let columns = tensor.sizes.last ?? 1
    let all = try tensor.to(.float64).toArray(Double.self)
    var options = PrintOptions.current
    options.threshold = min(options.threshold, 100)
    self.init(
      name: name, type: "torch.\(tensor.dtype.name)", shape: "\(tensor.sizes)",
      statistics: try Statistics(tensor), text: try tensor.elementsText(options),
      rows: columns == 0
        ? []
        : stride(from: 0, to: min(all.count, Portrait.limit.rows * columns), by: columns).map {
          Array(all[$0..<min($0 + columns, all.count)].prefix(Portrait.limit.columns))
        })
  }
}
