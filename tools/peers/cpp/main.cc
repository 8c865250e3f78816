// LeadService on grpc++ 1.51: asynchronous completion queue API; the queue threads read requests, verify the
// token and write to Postgres, the database thread reads rows, fills the reply and writes it (Finish).
#include <absl/synchronization/mutex.h>
#include <grpcpp/grpcpp.h>
#include <signal.h>
#include <arpa/inet.h>
#include <endian.h>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <thread>
#include <vector>
#include "auth.h"
#include "db.h"
#include "health.grpc.pb.h"
#include "leads.grpc.pb.h"

using grpc::Status;
using grpc::StatusCode;
namespace pb = bench::v1;
namespace hv = grpc::health::v1;

static void put_uuid(std::string* s, const char* b) {
  static const char H[] = "0123456789abcdef";
  s->resize(36);
  char* p = s->data();
  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *p++ = '-';
    *p++ = H[(unsigned char)b[i] >> 4];
    *p++ = H[b[i] & 15];
  }
}

static void fill(pb::Lead* l, PGresult* r, int i) {
  auto str = [&](int c, std::string* d) { d->assign(PQgetvalue(r, i, c), PQgetlength(r, i, c)); };
  put_uuid(l->mutable_id(), PQgetvalue(r, i, 0));
  if (PQgetisnull(r, i, 1)) l->clear_campaign_id(); else put_uuid(l->mutable_campaign_id(), PQgetvalue(r, i, 1));
  str(2, l->mutable_email());
  str(3, l->mutable_first_name());
  str(4, l->mutable_last_name());
  str(5, l->mutable_title());
  str(6, l->mutable_company());
  uint32_t n;
  memcpy(&n, PQgetvalue(r, i, 7), 4);
  l->set_als_score(int32_t(ntohl(n)));
  str(8, l->mutable_als_tier());
  str(9, l->mutable_status());
  uint64_t t;
  memcpy(&t, PQgetvalue(r, i, 10), 8);
  l->set_created_at(int64_t(be64toh(t)) / 1000000 + 946684800);  // binary timestamptz: microseconds since 2000-01-01
}

struct Tag {
  virtual ~Tag() = default;
  virtual void proceed(bool ok) = 0;
};

// One object serves one call at a time and is then armed again: messages keep their buffers.
template <class Req, class Resp>
struct CallBase : Tag {
  grpc::ServerCompletionQueue* cq;
  std::optional<grpc::ServerContext> ctx;
  std::optional<grpc::ServerAsyncResponseWriter<Resp>> out;
  Req req;
  Resp resp;
  bool finishing = false;
  explicit CallBase(grpc::ServerCompletionQueue* q) : cq(q) {}
  virtual void request() = 0;
  virtual void handle() = 0;
  void arm() {
    finishing = false;
    out.reset();
    ctx.emplace();
    out.emplace(&*ctx);
    request();
  }
  void ok() {
    finishing = true;
    out->Finish(resp, Status::OK, static_cast<Tag*>(this));
  }
  void fail(StatusCode c, const std::string& m) {
    finishing = true;
    out->FinishWithError(Status(c, m), static_cast<Tag*>(this));
  }
  void proceed(bool ok) override {
    if (finishing) return arm();
    if (!ok) return;  // shutting down
    handle();
  }
};

template <class Req, class Resp>
struct DbCall : CallBase<Req, Resp>, DbJob {
  DbPool* db;
  pb::LeadService::AsyncService* svc;
  DbCall(grpc::ServerCompletionQueue* q, pb::LeadService::AsyncService* s, DbPool* d) : CallBase<Req, Resp>(q), db(d), svc(s) {}
  virtual bool check() = 0;
  virtual void reply() = 0;
  void handle() override {
    failed = false;
    sqlstate.clear();
    const auto& md = this->ctx->client_metadata();
    auto it = md.find("authorization");
    if (it == md.end() || !verify_bearer({it->second.data(), it->second.size()}, tenant))
      return this->fail(StatusCode::UNAUTHENTICATED, "invalid token");
    if (!check()) return this->fail(StatusCode::INVALID_ARGUMENT, "invalid argument");
    if (!db) return this->fail(StatusCode::UNAVAILABLE, "started without a database");
    db->submit(this);
  }
  void done() override {
    if (!failed) return reply();
    fprintf(stderr, "db: %s\n", errmsg.c_str());
    if (sqlstate.empty()) return this->fail(StatusCode::UNAVAILABLE, "database unavailable");
    this->fail(StatusCode::INTERNAL, "database error");
  }
};

struct GetCall final : DbCall<pb::GetLeadRequest, pb::Lead> {
  using DbCall::DbCall;
  unsigned char id[16];
  bool found = false;
  void request() override { svc->RequestGetLead(&*ctx, &req, &*out, cq, cq, static_cast<Tag*>(this)); }
  bool check() override { found = false; return parse_uuid(req.id(), id); }
  int send(PGconn* c) override {
    const char* v[] = {reinterpret_cast<char*>(id)};
    const int l[] = {16}, f[] = {1};
    return PQsendQueryPrepared(c, "g", 1, v, l, f, 1);
  }
  void result(PGresult* r) override {
    if ((found = PQntuples(r) > 0)) fill(&resp, r, 0);
  }
  void reply() override { found ? ok() : fail(StatusCode::NOT_FOUND, "lead not found"); }
};

