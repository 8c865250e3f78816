package import MusterCampaignsAPI
import MusterTypesAPI
import MusterWire

/// Whether an allocation shares out all there is, once.
package enum AllocationCheck {
  package static func total(_ allocation: CampaignsV1.Allocation) -> Int64 {
    allocation.shares.reduce(0) { $0 + Int64($1.percent) }
  }

  package static func problems(of allocation: CampaignsV1.Allocation) -> [OutreachProblem] {
    var problems: [OutreachProblem] = []
    var seen: Set<TypeV1.Channel> = []
    for (place, share) in allocation.shares.enumerated() {
      if !TypeV1.Channel.outreach.contains(share.channel) {
        problems.append(
          OutreachProblem(
            "shares[\(place)].channel", "is \(share.channel.word), over which campaigns send nothing"))
      } else if !seen.insert(share.channel).inserted {
        problems.append(
          OutreachProblem(
            "shares[\(place)].channel", "is \(share.channel.word) a second time; each channel stands once"))
      }
      if !(0...100).contains(share.percent) {
        problems.append(OutreachProblem("shares[\(place)].percent", "is \(share.percent), not 0 to 100"))
      }
    }
    let total = total(allocation)
    if total != 100 { problems.append(OutreachProblem("shares", "total \(total), not 100")) }
    return problems
  }
}
