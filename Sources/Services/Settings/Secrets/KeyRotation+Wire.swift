import MusterCore
import MusterRows
import MusterSettingsAPI
import MusterTenancy

extension SettingsV1.KeyRotation {
  init(_ rotation: RotationStore.Rotation, of tenant: TenantID) {
    self.init()
    id = rotation.id.description
    if tenant != .platform { tenantID = tenant.description }
    kind = rotation.kind == .master ? .master : .data
    state =
      switch rotation.state {
      case .running: .running
      case .done: .done
      case .failed: .failed
      }
    (oldKeyVersion, newKeyVersion) = (rotation.oldVersion, rotation.newVersion)
    (totalCount, doneCount) = (rotation.total, rotation.done)
    jobID = rotation.job.description
    (createTime, finishTime) = (rotation.createTime?.timestamp, rotation.finishTime?.timestamp)
  }
}
