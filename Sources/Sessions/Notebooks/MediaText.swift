import Language
import Library

/// One of the forms in which a notebook shows something, such as `text/html` and its text.
package struct MediaText: Equatable, Sendable {
  /// The media type.
  package let type: String
  package let text: String

  package init(_ type: String, _ text: String) {
    self.type = type
    self.text = text
  }

  /// The methods with which an object says how a notebook shows it, in the order of the media types.
  private static let methods: [(name: Name, type: String)] = [
    ("_repr_svg_", "image/svg+xml"), ("_repr_html_", "text/html"),
    ("_repr_latex_", "text/latex"), ("_repr_markdown_", "text/markdown"),
  ]

  /// A value in all its forms, the plain text last, as IPython's formatters give them. Throws what
  /// the value's methods throw.
  static func forms(of value: Value) throws -> [MediaText] {
    var forms: [MediaText] = []
    if value.type is UserClass {
      for method in methods where value.type.lookup(method.name) != nil {
        let result = try Operations.callMethod(value, method.name)
        if let text = result.string { forms.append(MediaText(method.type, text.text)) }
      }
    }
    return forms + [MediaText("text/plain", try Pretty.format(value))]
  }

  /// A figure: as a drawing, and in words. Throws where a stop is asked for meanwhile.
  static func forms(of figure: Figure) throws -> [MediaText] {
    [
      MediaText("image/svg+xml", try SVGRenderer.render(figure)),
      MediaText("text/plain", figure.summary),
    ]
  }
}
