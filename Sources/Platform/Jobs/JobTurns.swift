import MusterCore

/// Whose turn it is, and with how many jobs.
///
/// A tenant has at most half of the slots, so a flood of one leaves room for others. Jobs that take hours
/// could still fill all slots; therefore a tenant that runs nothing here may begin one job beyond them, up to
/// a bound that is many times the slots: a task that waits costs little, and what many tasks do at once is
/// bounded by the connections to the database. Only when so many tenants have long jobs does another tenant's
/// first job wait, and then for whichever ends first: who was served longest ago is next, so nobody waits for
/// ever.
struct JobTurns {
  let slots: Int
  /// All jobs at once, with those beyond the slots.
  let most: Int
  /// When each tenant was served last, in turns.
  private var served: [TenantID: Int] = [:]
  private var turn = 0

  init(slots: Int, most: Int) {
    (self.slots, self.most) = (max(1, slots), max(slots, most))
  }

  /// Of the slots.
  private var share: Int { (slots + 1) / 2 }

  /// How many jobs each tenant that has some due may begin, in the order of their turns.
  func grants(due: [TenantID], running: [TenantID: Int]) -> [(tenant: TenantID, count: Int)] {
    let order = due.sorted { one, other in
      let (first, second) = (running[one, default: 0], running[other, default: 0])
      if first != second { return first < second }
      return served[one, default: -1] < served[other, default: -1]
    }
    var total = running.values.reduce(0, +)
    var grants = [Int](repeating: 0, count: order.count)
    for (place, tenant) in order.enumerated() where running[tenant, default: 0] == 0 && total < most {
      grants[place] = 1
      total += 1
    }
    var hasGranted = true
    while total < slots, hasGranted {
      hasGranted = false
      for (place, tenant) in order.enumerated()
      where total < slots && running[tenant, default: 0] + grants[place] < share {
        grants[place] += 1
        total += 1
        hasGranted = true
      }
    }
    return zip(order, grants).filter { $0.1 > 0 }.map { (tenant: $0.0, count: $0.1) }
  }

  mutating func serve(_ tenant: TenantID) {
    turn += 1
    served[tenant] = turn
  }

  /// Forgets those that have nothing to do.
  mutating func keep(_ tenants: Set<TenantID>) {
    served = served.filter { tenants.contains($0.key) }
  }
}
