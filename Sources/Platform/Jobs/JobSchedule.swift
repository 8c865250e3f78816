/// A job that comes again by the clock. Of a tenant there is one waiting row for each key.
package struct JobSchedule: Sendable {
  /// Its name, such as `audit.seal`.
  package let key: String
  package let kind: JobKind
  package let cron: Cron
  package let timeZone: String
  package let payload: [String: String]

  /// With the clock of UTC unless said.
  package init(
    _ key: String, _ kind: JobKind, cron: Cron, timeZone: String = "UTC", payload: [String: String] = [:]
  ) {
    (self.key, self.kind, self.cron) = (key, kind, cron)
    (self.timeZone, self.payload) = (timeZone, payload)
  }
}
