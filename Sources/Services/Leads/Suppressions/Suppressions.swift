import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Who must not be contacted, for all parts of the service that add, ask or erase.
struct Suppressions: Sendable {
  let hashes: SuppressionHashes
  let tenants: TenantDatabase

  /// Puts values on the list of the transaction's tenant. Of each draft in its order the entry that there is
  /// afterwards; a value that the list holds keeps its entry, whose expiry becomes the later of the two.
  func add(
    _ tx: borrowing TenantTransaction, _ drafts: [SuppressionDraft], by author: Author,
    from run: ImportID? = nil
  ) async throws(RPCError) -> [SuppressionStore.Added] {
    // Several about one value are one entry; each of them is answered.
    var places: [String: Int] = [:]
    var entries: [SuppressionStore.Entry] = []
    var owners: [Int] = []
    var isFirst: [Bool] = []
    for draft in drafts {
      let hash = hashes.text(draft.value)
      let name = hash + (draft.campaign?.stored.hexadecimal ?? "")
      if let place = places[name] {
        owners.append(place)
        isFirst.append(false)
        let known = entries[place]
        guard let expiry = known.draft.expiry, draft.expiry.map({ $0 > expiry }) ?? true else { continue }
        var later = known.draft
        later.expiry = draft.expiry
        entries[place] = SuppressionStore.Entry(id: known.id, hash: hash, draft: later)
      } else {
        places[name] = entries.count
        owners.append(entries.count)
        isFirst.append(true)
        entries.append(SuppressionStore.Entry(id: .new(), hash: hash, draft: draft))
      }
    }
    let added = try await SuppressionStore.add(tx, entries, by: author, from: run)
    guard added.count == entries.count else { throw .suppressionsRaced }
    return zip(owners, isFirst).map { place, isFirst in
      let entry = added[place]
      return isFirst
        ? entry : SuppressionStore.Added(id: entry.id, row: entry.row, isCreated: false, isChanged: false)
    }
  }

  /// Keeps an erased person from being contacted, by hashes alone: every entry about these values, old ones
  /// too, shows and says nothing any more. The ids are those of the entries that hold, in the order of
  /// values.
  func erase(
    _ tx: borrowing TenantTransaction, _ values: [SuppressedValue], by author: Author
  ) async throws(RPCError) -> (ids: [SuppressionID], blanked: Int) {
    let drafts = values.map { SuppressionDraft($0, .erased) }
    let added = try await add(tx, drafts, by: author)
    let blanked = try await SuppressionStore.blank(tx, values.map { ($0.kind, hashes.text($0)) })
    return (added.map(\.id), blanked - added.filter(\.isCreated).count)
  }

  /// What the lists say of a value.
  struct Verdict: Sendable {
    enum Level { case tenant, campaign, platform }

    let level: Level
    /// What the entry is about: a domain may hold an address.
    let kind: SuppressedKind
    let match: SuppressionStore.Match
  }

  /// Of each value in its order what holds it, nil for nothing: of several lists the tenant's, then the
  /// campaign's, then the platform's. In the nil tenant the platform's list alone is asked.
  func verdicts(
    of values: [SuppressedValue?], for campaign: CampaignID?, in tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) -> [Verdict?] {
    try await verdicts(of: values, in: tenant, deadline: caller.deadline) { wanted throws(RPCError) in
      try await tenants.read(bound: tenant, deadline: caller.deadline, note: caller.note) {
        tx throws(RPCError) in
        try await SuppressionStore.matches(tx, wanted, for: campaign)
      }
    }
  }

  /// As above within a transaction of the tenant's own; only the platform's list is read beside it.
  func verdicts(
    _ tx: borrowing TenantTransaction, of values: [SuppressedValue?], for campaign: CampaignID? = nil,
    deadline: Int64? = nil
  ) async throws(RPCError) -> [Verdict?] {
    let hashes = values.compactMap(\.self).map(lookup)
    let wanted = Self.wanted(hashes)
    let own = try await SuppressionStore.matches(tx, wanted, for: campaign)
    let platform = try await platformMatches(wanted, deadline)
    return Self.verdicts(values.map { $0.map(lookup) }, own, platform)
  }

  private func verdicts(
    of values: [SuppressedValue?], in tenant: TenantID, deadline: Int64?,
    _ own: ([String: SuppressedKind]) async throws(RPCError) -> [String: [SuppressionStore.Match]]
  ) async throws(RPCError) -> [Verdict?] {
    let lookups = values.map { $0.map(lookup) }
    let wanted = Self.wanted(lookups.compactMap(\.self))
    let platform = try await platformMatches(wanted, deadline)
    return Self.verdicts(lookups, tenant == .platform ? [:] : try await own(wanted), platform)
  }

  /// Of each value in its order the lists that hold it.
  func levels(
    _ tx: borrowing TenantTransaction, of values: [SuppressedValue], for campaign: CampaignID?
  ) async throws(RPCError) -> [Set<Verdict.Level>] {
    let lookups = values.map(lookup)
    let matches = try await SuppressionStore.levels(tx, Self.wanted(lookups), for: campaign)
    return lookups.map { lookup in
      Set(lookup.flatMap { matches[$0.hash, default: []] })
    }
  }

  /// A tenant's transaction does not see the platform's rows, so they are read in one of their own.
  private func platformMatches(
    _ wanted: [String: SuppressedKind], _ deadline: Int64?
  ) async throws(RPCError) -> [String: [SuppressionStore.Match]] {
    if wanted.isEmpty { return [:] }
    return try await tenants.read(bound: .platform, deadline: deadline) { tx throws(RPCError) in
      try await SuppressionStore.matches(tx, wanted, for: nil)
    }
  }

  /// A value's holders with their hashes, the nearest first.
  private typealias Lookup = [(kind: SuppressedKind, hash: String)]

  private func lookup(_ value: SuppressedValue) -> Lookup {
    value.holders.map { ($0.kind, hashes.text($0)) }
  }

  private static func wanted(_ lookups: [Lookup]) -> [String: SuppressedKind] {
    var wanted: [String: SuppressedKind] = [:]
    for (kind, hash) in lookups.joined() { wanted[hash] = kind }
    return wanted
  }

  private static func verdicts(
    _ lookups: [Lookup?], _ own: [String: [SuppressionStore.Match]],
    _ platform: [String: [SuppressionStore.Match]]
  ) -> [Verdict?] {
    lookups.map { lookup in
      guard let lookup else { return nil }
      func first(
        _ level: Verdict.Level, _ matches: [String: [SuppressionStore.Match]], _ isForCampaign: Bool
      ) -> Verdict? {
        for (kind, hash) in lookup {
          if let match = matches[hash]?.first(where: { $0.isForCampaign == isForCampaign }) {
            return Verdict(level: level, kind: kind, match: match)
          }
        }
        return nil
      }
      return first(.tenant, own, false) ?? first(.campaign, own, true) ?? first(.platform, platform, false)
    }
  }
}
