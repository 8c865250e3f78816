import MusterCore
import MusterJobs
import Testing

@Suite struct `A text of cron` {
  @Test func `names the next time`() throws {
    #expect(try Cron("*/15 * * * *").next(after: 0, in: .utc) == 900)
  }
}
