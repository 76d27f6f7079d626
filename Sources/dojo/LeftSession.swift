import Lesson
import Sessions
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A session of which only the journal is left, and how it goes on.
struct LeftSession {
  private let journal: LeftJournal
  private let folder: JournalFolder
  let header: JournalHeader

  enum Missing: Error, CustomStringConvertible {
    case session, content

    var description: String {
      switch self {
      case .session: "there is no session to go on with"
      case .content: "nothing of that session can be read"
      }
    }
  }

  // MARK: Choosing

  /// The session to go on with: one that was asked for, or one that was cut off and that the person
  /// at `input` wants back; nil for a fresh start.
  ///
  /// Throws where one was asked for and there is none that can be read.
  static func choose(
    isAskedFor: Bool, on input: (any LineSource)?, say: (String) -> Void
  ) throws -> LeftSession? {
    let folder = JournalFolder.standard
    guard isAskedFor else {
      guard let folder, let input, let left = folder.newestCutOff() else { return nil }
      return offer(left, in: folder, on: input, say: say)
    }
    guard let folder, let left = folder.newestLeft() else {
      throw Missing.session
    }
    guard let session = LeftSession(left, in: folder, say: say) else {
      throw Missing.content
    }
    return session
  }

  private static func offer(
    _ left: LeftJournal, in folder: JournalFolder, on input: any LineSource, say: (String) -> Void
  ) -> LeftSession? {
    guard let header = left.content.header else {
      return LeftSession(left, in: folder, say: say)
    }
    let count = left.statementCount
    say(
      "A session of exercise \(header.exercise) was cut off at \(clockTime(left.lastWritten)), "
        + "after \(statements(count)).")
    switch Question.ask("Go on with it?", assumed: true, on: input) {
    case true?: return LeftSession(left, in: folder, say: say)
    case false?:
      left.move(folder.close)
      say("It is kept: dojo --resume goes on with it.")
      return nil
    case nil: return nil
    }
  }

  /// Nil where nothing of the journal can be read.
  private init?(_ left: LeftJournal, in folder: JournalFolder, say: (String) -> Void) {
    if left.content.ending == .damaged {
      left.move(folder.setAside)
      say("The journal is damaged. It is set aside as \(left.path).")
    }
    guard let header = left.content.header else { return nil }
    (journal, self.folder, self.header) = (left, folder, header)
  }

  // MARK: Going on

  /// Runs the session's statements again; returns the journal to go on with.
  func resume(_ repl: REPL, say: (String) -> Void) throws -> Journal {
    let content = journal.content
    switch content.ending {
    case .torn: say("The last record was cut off while it was being written; it is dropped.")
    case .damaged: say("What stands before the damage is run again.")
    case .whole, .otherVersion: break
    }
    if header.folder != Locations.currentFolder {
      say("The session ran in \(header.folder); this is \(Locations.currentFolder).")
    }
    let resumption: REPL.Resumption
    do {
      resumption = try repl.resume(content.records)
    } catch let error as REPL.ResumptionInterrupted {
      say("Stopped. The journal is as it was: dojo --resume starts again.")
      throw error
    }
    report(resumption, of: repl, say: say)
    if content.ending == .damaged {
      let fresh = Journal(header, in: folder)
      try fresh.append(content.records)
      return fresh
    }
    journal.move(folder.reopen)
    return try Journal(journal, header: header, in: folder)
  }

  private func report(_ resumption: REPL.Resumption, of repl: REPL, say: (String) -> Void) {
    for failure in resumption.failures {
      say("This failed when it was run again:\n\(LeftSession.indented(failure.statement))")
      repl.show(failure.error)
    }
    if let statement = resumption.firstDifference {
      say(
        "The random generators are not as they were after this statement:\n"
          + LeftSession.indented(statement))
    }
    let last =
      resumption.lastStatement.map { ", the last one:\n\(LeftSession.indented($0))" } ?? "."
    say(
      "Back in exercise \(repl.exercise.name) after "
        + LeftSession.statements(resumption.statementCount) + last)
  }

  // MARK: Words

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }

  private static func statements(_ count: Int) -> String {
    count == 1 ? "1 statement" : "\(count) statements"
  }

  private static func clockTime(_ seconds: Int) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    localtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%H:%M on %Y-%m-%d", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
