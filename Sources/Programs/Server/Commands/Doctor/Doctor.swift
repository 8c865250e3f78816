import MusterCore

/// `musterd doctor`: looks at everything that a server with these settings would stand on.
struct Doctor {
  let settings: Settings

  func run() async -> MusterDaemon.Answer {
    let report = DoctorReport(findings: await findings(), hasDatabase: hasDatabase)
    return MusterDaemon.Answer(
      output: settings.isJSON ? report.json : report.text, exitCode: report.hasFailed ? 1 : 0)
  }

  /// Without one the machine alone is looked at.
  private var hasDatabase: Bool { settings.platform.database.url != nil }

  func findings() async -> [Finding] {
    var all = hasDatabase ? [options] : []
    all += MachineChecks(settings).findings()
    all += FileChecks(settings).findings()
    if hasDatabase { all += await DatabaseChecks(settings).findings() }
    return all
  }

  /// Whether a server would take them.
  private var options: Finding {
    do throws(Misunderstood) {
      _ = try settings.checkedForServe()
      return .ok("options", "musterd serve takes them")
    } catch {
      return .failure("options", error.faults.joined(separator: "; "), "see musterd serve --help")
    }
  }
}
