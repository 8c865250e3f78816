import MusterRPC
import MusterTenancy

extension Caller {
  var isOperator: Bool { (principal as? Principal)?.isPlatform ?? false }
}
