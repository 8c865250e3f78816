import Glibc
import MusterCore

/// Sockets that listen already, opened and kept by whoever started the process: while it starts again, those
/// who connect wait in their backlog and are not refused.
package struct PassedSockets: Sendable {
  /// The protocol's: those before it are the standard streams.
  private static let first: Int32 = 3
  private static let countMax: Int32 = 64

  private let descriptors: [String: Int32]

  /// What the environment tells of them. Each has one of `names`; without any told they come in that order.
  package init(takenBy names: [String]) throws(LoopError) {
    let process = Environment.take("LISTEN_PID")
    let count = Environment.take("LISTEN_FDS")
    let told = Environment.take("LISTEN_FDNAMES")?.split(separator: ":", omittingEmptySubsequences: false)
    // Another's number: they were passed to a parent, which has left its variables behind.
    guard let count, process.flatMap({ Int32($0) }) == getpid() else {
      descriptors = [:]
      return
    }
    guard let count = Int32(count), (0...Self.countMax).contains(count) else {
      throw LoopError(.addressInvalid, "LISTEN_FDS is no count of sockets: \(count)")
    }
    var descriptors: [String: Int32] = [:]
    let given = told?.map(String.init) ?? names
    for index in 0..<count {
      let descriptor = Self.first + index
      guard Int(index) < given.count, names.contains(given[Int(index)]) else {
        let name = Int(index) < given.count ? "called \(given[Int(index)])" : "without a name"
        throw LoopError(
          .addressInvalid,
          "a socket \(name) was passed (FileDescriptorName=); those are \(names.joined(separator: ", "))")
      }
      guard descriptors.updateValue(descriptor, forKey: given[Int(index)]) == nil else {
        throw LoopError(.addressInvalid, "two sockets called \(given[Int(index)]) were passed; pass one")
      }
      // Not for programs that this one starts.
      guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0 else { throw LoopError(errno, in: "fcntl") }
    }
    self.descriptors = descriptors
  }

  /// The socket of a name, once: it is the caller's.
  package func socket(_ name: String) throws(LoopError) -> ListeningSocket? {
    guard let descriptor = descriptors[name] else { return nil }
    do throws(LoopError) {
      return try ListeningSocket(adopting: descriptor)
    } catch {
      throw LoopError(error.code, "the socket passed as \(name) cannot be used: \(error)")
    }
  }
}
