import MusterCampaignsAPI
import MusterTypesAPI
import MusterWire

extension CampaignsV1.CampaignReport {
  /// Steps stand in the order of the sequence, those of older versions after them.
  init(_ counts: ReportCounts, unknown: [ReportStore.UnknownCount], steps order: [String]) {
    self.init()
    total = CampaignsV1.ReportRow.with {
      ($0.activities, $0.leads) = (CampaignsV1.FunnelCounts(), CampaignsV1.FunnelCounts())
    }
    for count in counts.rows {
      let row = CampaignsV1.ReportRow(count)
      switch count.kind {
      case .total: total = row
      // What belongs to no step, such as an answer to nothing that was sent, is in the total alone.
      case .step: if !count.stepKey.isEmpty { steps.append(row) }
      case .variant: if !count.stepKey.isEmpty { variants.append(row) }
      case .channel: if count.channel != .unspecified { channels.append(row) }
      }
    }
    for count in unknown { add(count) }
    func place(_ key: String) -> Int { order.firstIndex(of: key) ?? order.count }
    steps.sort { (place($0.stepKey), $0.stepKey) < (place($1.stepKey), $1.stepKey) }
    variants.sort {
      (place($0.stepKey), $0.stepKey, $0.variantKey, $0.channel.rawValue)
        < (place($1.stepKey), $1.stepKey, $1.variantKey, $1.channel.rawValue)
    }
    channels.sort { $0.channel.rawValue < $1.channel.rawValue }
    skips = counts.skips.map { skip in
      .with { ($0.reason, $0.count) = (CampaignsV1.SkipReason(told: skip.reason), skip.count) }
    }
  }

  private mutating func add(_ count: ReportStore.UnknownCount) {
    func add(_ row: inout CampaignsV1.ReportRow) {
      row.activities?.unknown += count.sends
      row.leads?.unknown += count.leads
    }
    func row(_ step: Bool, _ variant: Bool, _ channel: Bool) -> CampaignsV1.ReportRow {
      .with {
        if step { ($0.stepID, $0.stepKey) = (count.stepID, count.stepKey) }
        if variant { $0.variantKey = count.variantKey }
        if channel { $0.channel = count.channel }
        ($0.activities, $0.leads) = (CampaignsV1.FunnelCounts(), CampaignsV1.FunnelCounts())
      }
    }
    if var whole = total {
      add(&whole)
      total = whole
    }
    if !steps.contains(where: { $0.stepKey == count.stepKey }) { steps.append(row(true, false, false)) }
    for place in steps.indices where steps[place].stepKey == count.stepKey { add(&steps[place]) }
    let isVariant = { (row: CampaignsV1.ReportRow) in
      row.stepKey == count.stepKey && row.variantKey == count.variantKey && row.channel == count.channel
    }
    if !variants.contains(where: isVariant) { variants.append(row(true, true, true)) }
    for place in variants.indices where isVariant(variants[place]) { add(&variants[place]) }
    if !channels.contains(where: { $0.channel == count.channel }) { channels.append(row(false, false, true)) }
    for place in channels.indices where channels[place].channel == count.channel { add(&channels[place]) }
  }
}

extension CampaignsV1.ReportRow {
  fileprivate init(_ count: ReportCount) {
    self.init()
    (stepID, stepKey) = (count.stepID, count.stepKey)
    (variantKey, channel) = (count.variantKey, count.channel)
    (activities, leads) = (CampaignsV1.FunnelCounts(count.activities), CampaignsV1.FunnelCounts(count.leads))
  }
}

extension CampaignsV1.FunnelCounts {
  /// In the order of `ReportCount.activities`.
  fileprivate init(_ counts: [Int64]) {
    self.init()
    func count(_ place: Int) -> Int64 { counts.indices.contains(place) ? counts[place] : 0 }
    (sent, delivered, opened, clicked) = (count(0), count(1), count(2), count(3))
    (replied, interested, meetings, conversions) = (count(4), count(5), count(6), count(7))
    (bounced, unsubscribed, complained) = (count(8), count(9), count(10))
    (skipped, failed) = (count(11), count(12))
  }
}
