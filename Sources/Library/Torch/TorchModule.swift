import Autograd
import Language
import Tensors

/// `import torch`: the module and those inside it.
enum TorchModule {
  /// What `torch.__version__` says: the release whose behaviour the dojo follows.
  static let version = "2.15.0"

  /// Registers all of PyTorch's modules that the dojo has; each is made at its first import.
  static func register(in interpreter: Interpreter) {
    for (name, make) in makers { interpreter.moduleMakers[name] = make }
  }

  private nonisolated(unsafe) static let makers: [(String, (Interpreter) throws -> Module)] = [
    ("torch", { _ in torch }),
    ("torch.nn", { _ in nn }),
    ("torch.nn.functional", { _ in functional }),
    ("torch.nn.init", { _ in initialization }),
    ("torch.optim", { _ in optim }),
    ("torch.optim.lr_scheduler", { _ in schedulers }),
    ("torch.autograd", { _ in autograd }),
    ("torch.nn.utils", { _ in parameterTools }),
    ("torch.nn.utils.rnn", { _ in sequenceTools }),
    ("torch.testing", { _ in testing }),
    ("torch.utils", { _ in utilities }),
    ("torch.utils.data", { _ in data }),
    ("torch.utils.data.dataloader", { _ in data }),
    ("torch.utils.data.dataset", { _ in data }),
    ("torch.linalg", { _ in linearAlgebra }),
    ("torch.cuda", { _ in cuda }),
    ("torch.backends", { _ in backends }),
  ]

  // MARK: Modules

  private nonisolated(unsafe) static let torch: Module = {
    var attributes = TorchFunctions.functions(in: .torch)
    TensorObject.typeObject.refusesSubclasses = true
    for (name, dtype) in DTypeObject.names { attributes[Name(name)] = DTypeObject.of(dtype) }
    for (name, type) in types { attributes[Name(name)] = .object(type) }
    for (name, type) in TypeFunctions.classes { attributes[Name(name)] = .object(type) }
    attributes.merge(constants) { $1 }
    attributes["nn"] = .object(nn)
    attributes["optim"] = .object(optim)
    attributes["autograd"] = .object(autograd)
    attributes["utils"] = .object(utilities)
    attributes["linalg"] = .object(linearAlgebra)
    attributes["testing"] = .object(testing)
    attributes["TypedStorage"] = .object(StorageObject.typed)
    attributes["UntypedStorage"] = .object(StorageObject.untyped)
    attributes["cuda"] = .object(cuda)
    attributes["backends"] = .object(backends)
    attributes["save"] = .object(TorchFiles.save)
    attributes["load"] = .object(TorchFiles.load)
    attributes["set_printoptions"] = .object(printOptions)
    return module("torch", attributes)
  }()

  private nonisolated(unsafe) static let nn = module(
    "torch.nn",
    [
      "functional": .object(functional), "init": .object(initialization),
      "utils": .object(parameterTools), "Parameter": .object(ParameterObject.typeObject),
    ],
    source: [
      neuralModulesSource, neuralLayersSource, moreLayersSource, recurrentModulesSource,
    ].joined(separator: "\n\n"))

  private nonisolated(unsafe) static let initialization = module(
    "torch.nn.init", [:], source: parameterInitializationSource)

  private nonisolated(unsafe) static let parameterTools = module(
    "torch.nn.utils", ["rnn": .object(sequenceTools)], source: parameterToolsSource)

  private nonisolated(unsafe) static let sequenceTools = module(
    "torch.nn.utils.rnn", [:], source: sequenceToolsSource)

  private nonisolated(unsafe) static let testing = module(
    "torch.testing", [:], source: testingSource)

  private nonisolated(unsafe) static let optim = module(
    "torch.optim", ["lr_scheduler": .object(schedulers)], source: optimizersSource)

  private nonisolated(unsafe) static let schedulers = module(
    "torch.optim.lr_scheduler", [:], source: schedulersSource)

