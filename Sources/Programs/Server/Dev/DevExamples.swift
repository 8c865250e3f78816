import MusterCore

/// What can be pasted into a shell as it stands.
struct DevExamples {
  let endpoint: String
  let credentials: String
  let tenant: String
  /// Files with the headers of the tenant's owner and of the operator.
  let owner: String
  let operations: String
  /// For muster; nil when the credentials are at a place where it does not look.
  let profiles: String?
  /// Where the protos and the tools are; nil for a `musterd` that was installed without them.
  let checkout = Self.findCheckout()

  struct Example {
    let words: String
    let command: String
  }

  var all: [Example] {
    if let muster = Self.muster(profiles) { return typed(muster) + (checkout == nil ? [] : [python]) }
    return called
  }

  /// For those who have muster: what one would type.
  private func typed(_ muster: String) -> [Example] {
    [
      Example(words: "Your tenant.", command: "\(muster) tenant get"),
      Example(words: "Its leads, the best first.", command: "\(muster) lead list --order-by 'score desc'"),
      Example(
        words: "What a campaign is about to send: each message waits for a person's yes.",
        command: "\(muster) approval list"),
      Example(
        words: "A write: invite somebody, and be shown the token that accepts the invitation, this once.",
        command: "\(muster) member invite --email you@example.com --roles member"),
      Example(
        words: "Who did what, the newest first: your invitation, and Vic, who was refused.",
        command: "\(muster) audit list --limit 10 --fields create_time,method,outcome"),
      Example(
        words: "What an operator sees of the installation.",
        command: "\(muster) server stats --profile dev-operator"),
    ]
  }

  /// The command as it can be typed elsewhere: beside this program, with its profiles where they are.
  private static func muster(_ profiles: String?) -> String? {
    guard let profiles, let program = Files.target(ofLink: "/proc/self/exe"),
      let slash = program.lastIndex(of: "/")
    else { return nil }
    let folder = String(program[..<slash])
    guard FileFacts("\(folder)/muster")?.isProgram == true else { return nil }
    let path = (Environment.value("PATH") ?? "").split(separator: ":").contains(Substring(folder))
    let name = path ? "muster" : "\(ShellWord("\(folder)/muster"))"
    // Whoever pastes it need not have this one's environment.
    return Environment.value("XDG_STATE_HOME") == nil ? name : "\(name) --profiles \(ShellWord(profiles))"
  }

  /// For those who have not.
  private var called: [Example] {
    (checkout == nil ? [] : [python])
      + [
        Example(
          words: "Who works there. buf learns the protos from the server.",
          command: call("identity", "IdentityService/ListMembers", ofTenant: "")),
        Example(
          words: "A write: invite somebody, and be shown the token that accepts the invitation, this once.",
          command: call(
            "identity", "IdentityService/InviteMember",
            ofTenant: """
              ,
                   "invitation": {"email": "you@example.com", "roles": ["member"]}
              """)),
        Example(
          words: "Who did what, the newest first: your invitation, and Vic, who was refused.",
          command: call("audit", "AuditService/ListAuditEvents", ofTenant: #", "page_size": 5"#)),
        Example(
          words: "What an operator sees of the installation.",
          command: call("platform", "PlatformService/GetStats", header: operations, "{}")),
      ]
  }

  /// The first call. grpcio reads the protos itself, so nothing has to be generated for it.
  private var python: Example {
    Example(
      words: "Your tenant, from Python with grpcio. The first time it is fetched from PyPI.",
      command: """
        tools/setup --python && PYTHONPATH=Protos .build/venv/bin/python - <<'END'
        import grpc, json
        from google.protobuf.json_format import MessageToJson

        dev = json.load(open(\(pythonText(credentials))))
        tenant = dev["tenants"][0]
        protos, services = grpc.protos_and_services("muster/tenants/v1/tenants.proto")
        tenants = services.TenantServiceStub(grpc.insecure_channel(dev["endpoint"]))
        bearer = [("authorization", "Bearer " + tenant["owner_token"])]
        answer = tenants.GetTenant(protos.GetTenantRequest(tenant_id=tenant["id"]), metadata=bearer)
        print(MessageToJson(answer))
        END
        """)
  }

  private func call(_ area: String, _ method: String, ofTenant fields: String) -> String {
    call(area, method, header: owner, "{\"tenant_id\": \"\(tenant)\"\(fields)}")
  }

  private func call(_ area: String, _ method: String, header: String, _ request: String) -> String {
    // Its own buf is what tools/setup --python has fetched.
    let buf = checkout == nil ? "buf" : ".build/venv/bin/buf"
    return """
      \(buf) curl --protocol grpc --http2-prior-knowledge \\
        -H @\(ShellWord(header)) \\
        -d '\(request)' \\
        http://\(endpoint)/muster.\(area).v1.\(method)
      """
  }

  private func pythonText(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// Above the program's own file, as `tools/build` puts it.
  private static func findCheckout() -> String? {
    guard let program = Files.target(ofLink: "/proc/self/exe") else { return nil }
    var parts = program.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let folder = "/" + parts.joined(separator: "/")
      if FileFacts("\(folder)/tools/setup")?.isProgram == true,
        FileFacts("\(folder)/Protos/muster")?.isFolder == true
      {
        return folder
      }
      parts.removeLast()
    }
    return nil
  }
}
