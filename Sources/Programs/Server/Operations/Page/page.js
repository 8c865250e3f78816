"use strict";
// Draws the page from /stats.json once a second. Text goes in as text, never as HTML.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const at = (id) => document.getElementById(id);
  document.documentElement.classList.add("script");

  const make = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const shape = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const say = (id, text) => { at(id).textContent = text; };

  const whole = (number) => Math.round(number).toLocaleString("en");
  const rate = (number) => number < 10 ? number.toFixed(1) : whole(number);
  const seconds = (time) => {
    if (time === null || time === undefined) return "–";
    if (time === 0) return "0 s";
    if (time < 0.001) return `${(time * 1e6).toFixed(0)} µs`;
    if (time < 1) return `${(time * 1e3).toFixed(time < 0.01 ? 1 : 0)} ms`;
    if (time < 120) return `${time.toFixed(1)} s`;
    if (time < 7200) return `${Math.floor(time / 60)} min`;
    return time < 172800 ? `${Math.floor(time / 3600)} h` : `${Math.floor(time / 86400)} d`;
  };
  const last = (list) => list.length ? list[list.length - 1] : null;
  const latest = (list) => {
    for (let place = list.length - 1; place >= Math.max(0, list.length - 5); place -= 1) {
      if (list[place] !== null) return list[place];
    }
    return null;
  };
  const most = (list) => list.reduce((top, value) => value > top ? value : top, 0);
  // Over the last five seconds, so that the number can be read.
  const recent = (list) => {
    const few = list.slice(-5);
    return few.length ? few.reduce((sum, value) => sum + value, 0) / few.length : 0;
  };

  // The newest value at the right edge, as many seconds to its left as there are.
  const curve = (values, top, width, height) => {
    const step = width / 59;
    let path = "";
    let isOpen = false;
    values.forEach((value, place) => {
      if (value === null) { isOpen = false; return; }
      const x = width - (values.length - 1 - place) * step;
      const y = height - 2 - (top ? value / top : 0) * (height - 6);
      path += `${isOpen ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      isOpen = true;
    });
    return path;
  };
  // 100 µs at the bottom, 10 s at the top, a step each tenfold: one scale for all, on which one slow second hides
  // nothing.
  const logarithm = (time) => time === null ? null : Math.min(Math.max((Math.log10(time) + 4) / 5, 0), 1);
  const draw = (svg, label, width, height, lines, hasArea) => {
    const parts = [];
    const top = hasArea ? most(lines.flatMap((line) => line.values)) : 1;
    for (const { values, className } of lines) {
      const path = curve(values, top, width, height);
      if (!path) continue;
      if (hasArea) {
        const start = width - (values.length - 1) * width / 59;
        const area = `${path}L${width} ${height}L${start.toFixed(1)} ${height}Z`;
        parts.push(shape("path", { class: "area", d: area }));
      }
      parts.push(shape("path", { class: `curve ${className}`, d: path }));
    }
    svg.setAttribute("aria-label", label);
    svg.replaceChildren(...parts);
  };
  const small = (label, lines, hasArea) => {
    const svg = shape("svg", { class: "small", viewBox: "0 0 140 28", role: "img" });
    draw(svg, label, 140, 28, lines, hasArea);
    return svg;
  };
  const row = (name, cells) => {
    const made = make("tr");
    const head = make("th", name);
    head.scope = "row";
    made.append(head);
    for (const cell of cells) {
      const data = make("td");
      data.append(cell instanceof Node ? cell : String(cell));
      made.append(data);
    }
    return made;
  };
  const fill = (id, rows) => at(id).querySelector("tbody").replaceChildren(...rows);

  const short = (name) => name.replace(/^muster\./, "").replace(/\.v1\.\w+$/, "")
    .replace(/^_OTHER$/, "unknown methods").replace(/^grpc\.(\w+)\..*$/, "grpc $1");

  const services = (stats) => {
    const shown = stats.services.filter((service) => service.total > 0 || service.name.startsWith("muster."));
    // Those that are used come first, and stay in their order.
    shown.sort((one, other) => (other.total > 0) - (one.total > 0));
    fill("services", shown.map((service) => {
      const name = short(service.name);
      const perSecond = recent(service.calls);
      const made = row(name, [
        whole(service.total), whole(service.errors), rate(perSecond),
        small(`${name}: ${rate(perSecond)} calls per second`,
          [{ values: service.calls, className: "" }], true),
        seconds(latest(service.p50)), seconds(latest(service.p95)), seconds(latest(service.p99)),
        small(`${name}: p95 ${seconds(latest(service.p95))}`, ["p50", "p95", "p99"].map((part) => (
          { values: service[part].map(logarithm), className: part })), false),
      ]);
      made.dataset.service = service.name;
      if (service.errors > 0) made.cells[2].className = "bad";
      return made;
    }));
    return shown;
  };

  const lanes = (stats) => fill("lanes", stats.lanes.map((lane) => {
    const places = Math.max(lane.places, lane.open, 1);
    const label = `${lane.busy} busy, ${lane.open} open, ${lane.places} places`;
    const svg = shape("svg", { class: "small", viewBox: "0 0 140 28", role: "img", "aria-label": label });
    const width = 140 / places;
    for (let place = 0; place < places; place += 1) {
      const kind = place < lane.busy ? "bar" : place < lane.open ? "opened" : "place";
      svg.append(shape("rect", {
        class: kind, x: (place * width + 1).toFixed(1), y: 9, height: 10, rx: 2,
        width: Math.max(width - 2, 1).toFixed(1),
      }));
    }
    const cell = make("span", undefined, "lane");
    cell.append(svg, make("small", `${lane.busy}, ${lane.open}, ${lane.places}`));
    return row(`${lane.pool} ${lane.lane}`, [cell, whole(lane.waiting), whole(lane.failed)]);
  }));

  const parts = (stats) => fill("parts", stats.parts.map((part) => {
    const made = row(part.name, [part.problem === null ? "ok" : part.problem]);
    made.cells[1].className = part.problem === null ? "good" : "bad";
    return made;
  }));

  const work = (stats) => {
    const rows = [];
    if (stats.jobs) {
      rows.push(
        row("jobs ready", [`${whole(stats.jobs.ready)}, the oldest for ${seconds(stats.jobs.oldest)}`]),
        row("jobs running", [whole(stats.jobs.running)]), row("jobs to come", [whole(stats.jobs.scheduled)]),
        row("jobs dead", [whole(stats.jobs.dead)]),
        row("in the last hour", [`${whole(stats.jobs.succeeded)} done, ${whole(stats.jobs.failed)} failed`]));
    } else {
      rows.push(row("jobs", ["not known: the database was not read lately"]));
    }
    rows.push(
      row("events wait for", [seconds(stats.eventLag)]), row("watches of events", [whole(stats.watchers)]),
      row("credentials refused", [whole(stats.refused)]),
      row("emergency stop", [stats.emergencyStop ? "on" : "off"]),
      row("loops lag by", [stats.loops.map((loop) => seconds(loop.longest)).join(", ")]));
    if (stats.certificateEnd !== null) {
      rows.push(row("certificate ends", [new Date(stats.certificateEnd * 1000).toISOString().slice(0, 10)]));
    }
    fill("work", rows);
  };

  const tenants = (stats) => fill("tenants", stats.tenants.length ? stats.tenants.map((tenant) => {
    const made = row(tenant.slug || tenant.id, [tenant.calls, tenant.errors, tenant.limited].map(whole));
    made.title = tenant.id;
    return made;
  }) : [row("none has called yet", [])]);

  const state = (word) => {
    if (at("state").dataset.state === word) return;
    say("state", word);
    at("state").dataset.state = word;
    document.title = `Muster: ${word}`;
  };

  const show = (stats) => {
    state(stats.state);
    for (const name of ["version", "schema", "server", "roles"]) say(name, stats[name]);
    say("uptime", seconds(stats.uptime));
    const shown = services(stats);
    const length = most(shown.map((service) => service.calls.length));
    const sums = Array.from({ length }, (_, place) => shown.reduce(
      (sum, service) => sum + (service.calls[service.calls.length - length + place] || 0), 0));
    say("rate", rate(recent(sums)));
    say("p95", seconds(most(shown.map((service) => latest(service.p95) || 0)) || null));
    say("running", whole(stats.running));
    say("connections", whole(stats.connections));
    say("errors", whole(shown.reduce((sum, service) => sum + service.errors, 0)));
    say("memory", `${whole(stats.memory / 1048576)} MiB`);
    draw(at("calls-picture"), `${rate(last(sums) || 0)} calls in the last second, ${most(sums)} at most`,
      600, 120, [{ values: sums, className: "" }], true);
    say("calls-most", `at most ${whole(most(sums))}`);
    lanes(stats);
    parts(stats);
    work(stats);
    tenants(stats);
  };

  const ask = async () => {
    try {
      const answer = await fetch("/stats.json", { cache: "no-store", signal: AbortSignal.timeout(4000) });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.json());
      at("stale").hidden = true;
    } catch {
      state("no answer");
      at("stale").hidden = false;
    }
    setTimeout(ask, 1000);
  };
  ask();
})();
