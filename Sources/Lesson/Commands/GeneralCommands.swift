extension Command {
  nonisolated(unsafe) static let general = [
    Command("exercise", "[name]", "start another exercise, or list them") { repl, argument in
      guard !argument.isEmpty else {
        repl.show(.entries(try repl.exercises.all().map { ($0.name, $0.title) }))
        return
      }
      try repl.begin(try repl.exercises.exercise(argument))
      repl.show(.note("exercise \(repl.exercise.name): \(repl.exercise.title)"))
      repl.goOn()
    },
    Command("help", "[command]", "this list, or one command in full") { repl, argument in
      guard !argument.isEmpty else {
        repl.show(
          .help(
            groups.map { group in
              (
                group.title,
                group.commands.map { (":" + $0.name + " " + $0.arguments, $0.summary) }
              )
            }))
        return
      }
      let word = argument.hasPrefix(":") ? String(argument.dropFirst()) : argument
      let command = try find(word)
      repl.show(
        .entries([(":" + command.name + " " + command.arguments, command.summary)]))
      if !command.details.isEmpty { repl.show(.note(command.details)) }
    },
    Command("quit", "", "leave; so does Ctrl-D") { repl, _ in repl.isFinished = true },
  ]
}
