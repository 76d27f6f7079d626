import Language

/// The operations of Python's pickle format that files of tensors use (CPython's `pickletools`).
enum PickleOp: UInt8 {
  case mark = 0x28  // (
  case stop = 0x2E  // .
  case pop = 0x30  // 0
  case popMark = 0x31  // 1
  case duplicate = 0x32  // 2
  case binInt = 0x4A  // J
  case binInt1 = 0x4B  // K
  case binInt2 = 0x4D  // M
  case none = 0x4E  // N
  case binPersistentID = 0x51  // Q
  case reduce = 0x52  // R
  case binString = 0x54  // T
  case shortBinString = 0x55  // U
  case binUnicode = 0x58  // X
  case emptyList = 0x5D  // ]
  case append = 0x61  // a
  case build = 0x62  // b
  case global = 0x63  // c
  case appends = 0x65  // e
  case binFloat = 0x47  // G
  case binGet = 0x68  // h
  case longBinGet = 0x6A  // j
  case binPut = 0x71  // q
  case longBinPut = 0x72  // r
  case setItem = 0x73  // s
  case tuple = 0x74  // t
  case setItems = 0x75  // u
  case emptyDict = 0x7D  // }
  case emptyTuple = 0x29  // )
  case proto = 0x80
  case tuple1 = 0x85
  case tuple2 = 0x86
  case tuple3 = 0x87
  case newTrue = 0x88
  case newFalse = 0x89
  case long1 = 0x8A
  case long4 = 0x8B
  case shortBinUnicode = 0x8C
  case binUnicode8 = 0x8D
  case emptySet = 0x8F
  case addItems = 0x90
  case stackGlobal = 0x93
  case memoize = 0x94
  case frame = 0x95
  case binBytes = 0x42  // B
  case shortBinBytes = 0x43  // C
}

/// The classes of Python's pickle errors.
enum PickleError {
  nonisolated(unsafe) static let base = TypeObject(
    "PickleError", module: "_pickle", bases: [.exception])
  nonisolated(unsafe) static let pickling = TypeObject(
    "PicklingError", module: "_pickle", bases: [base])
  nonisolated(unsafe) static let unpickling = TypeObject(
    "UnpicklingError", module: "_pickle", bases: [base])

  static func cannotWrite(_ what: String) -> PythonError {
    PythonError(
      pickling,
      "Can't pickle \(what): torch.save in the dojo takes tensors, numbers, texts and plain "
        + "containers of them")
  }

  static func cannotRead(_ reason: String) -> PythonError {
    PythonError(unpickling, "Weights only load failed: \(reason)")
  }
}
