import MusterCore
import MusterLoop

/// Who started the server and watches over it, as systemd does: it is told how the server is, in datagrams
/// (sd_notify(3)), and may pass the sockets to listen on (sd_listen_fds(3)).
struct Supervisor: Sendable {
  static let rpcSocket = "grpc"
  static let operationsSocket = "operations"

  let sockets: PassedSockets
  private let channel: DatagramSocket?
  /// Without a sign of life for so long the server is ended.
  private let patience: Duration?

  /// Who the environment names, which is nobody for a server that was started by hand. Nothing of it is left
  /// there: a program that this one starts is not supervised for it.
  static func taken() throws -> Supervisor {
    let sockets = Result { () throws(LoopError) in
      try PassedSockets(takenBy: [rpcSocket, operationsSocket])
    }
    let place = Environment.take("NOTIFY_SOCKET")
    let process = Environment.take("WATCHDOG_PID")
    let microseconds = Environment.take("WATCHDOG_USEC").flatMap { Int64($0) }
    var channel: DatagramSocket?
    if let place {
      do throws(LoopError) {
        channel = try DatagramSocket(to: place)
      } catch {
        Log.write(.warning, "supervisor_not_told", ["cause": "\(error)"])
      }
    }
    let isForUs = process == nil || process == "\(ProcessFacts.id)"
    let patience = microseconds.flatMap { $0 > 0 && isForUs ? Duration.microseconds($0) : nil }
    return Supervisor(sockets: try sockets.get(), channel: channel, patience: patience)
  }

  /// The server has begun, and cannot answer yet.
  func starting() async { await tell("STATUS=waiting for the database") }

  /// The start, or a reload, is done; what the services stand on may be away meanwhile.
  func serving(_ isReady: Bool) async { await tell("READY=1\n\(Self.status(isReady))") }

  func changed(_ isReady: Bool) async { await tell(Self.status(isReady)) }

  private static func status(_ isReady: Bool) -> String {
    isReady ? "STATUS=ready" : "STATUS=waiting for the database; calls fail until it is back"
  }

  /// To be followed by `serving`.
  func reloading() async {
    await tell(
      "RELOADING=1\nMONOTONIC_USEC=\(MonotonicClock.nanoseconds() / 1_000)\nSTATUS=reading files again")
  }

  /// How often it is told how far the end is, and how long each time is asked for.
  private static let drainInterval = Duration.seconds(1)
  private static let drainExtension = Duration.seconds(5)

  /// Tells how many calls are still at work, and asks for time, until the task is cancelled.
  func draining(_ calls: @Sendable () -> Int) async {
    guard channel != nil else { return }
    await tell("STOPPING=1")
    while !Task.isCancelled {
      let (count, time) = (calls(), Self.drainExtension.components.seconds * 1_000_000)
      await tell("STATUS=draining \(count) \(count == 1 ? "call" : "calls")\nEXTEND_TIMEOUT_USEC=\(time)")
      do { try await Task.sleep(for: Self.drainInterval) } catch { return }
    }
  }

  /// A sign of life at half of the time that there is for one, each after every loop has taken a turn: one
  /// that is stuck keeps the next from being sent.
  func live(on loops: [EventLoop]) async {
    guard channel != nil, let patience else { return }
    while !Task.isCancelled {
      for loop in loops { await loop.perform {} }
      await tell("WATCHDOG=1")
      do { try await Task.sleep(for: patience / 2) } catch { return }
    }
  }

  private static let attemptsMax = 100
  private static let attemptInterval = Duration.milliseconds(10)

  private func tell(_ state: String) async {
    guard let channel else { return }
    do {
      for _ in 0..<Self.attemptsMax {
        if try channel.send(state) { return }
        // A supervisor that is busy reads it later; the server does not stand still for it.
        try? await Task.sleep(for: Self.attemptInterval)
      }
      Log.write(.warning, "supervisor_not_told", ["cause": "it does not read", "state": state])
    } catch {
      Log.write(.warning, "supervisor_not_told", ["cause": "\(error)", "state": state])
    }
  }
}
