import MusterPlatformAPI
import MusterWire

extension PlatformV1.IsolationReport {
  init(_ findings: IsolationFindings) {
    self.init()
    isolated = findings.isIsolated
    leaks = findings.leaks.map { leak in
      .with {
        $0.kind = PlatformV1.IsolationLeakKind(leak.kind)
        ($0.name, $0.probe, $0.description) = (leak.name, leak.probe, leak.description)
      }
    }
    (tableCount, methodCount, probeCount) = (findings.tableCount, findings.methodCount, findings.probeCount)
    (skipped, leftovers) = (findings.skipped, findings.leftovers)
  }
}

extension PlatformV1.IsolationLeakKind {
  init(_ kind: IsolationLeak.Kind) {
    self =
      switch kind {
      case .securityOff: .securityOff
      case .policy: .policy
      case .role: .role
      case .bypass: .bypass
      case .rowRead: .rowRead
      case .rowWritten: .rowWritten
      case .rpcRead: .rpcRead
      case .rpcWritten: .rpcWritten
      case .existence: .existence
      }
  }
}
