// LeadService on grpc-go 1.33, pgx v4 and golang-jwt v4.
package main

import (
	"context"
	"encoding/hex"
	"errors"
	"log"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"bench/benchv1"

	"github.com/golang-jwt/jwt"
	"github.com/jackc/pgtype"
	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

const cols = `id,campaign_id,email,coalesce(first_name,''),coalesce(last_name,''),coalesce(title,''),coalesce(company,''),als_score,als_tier,status,created_at`

// Prepared on every connection under these names.
var statements = map[string]string{
	"set_tenant":  `select set_config('app.tenant_id',$1,true)`,
	"get_lead":    `select ` + cols + ` from leads where id=$1 and deleted_at is null`,
	"list_leads":  `select ` + cols + ` from leads where deleted_at is null order by als_score desc, id limit $1`,
	"create_lead": `insert into leads (tenant_id,email,first_name,last_name,title,company) values ($1,$2,$3,$4,$5,$6) returning ` + cols,
}

type claims struct {
	jwt.RegisteredClaims
	Tid string `json:"tid"`
}

var (
	secret      = []byte("bench-secret-bench-secret-bench-secret")
	parser      = jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}))
	errAuth     = status.Error(codes.Unauthenticated, "invalid token")
	errNotFound = status.Error(codes.NotFound, "lead not found")
	errInvalid  = status.Error(codes.InvalidArgument, "invalid argument")
	key         = func(*jwt.Token) (interface{}, error) { return secret, nil }
)

type tenantKey struct{}

