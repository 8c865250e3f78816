import Testing

@Suite struct `ListAuditEvents` {}
