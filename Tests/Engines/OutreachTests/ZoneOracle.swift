import MusterTestCommands

/// What Python says of clocks, by its `zoneinfo` and by looking at every minute: an opinion that shares
/// nothing with ours but the files of the system's database.
enum ZoneOracle {
  struct Case {
    let kind: String
    let zone: String
    let fields: [Substring]
  }

  static func cases(_ kind: String, seed: Int) throws -> [Case] {
    let answer = try Command(["python3", "-c", script, kind, "\(seed)"])
    guard answer.exitCode == 0 else {
      throw Failed(description: String(decoding: answer.complaints, as: UTF8.self))
    }
    return String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      return Case(kind: kind, zone: String(fields[0]), fields: Array(fields.dropFirst()))
    }
  }

  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  private static let script = #"""
    import random, sys
    from datetime import datetime, timedelta, timezone, date
    from zoneinfo import ZoneInfo, available_timezones
    kind, seed = sys.argv[1], int(sys.argv[2])
    rnd = random.Random(seed)
    UTC = timezone.utc
    EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
    def local(t, z): return datetime.fromtimestamp(t, z)
    def off(t, z): return int(local(t, z).utcoffset().total_seconds())
    START = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
    def turns(z):
        found, t = [], START
        before = off(t, z)
        for _ in range(2 * 365):
            after = off(t + 86400, z)
            if after != before:
                lo, hi = t, t + 86400
                while hi - lo > 60:
                    mid = (lo + hi) // 120 * 60
                    if off(mid, z) == before: lo = mid
                    else: hi = mid
                found.append(hi)
            before, t = after, t + 86400
        return found
    def moments(z, count):
        around = turns(z)
        for index in range(count):
            if around and index % 2 == 0:
                yield rnd.choice(around) // 60 * 60 + rnd.randrange(-3 * 1440, 300) * 60
            elif index % 2 == 0:
                end = date(2026 + rnd.randrange(2), rnd.randrange(1, 13), 1)
                yield int(datetime(end.year, end.month, 1, tzinfo=UTC).timestamp()) + rnd.randrange(-1440, 1440) * 60
            else:
                yield START + rnd.randrange(2 * 365 * 1440) * 60
    SPECS = [
        ("1-5@08:00-18:00", [(d, 480, 1080) for d in range(5)]),
        ("1-7@01:15-02:45", [(d, 75, 165) for d in range(7)]),
        ("1-7@23:30-24:00;1-7@00:00-00:20", [(d, 1410, 1440) for d in range(7)] + [(d, 0, 20) for d in range(7)]),
        ("6,7@02:00-03:00", [(5, 120, 180), (6, 120, 180)]),
        ("7@00:00-24:00", [(6, 0, 1440)]),
        ("1-7@02:10-02:20", [(d, 130, 140) for d in range(7)]),
    ]
    def is_open(t, z, spans, holidays):
        now = local(t, z)
        if now.date() in holidays: return False
        minutes = now.hour * 60 + now.minute
        return any(d == now.weekday() and a <= minutes < b for d, a, b in spans)
    def opening(t, z, spans, holidays):
        for _ in range(30 * 1440):
            if is_open(t, z, spans, holidays): return t
            t += 60
        return None
    def first_at(day, seconds, z):
        """The first moment at which the clock shows this or more, looked for minute by minute."""
        want = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
        t = int((want.replace(tzinfo=UTC) - EPOCH).total_seconds()) - 27 * 3600
        best = None
        for step in (3600, 60):
            if step == 60: t -= 3600 * 2
            while local(t, z).replace(tzinfo=None) < want: t += step
        return t
    for name in sorted(available_timezones()):
        if name in ("localtime", "Factory") or name.startswith(("posix", "right")): continue
        z = ZoneInfo(name)
        if kind == "window":
            for t in moments(z, 2):
                spec, spans = rnd.choice(SPECS)
                today = local(t, z).date()
                holidays = [today + timedelta(days=k) for k in range(4) if rnd.random() < 0.2]
                found = opening(t, z, spans, holidays)
                if found is None: continue
                print("|".join([name, spec, ",".join(map(str, holidays)), str(t), str(found)]))
        elif kind == "day":
            for t in moments(z, 2):
                today = local(t, z).date()
                end = t
                while local(end, z).date() <= today: end += 60
                print("|".join([name, str(t), str((today - date(1970, 1, 1)).days), str(end)]))
        elif kind == "delay":
            for t in moments(z, 2):
                spec, spans = SPECS[rnd.randrange(2)]
                days, business = rnd.choice([0, 1, 2, 5, 31]), rnd.random() < 0.5
                more = rnd.choice([0, 0, 3600, 86400])
                now = local(t, z)
                holidays = [now.date() + timedelta(days=k) for k in range(6) if rnd.random() < 0.2]
                day, left = now.date(), days
                while left:
                    day += timedelta(days=1)
                    if not business or (day not in holidays and any(d == day.weekday() for d, _, _ in spans)): left -= 1
                due = t
                if days: due = max(t, first_at(day, now.hour * 3600 + now.minute * 60 + now.second, z))
                due += more
                found = opening(due, z, spans, holidays)
                if found is None: continue
                print("|".join([name, spec, ",".join(map(str, holidays)), str(t), str(days), str(int(business)), str(more), str(due), str(found)]))
    """#
}
