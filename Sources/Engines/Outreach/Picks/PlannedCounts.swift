package import MusterTypesAPI
import MusterWire

/// How many steps of a campaign were planned over each channel since its allocation was set.
package struct PlannedCounts: Equatable, Sendable {
  package var byChannel: [TypeV1.Channel: Int64] = [:]

  package init() {}

  package subscript(_ channel: TypeV1.Channel) -> Int64 { byChannel[channel] ?? 0 }

  package mutating func add(_ channel: TypeV1.Channel) {
    let (sum, isOver) = self[channel].addingReportingOverflow(1)
    byChannel[channel] = isOver ? .max : sum
  }

  package var total: Int64 {
    byChannel.values.reduce(0) { sum, count in
      let (sum, isOver) = sum.addingReportingOverflow(count)
      return isOver ? .max : sum
    }
  }
}
