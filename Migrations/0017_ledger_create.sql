-- What tenants may use up to a limit, and what is held of it by actions that are not decided yet. The row of
-- an account's period is the one thing that reservations wait for, so that no two of them see the same room.
CREATE TABLE muster.ledger_accounts (
  tenant_id uuid,
  account_key text COLLATE "C",
  period_start timestamptz,
  period_end timestamptz NOT NULL,
  used numeric NOT NULL DEFAULT 0,
  reserved numeric NOT NULL DEFAULT 0,
  update_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT ledger_accounts_pkey PRIMARY KEY (tenant_id, account_key, period_start),
  CONSTRAINT ledger_accounts_period_check CHECK (period_start < period_end),
  CONSTRAINT ledger_accounts_reserved_check CHECK (reserved >= 0)
);

ALTER TABLE muster.ledger_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.ledger_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.ledger_accounts TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.ledger_accounts TO muster_app;

-- Changed only by those who hold the lock on its account.
CREATE TABLE muster.ledger_reservations (
  tenant_id uuid,
  reservation_id uuid,
  account_key text COLLATE "C" NOT NULL,
  period_start timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'held',
  amount numeric NOT NULL,
  -- What was used of it.
  committed_amount numeric,
  owner text NOT NULL,
  purpose text NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  expire_time timestamptz NOT NULL,
  close_time timestamptz,
  CONSTRAINT ledger_reservations_pkey PRIMARY KEY (tenant_id, reservation_id),
  CONSTRAINT ledger_reservations_account_fkey FOREIGN KEY (tenant_id, account_key, period_start)
    REFERENCES muster.ledger_accounts,
  CONSTRAINT ledger_reservations_state_check CHECK (state IN ('held', 'committed', 'released', 'expired')),
  CONSTRAINT ledger_reservations_amount_check CHECK (amount >= 0),
  CONSTRAINT ledger_reservations_committed_check CHECK (
    (state = 'committed') = (committed_amount IS NOT NULL) AND committed_amount BETWEEN 0 AND amount),
  CONSTRAINT ledger_reservations_close_check CHECK ((state = 'held') = (close_time IS NULL))
);
CREATE INDEX ledger_reservations_by_account
  ON muster.ledger_reservations (tenant_id, account_key, period_start, state, expire_time);
-- The platform finds the tenants that have some to give back.
CREATE INDEX ledger_reservations_by_expiry ON muster.ledger_reservations (expire_time, tenant_id)
  WHERE state = 'held';

ALTER TABLE muster.ledger_reservations ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.ledger_reservations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.ledger_reservations TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.ledger_reservations FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.ledger_reservations TO muster_app;
GRANT SELECT (tenant_id, state, expire_time) ON muster.ledger_reservations TO muster_system;
