import Library

/// Something to show to the learner; Terminal decides how it looks.
package enum Report {
  /// A forward statement that was run, and what it made.
  case step(StepReport)
  /// The value of an expression, as IPython shows it.
  case value(String)
  /// A comparison line, and whether the answer is right.
  case comparison(String, isRight: Bool)
  /// A remark.
  case note(String)
  /// A Python error with the place it happened at, as its traceback.
  case failure(String)
  /// A command that could not be carried out.
  case refusal(String)
  /// The forward pass and the answers (`:where`).
  case outline(Outline)
  /// The workspace (`:vars`).
  case variables([VariableSummary])
  /// One tensor, looked at closely (`:show`).
  case portrait(Portrait)
  /// What a statement drew with `matplotlib.pyplot`.
  case figure(Figure)
  /// A hint (`:hint`).
  case hint(Hint)
  /// Where a gradient comes from (`:explain`).
  case explanation(Explanation)
  /// Statements to read or to type (`:solution`).
  case code([String])
  /// A line with its shapes (`:shapes`).
  case shapes(ShapeDrawing)
  /// The forward pass as a graph (`:graph`).
  case graph(ComputationGraph)
  /// Where an answer differs (`:diff`).
  case difference(AnswerDifference)
  /// How far one is with the exercises (`:progress`).
  case progress(ProgressReport)
  /// Commands by what they are for (`:help`).
  case help([(title: String, entries: [(name: String, text: String)])])
  /// Names with explanations (`:exercise`).
  case entries([(name: String, text: String)])
}

extension Report {
  /// Whether it says that something went wrong: Python's errors and refused commands.
  package var isFailure: Bool {
    switch self {
    case .failure, .refusal: true
    default: false
    }
  }
}

/// A forward statement that was run.
package struct StepReport {
  package let statement: String
  /// The name that it bound; nil where it bound none.
  package let name: String?
  /// Its shape, or its value where it is a scalar.
  package let result: String?
}

/// One of the hints on a variable.
package struct Hint {
  package let variable: String
  /// From 1 to `count`.
  package let level: Int
  package let count: Int
  package let text: String
  /// What to type for more.
  package let more: String
}

/// Where one stands in the exercise.
package struct Outline {
  package struct Step {
    package let statement: String
    package let state: State
    package enum State { case done, next, open }
  }
  package struct Answer {
    /// The name of the gradient, such as `dprobs`.
    package let gradient: String
    package let shape: String
    package let state: State
    package enum State { case answered, wrong, next, open }
  }
  package let title: String
  package let steps: [Step]
  package let answers: [Answer]
}

/// One line of `:vars`.
package struct VariableSummary {
  package let name: String
  package let type: String
  package let shape: String
  package let requiresGrad: Bool
  /// Nil where the value is no tensor of numbers.
  package let statistics: Statistics?
  /// What to show instead of statistics.
  package let brief: String
}

/// A few numbers about many.
package struct Statistics {
  /// How many there are.
  package let count: Int
  package let minimum: Double
  package let mean: Double
  package let maximum: Double
  package let deviation: Double
  package let nanCount: Int
  package let infiniteCount: Int
  /// How many values fall into each of equally wide bins between minimum and maximum.
  package let histogram: [Double]
}

/// What `:show` says of a tensor.
package struct Portrait {
  package let name: String
  package let type: String
  package let shape: String
  package let statistics: Statistics?
  /// The values as PyTorch prints them.
  package let text: String
  /// Rows of numbers for the heatmap; empty where there is nothing to draw.
  package let rows: [[Double]]
}
