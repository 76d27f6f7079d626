import Sessions

/// Questions to the person at the terminal that are answered with yes or no.
package enum Question {
  /// Asks on `input`; an empty line means `assumed`. Nil where the person gave no answer.
  package static func ask(_ question: String, assumed: Bool, on input: any LineSource) -> Bool? {
    let choices = assumed ? "[Y/n]" : "[y/N]"
    while true {
      guard
        case .text(let answer) = input.readLine(prompt: "\(Printable.escape(question)) \(choices) ")
      else {
        return nil
      }
      switch answer.trimmed.lowercased() {
      case "": return assumed
      case "y", "yes": return true
      case "n", "no": return false
      default: continue
      }
    }
  }
}
