import MusterCore
import MusterJobs
import Testing

@Suite struct `Cron` {
  @Test func `names the next time`() throws {
    _ = 1
  }
}
