import Glibc
import Synchronization

/// The loops of a process, and how many connections each has.
package final class LoopGroup: Sendable {
  package let loops: [EventLoop]
  /// By the loops' index; touched when a connection comes or goes, never by a call.
  private let connections: Mutex<[Int]>

  private init(_ loops: [EventLoop]) {
    self.loops = loops
    connections = Mutex(Array(repeating: 0, count: loops.count))
  }

  /// One for each processor.
  package static var loopsDefault: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// One loop for each processor unless told otherwise.
  package static func start(loops count: Int? = nil) throws(LoopError) -> LoopGroup {
    var loops: [EventLoop] = []
    do {
      for index in 0..<max(1, count ?? loopsDefault) {
        loops.append(try EventLoop.start(index: index))
      }
    } catch {
      // Nothing runs on them yet, so each ends at once, and gives its descriptors back.
      for loop in loops { loop.requestStop() }
      for loop in loops { loop.join() }
      throw error
    }
    return LoopGroup(loops)
  }

  /// Each loop finishes what is queued; see `EventLoop.stop`.
  package func stop() async {
    for loop in loops { loop.requestStop() }
    for loop in loops { await loop.stop() }
  }

  /// The loop with the fewest connections, one more counted. Each goes with one `closeConnection`.
  package func openConnection() -> EventLoop {
    connections.withLock { counts in
      var fewest = 0
      for index in counts.indices where counts[index] < counts[fewest] { fewest = index }
      counts[fewest] += 1
      return loops[fewest]
    }
  }

  package func closeConnection(on loop: EventLoop) {
    connections.withLock { counts in
      precondition(counts[loop.index] > 0, "a connection was closed twice")
      counts[loop.index] -= 1
    }
  }

  package var connectionCounts: [Int] { connections.withLock { $0 } }
}
