package import MusterLeadsAPI

/// What a model makes of a lead at one time.
package struct Evaluation: Equatable, Sendable {
  package let score: Int32
  /// The tier of the score, whatever a person has set by hand.
  package let tier: LeadsV1.Tier
  package let components: LeadsV1.ScoreComponents
  /// The first moment, in microseconds since 1970, at which the clock alone changes the components; nil for
  /// never. Where very many factors fade at once it can be a moment before it, never one after.
  package let nextChange: Int64?
}
