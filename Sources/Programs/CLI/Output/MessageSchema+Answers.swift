import MusterWire

/// What a server answered, for those who show it.
extension MessageSchema {
  func text(_ bytes: [UInt8], _ options: JSONOptions = JSONOptions()) throws(Failure) -> String {
    do throws(WireError) {
      return try json(bytes, options)
    } catch {
      throw Failure(.failed, "the answer cannot be shown: \(error.message)")
    }
  }

  /// By the proto's names, which columns and flags go by, or by those of JSON.
  func tree(_ bytes: [UInt8], usesProtoNames: Bool = true) throws(Failure) -> JSONValue {
    var options = JSONOptions()
    options.usesProtoNames = usesProtoNames
    do throws(WireError) {
      return try JSONValue(try json(bytes, options), depthMax: WirePolicy.client.depthMax)
    } catch {
      throw Failure(.failed, "the answer cannot be shown: \(error.message)")
    }
  }
}
