extension Command {
  nonisolated(unsafe) static let progress = Command(
    "progress", "", "how far you are with each exercise: answered, tries, hints, time",
    "It is kept from one dojo to the next; dojo --fresh starts an exercise over."
  ) { repl, _ in
    repl.show(.progress(try repl.progressReport()))
  }
}
