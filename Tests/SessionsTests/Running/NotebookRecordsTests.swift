import Recordings
import Testing

@testable import Sessions

/// Notebooks as learners write them, compared cell by cell with what real PyTorch gave.
///
/// Beside each notebook in Data/Notebooks stands the record: PyTorch's with exactly rounded
/// elementary functions (see "Numbers" in Sources/README.md), its default generator seeded with 1.
@Suite("Notebooks give what they give under PyTorch")
struct NotebookRecordsTests {
  static let names = [
    "attention_blocks", "autograd_functions", "backprop_by_globals", "batchnorm_by_hand",
    "batchnorm_exercise", "bigram_counts", "bigram_dictionary", "colours", "cross_entropy_exercise",
    "dataclass_report", "derived_classes", "functional_habits", "functional_style",
    "layer_histograms", "layers_as_classes", "makemore_program", "mistakes", "mistakes_of_shape",
    "mlp_embeddings", "mlp_rate_sweep", "modules_of_python", "nn_modules", "pretty",
    "python_habits", "rate_schedules", "recurrent_cells", "scalar_engine", "splits_and_checks",
    "syntax_errors", "tensor_prints", "tensor_tour", "train_own_backward", "training_loop",
    "trigram_counts", "vectorised", "wavenet_classes",
  ]

  @Test("every cell is the same", arguments: names)
  func cells(name: String) throws {
    let folder = #filePath.replacing(
      "Running/NotebookRecordsTests.swift", with: "Data/Notebooks")
    let notebook = try NotebookFile.read("\(folder)/\(name).ipynb")
    let record = try JSON(parsing: Files.readText("\(folder)/\(name).record.json"))
    let wanted = try #require(record.object?["cells"]?.array).map(CellRecord.init)
    let run = try TestRun(notebook, allowsErrors: true)
    #expect(run.ending == .completed)
    try #require(run.notebook.cells.count == wanted.count)
    for (cell, record) in zip(run.notebook.cells, wanted) {
      #expect(CellRecord(cell) == record, "\(cell.source)")
    }
  }
}
