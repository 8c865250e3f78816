package import MusterPlatformAPI

extension ProbeRequest {
  /// A message without fields, which keeps and sends what it does not know.
  package typealias Message = PlatformV1.GetServerInfoRequest
}
