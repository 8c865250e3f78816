import MusterPlatformAPI
import MusterPostgres
import MusterRPC
import MusterTestKit

extension TestServer {
  var platformClient: PlatformV1.Client { PlatformV1.Client(transport) }
}

/// What a transaction is bound to.
enum BrakeProbe {
  static let bound = Statement("SELECT current_setting('muster.tenant_id')")
}