  private nonisolated(unsafe) static let utilities = module(
    "torch.utils", ["data": .object(data)])

  private nonisolated(unsafe) static let data = module(
    "torch.utils.data", [:], source: dataSource)

  private nonisolated(unsafe) static let linearAlgebra = module(
    "torch.linalg", [:], source: linearAlgebraSource)

  private nonisolated(unsafe) static let cuda = module("torch.cuda", [:], source: cudaSource)

  private nonisolated(unsafe) static let backends = module(
    "torch.backends", [:], source: backendsSource)

  private nonisolated(unsafe) static let functional = module(
    "torch.nn.functional", TorchFunctions.functions(in: .functional))

  private nonisolated(unsafe) static let autograd: Module = {
    var attributes: [Name: Value] = [
      "no_grad": .object(GradModeObject.noGrad), "enable_grad": .object(GradModeObject.enableGrad),
      "set_grad_enabled": .object(GradModeObject.setGradEnabled),
      "_operation": .object(GradientFunctions.operation),
    ]
    for function in GradientFunctions.autograd {
      attributes[Name(function.name)] = .object(function.native(function.name))
    }
    return module("torch.autograd", attributes, source: autogradSource)
  }()

  /// A module that says of what it lacks that the dojo has not got it. With a `source`, it first
  /// looks there: Python code that is run when something of it is asked for.
  private static func module(
    _ name: String, _ attributes: [Name: Value], source: String? = nil
  ) -> Module {
    var attributes = attributes
    attributes["__name__"] = .str(name)
    let module = Module(name, attributes)
    let code = source.map { PythonSource(module: name, text: $0) }
    var late: [Name: Value]?
    module.fallback = { [unowned module] attribute in
      if late == nil { late = try code?.run(with: module.attributes) }
      if let value = late?[attribute] { return value }
      throw NotInDojo.attribute(attribute, of: name, on: .object(module))
    }
    return module
  }

  // MARK: Attributes

  private static var types: KeyValuePairs<String, TypeObject> {
    [
      "Tensor": TensorObject.typeObject, "Size": SizeObject.typeObject,
      "dtype": DTypeObject.typeObject, "device": DeviceObject.typeObject,
      "layout": LayoutObject.typeObject, "Generator": GeneratorObject.typeObject,
      "no_grad": GradModeObject.noGrad, "enable_grad": GradModeObject.enableGrad,
      "inference_mode": GradModeObject.inferenceMode,
      "set_grad_enabled": GradModeObject.setGradEnabled,
    ]
  }

  private static var constants: [Name: Value] {
    [
      "__version__": .str(version),
      "inf": .float(.infinity), "nan": .float(.nan), "pi": .float(.pi),
      "e": .float(2.718281828459045),
      "strided": LayoutObject.strided,
      "default_generator": .object(GeneratorObject.shared),
      "contiguous_format": .object(MemoryFormatObject("contiguous_format")),
      "preserve_format": .object(MemoryFormatObject("preserve_format")),
    ]
  }

  private nonisolated(unsafe) static let printOptions = NativeFunction(
    "set_printoptions",
    signature: "precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, "
      + "sci_mode=..."
  ) { values in
    var options = PrintOptions.current
    if let profile = values[4].string?.text {
      guard let named = PrintOptions(profile: profile) else {
        throw PythonError.valueError("no such profile of print options: '\(profile)'")
      }
      options = named
    }
    if !values[0].isNone { options.precision = try Operations.index(values[0]) }
    if !values[1].isNone { options.threshold = try Operations.double(values[1]) }
    if !values[2].isNone { options.edgeItems = try Operations.index(values[2]) }
    if !values[3].isNone { options.lineWidth = try Operations.index(values[3]) }
    if !values[5].isUndefined {
      options.scientific = values[5].isNone ? nil : try Operations.isTrue(values[5])
    }
    PrintOptions.use(options)
    return .none
  }
}
