import MusterCore
import MusterJournal
import MusterPlatform
import MusterPostgres
import MusterRPC
import MusterTenancy
import Synchronization

/// What is worth knowing of the database and costs it something: read every few seconds, never for somebody
/// who asks, and forgotten when it is old.
final class DatabaseReading: Sendable {
  struct Figures: Sendable {
    var jobs: JobFigureSet?
    /// How long the oldest event has waited for older transactions to end.
    var journalLag: Duration?
    /// Of the busiest tenants.
    var slugs: [TenantID: String] = [:]
  }

  private static let interval = Duration.seconds(3)
  /// A question may take so long, and a tenth of the time altogether.
  private static let answerMax = Duration.seconds(2)
  private static let ageMax = Duration.seconds(8)
  private static let attemptsSpan: Int64 = 3_600

  private struct Known {
    var figures = Figures()
    var readAt: Int64 = 0
    var journalFailure: String?
  }

  private let platform: Platform
  private let known = Mutex(Known())

  init(_ platform: Platform) { self.platform = platform }

  /// Nil when nothing could be read lately.
  var figures: Figures? {
    known.withLock { known in isYoung(known.readAt) ? known.figures : nil }
  }

  /// What is wrong with the journal; nil when nothing is, or when it was not looked at yet.
  var journalProblem: String? { known.withLock { $0.journalFailure } }

  private func isYoung(_ time: Int64) -> Bool {
    time != 0 && MonotonicClock.nanoseconds() - time < Int64(Self.ageMax / .nanoseconds(1))
  }

  /// Until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      let began = MonotonicClock.nanoseconds()
      await read(began)
      let took = Duration.nanoseconds(MonotonicClock.nanoseconds() - began)
      do { try await Task.sleep(for: max(Self.interval, took * 9)) } catch { return }
    }
  }

  private func read(_ began: Int64) async {
    var figures = Figures()
    let deadline = MonotonicClock.nanoseconds(after: Self.answerMax, from: began)
    var failure: String?
    do throws(RPCError) {
      figures.journalLag = try await JournalWatch.lag(platform.system, deadline: deadline)
    } catch {
      failure = error.cause.map { "\($0)" } ?? error.message
    }
    let since = PostgresTime(unixMicroseconds: (WallClock.seconds() - Self.attemptsSpan) * 1_000_000)
    if let since {
      let jobs = PlatformToJobs(system: platform.system)
      figures.jobs = try? await jobs.figures(since: since, deadline: deadline)
    }
    let busiest = platform.meter.busiest(20).map(\.tenant)
    figures.slugs =
      (try? await TenantSlugs.read(platform.system, busiest, deadline: deadline)) ?? [:]
    known.withLock { known in
      known.journalFailure = failure
      // What one of them knows is worth having without the other.
      guard figures.jobs != nil || figures.journalLag != nil else { return }
      (known.figures, known.readAt) = (figures, began)
    }
  }
}
