// Answers, for each frame on standard input, what Muster's codec makes of it. A client in another language
// sends what its own codec made and compares: see Tests/Clients/wire_differential.py.
//
// A frame is a name, a binary message and a JSON text, each behind its length in four bytes (little endian).
// The answer is five such parts: the message's bytes again, its JSON, the bytes read from the JSON text,
// the bytes as libprotobuf-c repeats them (for the types it was given), and what was refused, if anything.
import MusterWire

var input = FrameInput()
var output = FrameOutput()

while let name = input.part(), let binary = input.part(), let json = input.part() {
  let answer = answer(String(decoding: name, as: UTF8.self), binary, json)
  output.write([answer.bytes, answer.json, answer.bytesFromJSON, answer.oracle, Array(answer.refusal.utf8)])
  // The other side waits for the answers to all it sent before it sends more.
  if input.isDrained { output.flush() }
}
output.flush()

struct Answer {
  var bytes: [UInt8] = []
  var json: [UInt8] = []
  var bytesFromJSON: [UInt8] = []
  var oracle: [UInt8] = []
  var refusal = ""
}

func answer(_ name: String, _ binary: [UInt8], _ json: [UInt8]) -> Answer {
  guard let type = MessageTypes.byName[name] else { return Answer(refusal: "there is no message \(name)") }
  return answer(type, name, binary, json)
}

func answer<M: WireMessage>(_ type: M.Type, _ name: String, _ binary: [UInt8], _ json: [UInt8]) -> Answer {
  var answer = Answer()
  var stage = "binary"
  do throws(WireError) {
    let message = try M(bytes: binary)
    answer.bytes = message.bytes()
    // A frame without JSON asks about the bytes alone: mutated ones need have no JSON form, and
    // libprotobuf-c must not see hostile ones.
    if !json.isEmpty {
      answer.oracle = Oracle.repeated(name, answer.bytes)
      stage = "writing JSON"
      answer.json = Array(try message.json().utf8)
      stage = "reading JSON"
      answer.bytesFromJSON = try M(json: json).bytes()
    }
  } catch {
    answer.refusal = "\(stage): \(error.message)"
  }
  return answer
}