struct ListCall final : DbCall<pb::ListLeadsRequest, pb::ListLeadsResponse> {
  using DbCall::DbCall;
  uint32_t limit = 0;
  void request() override { svc->RequestListLeads(&*ctx, &req, &*out, cq, cq, static_cast<Tag*>(this)); }
  bool check() override {
    int n = req.page_size();
    if (n < 0) return false;
    limit = htonl(n == 0 ? 50 : n > 200 ? 200 : n);
    return true;
  }
  int send(PGconn* c) override {
    const char* v[] = {reinterpret_cast<char*>(&limit)};
    const int l[] = {4}, f[] = {1};
    return PQsendQueryPrepared(c, "l", 1, v, l, f, 1);
  }
  void result(PGresult* r) override {
    resp.Clear();
    int n = PQntuples(r);
    resp.mutable_leads()->Reserve(n);
    for (int i = 0; i < n; i++) fill(resp.add_leads(), r, i);
  }
  void reply() override { ok(); }
};

struct CreateCall final : DbCall<pb::CreateLeadRequest, pb::Lead> {
  using DbCall::DbCall;
  unsigned char tid[16];
  bool found = false;
  void request() override { svc->RequestCreateLead(&*ctx, &req, &*out, cq, cq, static_cast<Tag*>(this)); }
  bool check() override { found = false; return !req.email().empty() && parse_uuid(tenant, tid); }
  int send(PGconn* c) override {
    const std::string* s[] = {&req.email(), &req.first_name(), &req.last_name(), &req.title(), &req.company()};
    const char* v[6] = {reinterpret_cast<char*>(tid)};
    int l[6] = {16}, f[6] = {1, 1, 1, 1, 1, 1};
    for (int i = 0; i < 5; i++) v[i + 1] = s[i]->data(), l[i + 1] = int(s[i]->size());
    return PQsendQueryPrepared(c, "i", 6, v, l, f, 1);
  }
  void result(PGresult* r) override {
    if ((found = PQntuples(r) > 0)) fill(&resp, r, 0);
  }
  void reply() override { found ? ok() : fail(StatusCode::INTERNAL, "no row"); }
};

struct HealthCall final : CallBase<hv::HealthCheckRequest, hv::HealthCheckResponse> {
  hv::Health::AsyncService* svc;
  HealthCall(grpc::ServerCompletionQueue* q, hv::Health::AsyncService* s) : CallBase(q), svc(s) {}
  void request() override { svc->RequestCheck(&*ctx, &req, &*out, cq, cq, static_cast<Tag*>(this)); }
  void handle() override {
    if (!req.service().empty() && req.service() != "bench.v1.LeadService") return fail(StatusCode::NOT_FOUND, "unknown service");
    resp.set_status(hv::HealthCheckResponse::SERVING);
    ok();
  }
};

static int env(const char* n, int d) {
  const char* v = getenv(n);
  return v && *v ? atoi(v) : d;
}

int main() {
  sigset_t sigs;
  sigemptyset(&sigs);
  sigaddset(&sigs, SIGINT);
  sigaddset(&sigs, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &sigs, nullptr);
  signal(SIGPIPE, SIG_IGN);
  // Debian's abseil is built with lock cycle detection; a release build of abseil has it off
  if (!env("ABSL_DEADLOCK", 0)) absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);

  const char* database = getenv("DATABASE");  // libpq's words for it
  const int queues = env("CQS", 2), per_queue = env("CQ_THREADS", 1), armed = env("ARMED", 256);
  std::unique_ptr<DbPool> db;  // health alone needs none
  if (!env("NO_DB", 0))
    db = std::make_unique<DbPool>(database ? database : "host=/var/run/postgresql dbname=bench user=app", env("DB_CONNS", 16), env("DB_THREADS", 1), env("DB_DEPTH", 4));

  pb::LeadService::AsyncService svc;
  hv::Health::AsyncService health;
  grpc::ServerBuilder b;
  b.AddListeningPort("127.0.0.1:" + std::to_string(env("PORT", 50061)), grpc::InsecureServerCredentials());
  b.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 1024);
  b.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, env("BDP", 0));
  b.AddChannelArgument(GRPC_ARG_ENABLE_CHANNELZ, 0);
  if (env("MINIMAL", 0)) b.AddChannelArgument(GRPC_ARG_MINIMAL_STACK, 1);
  b.RegisterService(&svc);
  b.RegisterService(&health);
  std::vector<std::unique_ptr<grpc::ServerCompletionQueue>> cqs;
  for (int i = 0; i < queues; i++) cqs.push_back(b.AddCompletionQueue());
  auto server = b.BuildAndStart();
  if (!server) return 1;

  std::vector<std::unique_ptr<Tag>> calls;
  auto start = [&](auto* c) {
    calls.emplace_back(c);
    c->arm();
  };
  for (auto& q : cqs)
    for (int i = 0; i < armed; i++) {
      start(new GetCall(q.get(), &svc, db.get()));
      start(new ListCall(q.get(), &svc, db.get()));
      start(new CreateCall(q.get(), &svc, db.get()));
      start(new HealthCall(q.get(), &health));
    }
  std::vector<std::thread> th;
  std::atomic<bool> stopping{false};
  for (auto& q : cqs)
    for (int i = 0; i < per_queue; i++)
      th.emplace_back([&stopping, q = q.get()] {
        void* tag;
        bool ok;
        while (q->Next(&tag, &ok))
          if (!stopping.load(std::memory_order_relaxed)) static_cast<Tag*>(tag)->proceed(ok);
      });
  fprintf(stderr, "listening on %d (cqs=%d x %d threads)\n", env("PORT", 50061), queues, per_queue);
  int sig;
  sigwait(&sigs, &sig);
  server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(2));
  stopping = true;
  db.reset();
  for (auto& q : cqs) q->Shutdown();
  for (auto& t : th) t.join();
  _exit(0);
}
