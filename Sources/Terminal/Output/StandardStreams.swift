#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The streams that every process is started with.
package enum StandardStreams {
  /// Opens those that are closed on `/dev/null`: the first file to be opened would take their place,
  /// and get what is printed.
  package static func openMissing() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)
    }
  }
}
