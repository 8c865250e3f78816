/// The findings, for people and for tools.
struct DoctorReport {
  let findings: [Finding]
  let hasDatabase: Bool

  var hasFailed: Bool { findings.contains { $0.verdict == .failure } }

  private func count(_ verdict: Finding.Verdict) -> Int { findings.count { $0.verdict == verdict } }

  var text: String {
    let width = findings.map(\.name.count).max() ?? 0
    var lines: [String] = []
    for finding in findings {
      let verdict =
        switch finding.verdict {
        case .ok: "ok     "
        case .warning: "warning"
        case .failure: "FAILURE"
        }
      let margin = String(repeating: " ", count: width - finding.name.count)
      lines.append("\(verdict)  \(finding.name)\(margin)  \(finding.found)")
      let indent = String(repeating: " ", count: width + 11)
      if let remedy = finding.remedy { lines.append("\(indent)→ \(remedy)") }
    }
    lines.append("\n\(findings.count) checks, \(count(.failure)) failed, \(count(.warning)) warnings")
    if !hasDatabase {
      lines.append(
        "the machine alone was looked at: --database and the rest of what musterd serve gets tell more")
    }
    return lines.joined(separator: "\n")
  }

  /// `ok`, and `checks` with `name`, `verdict`, `found` and perhaps `remedy` each.
  var json: String {
    let checks = findings.map { finding in
      var members = [
        ("name", finding.name), ("verdict", finding.verdict.rawValue), ("found", finding.found),
      ]
      if let remedy = finding.remedy { members.append(("remedy", remedy)) }
      let text = members.map { name, value in "\(Self.quoted(name)): \(Self.quoted(value))" }
      return "    {\(text.joined(separator: ", "))}"
    }
    return """
      {
        "ok": \(!hasFailed),
        "checks": [
      \(checks.joined(separator: ",\n"))
        ]
      }
      """
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
