import Language
import Library

/// The functions and classes that a program defines.
struct ProgramDefinitions {
  private(set) var functions: [String: Function] = [:]
  /// The methods of each class.
  private(set) var methods: [String: [String: Function]] = [:]

  struct Function {
    let definition: Statement.FunctionDefinition
    let source: Source
  }

  init(_ statements: [String]) {
    for text in statements where text.contains("def ") {
      let source = Source(text, name: "<definition>")
      for statement in (try? parse(source)) ?? [] {
        switch statement.kind {
        case .function(let definition) where definition.decorators.isEmpty:
          functions[definition.name.text] = Function(definition: definition, source: source)
        case .class(let definition):
          for inner in definition.body {
            guard case .function(let method) = inner.kind, method.decorators.isEmpty else {
              continue
            }
            methods[definition.name.text, default: [:]][method.name.text] = Function(
              definition: method, source: source)
          }
        default: break
        }
      }
    }
  }
}

/// Calls of functions and modules, written out as what they compute.
extension StraightLineWriter {
  /// The deepest calls within calls that are written out.
  private static let deepest = 8

  /// What a call of the program's own function, or of a module, computes; nil for other expressions.
  mutating func inlined(_ expression: Expression, _ source: Source) -> String? {
    guard case .call(let callee, let arguments) = expression.kind,
      depth < StraightLineWriter.deepest, !isGivenUp
    else { return nil }
    let name = text(callee, source)
    if case .name(let plain) = callee.kind, let function = definitions.functions[plain.text] {
      return result(of: function, nil, arguments, source)
    }
    if case .attribute(let receiver, let method) = callee.kind {
      let object = text(receiver, source)
      if let own = type(of: object), let function = definitions.methods[own]?[method.text] {
        return result(of: function, object, arguments, source)
      }
    }
    guard case .bool(true)? = isModule(name), let own = type(of: name) else { return nil }
    let methods = definitions.methods[own]
    if let function = methods?["forward"] ?? methods?["__call__"] {
      return result(of: function, name, arguments, source)
    }
    let texts = arguments.map { text($0.value, source) }
    return module(name, own, texts)
  }

  /// The name of a value's class.
  private mutating func type(of text: String) -> String? {
    value(of: "type(\(text)).__name__")?.string?.text
  }

  private mutating func isModule(_ text: String) -> Value? {
    value(of: "hasattr(\(text), 'forward') or hasattr(type(\(text)), '__call__')")
  }

  /// What a function returns, after its statements have been added.
  private mutating func result(
    of function: ProgramDefinitions.Function, _ object: String?,
    _ arguments: [Expression.Argument], _ source: Source
  ) -> String? {
    let parameters = function.definition.parameters
    guard parameters.variadic == nil, parameters.keywords == nil else { return nil }
    var given: [String: String] = [:]
    var positional = parameters.positionalOnly + parameters.plain
    if let object, let own = positional.first {
      given[own.name.text] = object
      positional.removeFirst()
    }
    for argument in arguments {
      switch argument.kind {
      case .positional:
        guard let parameter = positional.first else { return nil }
        given[parameter.name.text] = text(argument.value, source)
        positional.removeFirst()
      case .keyword(let name): given[name.text] = text(argument.value, source)
      default: return nil
      }
    }
    let before = (present, returned, assignments.count)
    if depth == 0 { outer = present }
    depth += 1
    present = outer
    returned = nil
    for parameter in parameters.all {
      let name = parameter.name.text
      guard let text = given[name] ?? parameter.standard.map({ function.source.text(at: $0.span) })
      else { continue }
      if ExpressionText.parse(text)?.isComposite == false {
        present[name] = text
      } else {
        bind(name, text)
      }
    }
    add(function.definition.body, function.source)
    let result = returned
    depth -= 1
    (present, returned) = (before.0, before.1)
    return isGivenUp ? nil : result
  }

  // MARK: Modules

  /// What one of the library's modules computes; nil where it is better left as it is.
  private mutating func module(_ name: String, _ type: String, _ arguments: [String]) -> String? {
    guard let first = arguments.first, let atom = ExpressionText(first)?.asAtom else { return nil }
    switch type {
    case "Linear":
      guard case .bool(let hasBias)? = value(of: "\(name).bias is not None") else { return nil }
      return "\(atom) @ \(name).weight.T" + (hasBias ? " + \(name).bias" : "")
    case "Embedding": return "\(name).weight[\(first)]"
    case "Tanh": return "torch.tanh(\(first))"
    case "Sigmoid": return "torch.sigmoid(\(first))"
    case "ReLU": return "F.relu(\(first))"
    case "GELU", "SiLU": return "F.\(type.lowercased())(\(first))"
    case "Flatten": return "\(atom).flatten(1)"
    case "Identity": return first
    case "Softmax", "LogSoftmax":
      guard case .int(let dim)? = value(of: "\(name).dim") else { return nil }
      return "F.\(type == "Softmax" ? "softmax" : "log_softmax")(\(first), \(dim))"
    case "CrossEntropyLoss", "MSELoss":
      guard arguments.count == 2, case .bool(true)? = value(of: "\(name).reduction == 'mean'")
      else {
        return nil
      }
      return "F.\(type == "MSELoss" ? "mse_loss" : "cross_entropy")(\(first), \(arguments[1]))"
    case "LayerNorm", "BatchNorm1d": return normalization(name, type, first)
    case "Sequential":
      guard case .int(let count)? = value(of: "len(\(name))") else { return nil }
      var result = first
      for place in 0..<Int(count) {
        let source = Source("\(name)[\(place)](\(result))", name: "<module>")
        guard let call = ExpressionText.parse(source.text) else { return nil }
        result = inlined(call, source) ?? source.text
      }
      return result
    default: return nil
    }
  }

  /// What a normalization as it is by default computes, in training.
  private mutating func normalization(_ name: String, _ type: String, _ input: String) -> String? {
    guard case .bool(true)? = value(of: "\(name).training and \(name).eps == 1e-05"),
      case .bool(let hasWeight)? = value(of: "\(name).weight is not None"),
      case .bool(let hasBias)? = value(of: "\(name).bias is not None"), hasWeight == hasBias
    else { return nil }
    let parameters = hasWeight ? ", \(name).weight, \(name).bias" : ""
    if type == "LayerNorm" {
      guard let shape = value(of: "str(\(name).normalized_shape)")?.string?.text else { return nil }
      return "F.layer_norm(\(input), \(shape)\(parameters))"
    }
    return "F.batch_norm(\(input), None, None\(parameters), training=True)"
  }
}
