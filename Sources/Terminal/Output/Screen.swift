#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal's screen.
package enum Screen {
  /// Its size in characters; 80 x 24 when the output is no terminal that tells.
  package static var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return (80, 24) }
    return (Int(window.ws_col), max(1, Int(window.ws_row)))
  }

  /// Whether a descriptor's terminal can still be talked to.
  static func isThere(_ descriptor: Int32) -> Bool {
    var modes = termios()
    return tcgetattr(descriptor, &modes) == 0
  }

  /// A place on the screen, counted from where a text starts.
  struct Position: Equatable {
    var row = 0
    var column = 0

    /// Where the cursor stands after `text` was written on a screen of `width` columns; each
    /// character takes at `least` so many.
    func after(_ text: some Sequence<Unicode.Scalar>, width: Int, least: Int = 0) -> Position {
      var place = self
      for scalar in text {
        place.step(over: scalar, width: max(2, width), least: least)
      }
      return place
    }

    private mutating func step(over scalar: Unicode.Scalar, width: Int, least: Int) {
      let columns: Int
      switch scalar.value {
      case 0x0A:
        self = Position(row: row + 1, column: 0)
        return
      case 0x09: columns = 8 - column % 8
      case 0x00..<0x20, 0x7F: columns = 2
      default: columns = max(least, DisplayWidth.of(scalar))
      }
      if column + columns > width {
        self = Position(row: row + 1, column: columns)
      } else {
        column += columns
      }
      // libedit, like most terminals, moves on as soon as the last column is filled.
      if column >= width { self = Position(row: row + 1, column: column - width) }
    }
  }
}
