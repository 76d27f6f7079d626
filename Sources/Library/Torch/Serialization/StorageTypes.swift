import Tensors

/// PyTorch's names of typed storages, such as `FloatStorage`.
enum StorageTypes {
  static func name(of dtype: DType) -> String { dtype.messageName + "Storage" }

  /// The type of the elements of a storage; nil for one that the dojo has not.
  static func dtype(of name: String) -> DType? {
    DType.allCases.first { self.name(of: $0) == name }
  }

  /// Storages that PyTorch has and the dojo has not.
  static let missing: Set<String> = [
    "HalfStorage", "BFloat16Storage", "ComplexFloatStorage", "ComplexDoubleStorage",
    "QInt8Storage", "QUInt8Storage", "QInt32Storage", "UntypedStorage",
  ]
}