func isUUID(s string) bool {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	for i := 0; i < 36; i++ {
		c := s[i]
		if i == 8 || i == 13 || i == 18 || i == 23 {
			continue
		}
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

func tenant(ctx context.Context) (string, bool) {
	md, ok := metadata.FromIncomingContext(ctx)
	if !ok {
		return "", false
	}
	h := md["authorization"]
	if len(h) != 1 || len(h[0]) < 8 || !strings.EqualFold(h[0][:7], "bearer ") {
		return "", false
	}
	var c claims
	if _, err := parser.ParseWithClaims(h[0][7:], &c, key); err != nil {
		return "", false
	}
	if c.ExpiresAt == nil || !c.VerifyIssuer("muster", true) || !c.VerifyAudience("muster", true) || !isUUID(c.Tid) {
		return "", false
	}
	return c.Tid, true
}

func auth(ctx context.Context, req interface{}, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (interface{}, error) {
	if strings.HasPrefix(info.FullMethod, "/grpc.health.v1.") {
		return handler(ctx, req)
	}
	t, ok := tenant(ctx)
	if !ok {
		return nil, errAuth
	}
	return handler(context.WithValue(ctx, tenantKey{}, t), req)
}

type server struct {
	benchv1.UnimplementedLeadServiceServer
	db *pgxpool.Pool
}

func uuidText(u *pgtype.UUID) string {
	if u.Status != pgtype.Present {
		return ""
	}
	var b [36]byte
	hex.Encode(b[0:8], u.Bytes[0:4])
	b[8] = '-'
	hex.Encode(b[9:13], u.Bytes[4:6])
	b[13] = '-'
	hex.Encode(b[14:18], u.Bytes[6:8])
	b[18] = '-'
	hex.Encode(b[19:23], u.Bytes[8:10])
	b[23] = '-'
	hex.Encode(b[24:36], u.Bytes[10:16])
	return string(b[:])
}

func scan(rows pgx.Rows, each func(*benchv1.Lead)) error {
	var id, campaign pgtype.UUID
	var created pgtype.Timestamptz
	for rows.Next() {
		l := new(benchv1.Lead)
		if err := rows.Scan(&id, &campaign, &l.Email, &l.FirstName, &l.LastName, &l.Title, &l.Company, &l.AlsScore, &l.AlsTier, &l.Status, &created); err != nil {
			rows.Close()
			return err
		}
		l.Id, l.CampaignId, l.CreatedAt = uuidText(&id), uuidText(&campaign), created.Time.Unix()
		each(l)
	}
	return rows.Err()
}

// inTenant sends set_config and the statement as one batch: one round trip, one implicit transaction.
func (s *server) inTenant(ctx context.Context, each func(*benchv1.Lead), stmt string, args ...interface{}) error {
	if s.db == nil {
		return status.Error(codes.Unavailable, "started without a database")
	}
	conn, err := s.db.Acquire(ctx)
	if err != nil {
		return status.Error(codes.Unavailable, "no database connection")
	}
	defer conn.Release()
	var b pgx.Batch
	b.Queue("set_tenant", ctx.Value(tenantKey{}).(string))
	b.Queue(stmt, args...)
	br := conn.SendBatch(ctx, &b)
	if _, err = br.Exec(); err == nil {
		var rows pgx.Rows
		if rows, err = br.Query(); err == nil {
			err = scan(rows, each)
		}
	}
	if cerr := br.Close(); err == nil {
		err = cerr // a failed commit shows here
	}
	if err != nil {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return status.FromContextError(ctx.Err()).Err()
		}
		log.Print("db: ", err)
		return status.Error(codes.Internal, "database error")
	}
	return nil
}

func (s *server) GetLead(ctx context.Context, r *benchv1.GetLeadRequest) (*benchv1.Lead, error) {
	if !isUUID(r.Id) {
		return nil, errInvalid
	}
	var out *benchv1.Lead
	if err := s.inTenant(ctx, func(l *benchv1.Lead) { out = l }, "get_lead", r.Id); err != nil {
		return nil, err
	}
	if out == nil {
		return nil, errNotFound
	}
	return out, nil
}

func (s *server) CreateLead(ctx context.Context, r *benchv1.CreateLeadRequest) (*benchv1.Lead, error) {
	if r.Email == "" {
		return nil, errInvalid
	}
	var out *benchv1.Lead
	err := s.inTenant(ctx, func(l *benchv1.Lead) { out = l }, "create_lead",
		ctx.Value(tenantKey{}).(string), r.Email, r.FirstName, r.LastName, r.Title, r.Company)
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (s *server) ListLeads(ctx context.Context, r *benchv1.ListLeadsRequest) (*benchv1.ListLeadsResponse, error) {
	n := r.PageSize
	switch {
	case n < 0:
		return nil, errInvalid
	case n == 0:
		n = 50
	case n > 200:
		n = 200
	}
	out := &benchv1.ListLeadsResponse{Leads: make([]*benchv1.Lead, 0, n)}
	if err := s.inTenant(ctx, func(l *benchv1.Lead) { out.Leads = append(out.Leads, l) }, "list_leads", n); err != nil {
		return nil, err
	}
	return out, nil
}

func env(k, d string) string {
	if v := os.Getenv(k); v != "" {
		return v
	}
	return d
}

// connect opens the pool, or none when only health is asked for.
func connect() *pgxpool.Pool {
	if os.Getenv("NO_DB") == "1" {
		return nil
	}
	database := "host=/var/run/postgresql dbname=bench user=app"
	if words := os.Getenv("DATABASE"); words != "" {
		database = words
	}
	cfg, err := pgxpool.ParseConfig(database + " pool_max_conns=16 pool_min_conns=16")
	if err != nil {
		log.Fatal(err)
	}
	cfg.MaxConnIdleTime, cfg.MaxConnLifetime = time.Hour, 24*time.Hour
	cfg.AfterConnect = func(ctx context.Context, c *pgx.Conn) error {
		for name, sql := range statements {
			if _, err := c.Prepare(ctx, name, sql); err != nil {
				return err
			}
		}
		return nil
	}
	db, err := pgxpool.ConnectConfig(context.Background(), cfg)
	if err != nil {
		log.Fatal(err)
	}
	return db
}

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	opts := []grpc.ServerOption{
		grpc.UnaryInterceptor(auth),
		grpc.MaxConcurrentStreams(1024),
		grpc.ReadBufferSize(64 << 10), grpc.WriteBufferSize(64 << 10),
		// fixed windows: no BDP estimation pings
		grpc.InitialWindowSize(1 << 20), grpc.InitialConnWindowSize(4 << 20),
	}
	if n, _ := strconv.Atoi(env("STREAM_WORKERS", "128")); n > 0 {
		opts = append(opts, grpc.NumStreamWorkers(uint32(n)))
	}
	g := grpc.NewServer(opts...)
	benchv1.RegisterLeadServiceServer(g, &server{db: connect()})
	h := health.NewServer()
	h.SetServingStatus("bench.v1.LeadService", healthpb.HealthCheckResponse_SERVING)
	healthpb.RegisterHealthServer(g, h)
	l, err := net.Listen("tcp", "127.0.0.1:"+env("PORT", "50062"))
	if err != nil {
		log.Fatal(err)
	}
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		<-sig
		g.Stop()
	}()
	log.Print("listening on ", l.Addr())
	if err := g.Serve(l); err != nil {
		log.Fatal(err)
	}
}
