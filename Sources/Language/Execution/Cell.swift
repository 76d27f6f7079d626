/// A variable that inner functions share with the function that binds it.
package final class Cell: Object {
  var value: Value

  init(_ value: Value) {
    self.value = value
    super.init(layout: .cell)
  }

  deinit { Disposal.drop(&value) }

  package override func restoration() -> (() -> Void)? {
    let old = value
    return { [self] in value = old }
  }
}
