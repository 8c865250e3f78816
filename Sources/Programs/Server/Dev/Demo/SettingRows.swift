import MusterRPC
import MusterSettingsAPI
import MusterWire

/// Values at several levels, a secret, and a change that waits for a second person.
enum SettingRows: DemoRows {
  static func make(in tenant: DemoTenant) async throws {
    let settings = SettingsV1.Client(tenant.transport)
    await tenant.once("settings-sending") { requestID in
      let request = SettingsV1.UpdateSettingsRequest.with {
        ($0.tenantID, $0.requestID, $0.namespace) = (tenant.text, requestID, "sending")
        $0.values = ["daily_cap": "40", "excluded_domains": "[\"rival.example\"]"]
        $0.reason = "the warm-up is over"
      }
      return try await settings.updateSettings(request, tenant.asOwner()).settingVersion?.id ?? ""
    }
    await tenant.once("settings-connector") { requestID in
      let request = SettingsV1.UpdateSettingsRequest.with {
        ($0.tenantID, $0.requestID, $0.namespace) = (tenant.text, requestID, "sending")
        ($0.level, $0.subject, $0.values) = (.connector, "gmail", ["hourly_cap": "10"])
        $0.reason = "what the mailbox allows"
      }
      return try await settings.updateSettings(request, tenant.asOwner()).settingVersion?.id ?? ""
    }
    await tenant.once("settings-secret") { requestID in
      let request = SettingsV1.UpdateSettingsRequest.with {
        ($0.tenantID, $0.requestID, $0.namespace) = (tenant.text, requestID, "enrichment")
        ($0.values, $0.secretValues) = (["provider": "\"clearbit\""], ["api_key": "demo-key-of-nobody"])
        $0.reason = "the account of the team"
      }
      return try await settings.updateSettings(request, tenant.asOwner()).settingVersion?.id ?? ""
    }
    await tenant.once("settings-waiting") { requestID in
      let request = SettingsV1.UpdateSettingsRequest.with {
        ($0.tenantID, $0.requestID, $0.namespace) = (tenant.text, requestID, "compliance")
        ($0.values, $0.reason) = (["retention_days": "730"], "two years are enough")
      }
      return try await settings.updateSettings(request, tenant.asOwner()).settingVersion?.id ?? ""
    }
  }
}
