import MusterUsageAPI

/// A price plan is its message: what is made is kept, and rated by, as it is.
typealias PricePlan = UsageV1.PricePlan
