import Language

/// `import inspect`: the questions that Python code cannot ask.
enum InspectModule {
  static var functions: [Name: Value] {
    let functions = [
      NativeFunction("_parameters", 1...1) { try parameters($0[0]) },
      NativeFunction("_is_generator", 1...1) { arguments in
        .bool(arguments[0].as(Function.self)?.makesGenerator ?? false)
      },
      NativeFunction("_source", 1...1) { try source($0[0]) },
    ]
    return Dictionary(uniqueKeysWithValues: functions.map { (Name($0.name), .object($0)) })
  }

  /// A tuple a parameter: name, kind, whether there is a default, it, whether there is an
  /// annotation, it; last a tuple of the result's annotation, empty where there is none.
  private static func parameters(_ value: Value) throws -> Value {
    if let function = value.as(Function.self) {
      let rows = function.parameterDescriptions.map { parameter in
        row(parameter.name, parameter.kind, parameter.standard, parameter.annotation)
      }
      return .tuple(rows + [.tuple(function.resultAnnotation.map { [$0] } ?? [])])
    }
    guard let signature = value.as(NativeFunction.self)?.signature else { return .none }
    let kinds: [Signature.Parameter.Kind: Int] = [
      .positionalOnly: 0, .plain: 1, .variadic: 2, .keywordOnly: 3, .keywords: 4,
    ]
    let rows = signature.parameters.map { parameter in
      let standard = parameter.standard.flatMap { $0.isUndefined ? nil : $0 }
      return row(parameter.name, kinds[parameter.kind] ?? 1, standard, nil)
    }
    return .tuple(rows + [.tuple([])])
  }

  private static func row(
    _ name: Name, _ kind: Int, _ standard: Value?, _ annotation: Value?
  ) -> Value {
    .tuple([
      .str(name.text), .int(kind), .bool(standard != nil), standard ?? .none,
      .bool(annotation != nil), annotation ?? .none,
    ])
  }

  /// The text that a function or a class of the program stands in, and the line where it begins.
  private static func source(_ value: Value) throws -> Value {
    if let function = value.as(Function.self) {
      let (text, line) = function.definition
      return .tuple([.str(text), .int(line)])
    }
    guard let type = value.typeObject else {
      throw PythonError.typeError(
        "module, class, method, function, traceback, frame, or code object was expected, "
          + "got \(value.type.name)")
    }
    // A class is found by the first of its methods, at the class statement before it.
    for name in type.attributeNames {
      guard let function = type.attributes[name]?.as(Function.self) else { continue }
      let (text, line) = function.definition
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = lines.prefix(line).lastIndex { line in
        let words = line.drop { $0 == " " }
        return words.hasPrefix("class \(type.name)(") || words.hasPrefix("class \(type.name):")
      }
      if let start { return .tuple([.str(text), .int(start + 1)]) }
    }
    return .none
  }
}
