package import MusterRows

extension LeadsService {
  /// What an export holds of this service.
  package static let exports: [ExportKind] = suppressionExports
}
