"""The page for people, in a browser that is not ours."""
import os
import pathlib
import threading
import time

import pytest
from browser import Browser
from calls import refusal
from load import LENIENCY, Stubs, get

GOOD, SERVICE = "muster.tenants.v1.TenantService", "tr[data-service='muster.tenants.v1.TenantService']"


@pytest.fixture(scope="module")
def browser():
    with Browser() as one:
        yield one


@pytest.fixture
def picture(tmp_path):
    """Where pictures go: `MUSTER_PICTURES=DIR` keeps them, for people to look at."""
    folder = pathlib.Path(os.environ.get("MUSTER_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return lambda name: folder / f"{name}.png"


def count(browser, column):
    """A number of the tenants' service as the page shows it."""
    return int(browser.value(f"document.querySelector(\"{SERVICE}\").cells[{column}].textContent").replace(",", ""))


def test_numbers_and_pictures_follow_the_calls(serve, cluster, tenants, browser, picture, figure):
    server = serve(cluster.url())
    made = tenants(cluster, server, 3)
    browser.open(f"http://{server.operations()}/")
    browser.until("document.getElementById('state').textContent === 'ready'")
    browser.until(f"!!document.querySelector(\"{SERVICE}\")")
    assert browser.text("#server").startswith("server_") and browser.text("#version")
    before = count(browser, 1)
    drawn = browser.value("document.querySelector('#calls-picture path.curve')?.getAttribute('d')")
    ending, sums = threading.Event(), []

    def load(place):
        number = 0
        with Stubs(server.address) as stubs:
            while not ending.is_set():
                tenant = made[0 if place < 2 else place - 1]
                if number % 10 == 9:
                    refusal(lambda: stubs.tenants.GetTenant(get(made[1]), metadata=made[0].metadata, timeout=30))
                else:
                    stubs.tenants.GetTenant(get(tenant), metadata=tenant.metadata, timeout=30)
                number += 1
        sums.append(number)

    threads = [threading.Thread(target=load, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    try:
        moved = browser.until(
            f"Number(document.querySelector(\"{SERVICE}\").cells[1].textContent.replace(/,/g, '')) > {before + 20}")
        browser.until("!!document.querySelector('#calls-picture path.curve')")
        seen = set()
        deadline = time.monotonic() + 4
        while time.monotonic() < deadline:
            seen.add(browser.value("document.querySelector('#calls-picture path.curve').getAttribute('d')"))
            time.sleep(0.2)
        # Once a second there is another.
        assert len(seen - {drawn}) >= 2
        assert browser.value(f"document.querySelectorAll(\"{SERVICE} path.p95\").length") == 1
        assert float(browser.text("#rate").replace(",", "")) > 0 and browser.text("#p95").endswith("s")
        label = browser.value("document.getElementById('calls-picture').getAttribute('aria-label')")
        assert "calls in the last second" in label
        time.sleep(float(os.environ.get("MUSTER_PICTURE_SECONDS", "0")))
        for scheme in ("light", "dark"):
            browser.prefer(scheme)
            browser.picture(picture(scheme))
    finally:
        ending.set()
        for thread in threads:
            thread.join()
    browser.until(f"Number(document.querySelector(\"{SERVICE}\").cells[1].textContent.replace(/,/g, '')) >= "
                  f"{before + sum(sums)}")
    assert count(browser, 1) == before + sum(sums) and count(browser, 2) == 0
    # Tenants by their slugs, the busiest first.
    browser.until("document.querySelector('#tenants tbody th').textContent.startsWith('tenant-')", LENIENCY * 5)
    shown = browser.value("[...document.querySelectorAll('#tenants tbody tr')].map((row) => row.title)")
    assert shown[0] == made[0].id and {one.id for one in made} <= set(shown)
    assert browser.complaints == []
    figure(f"{sum(sums)} calls; the first were shown after {moved:.1f} s")


def test_the_state_turns_when_the_database_goes_and_when_it_is_back(serve, own_cluster, browser, picture, figure):
    server = serve(own_cluster.url())
    browser.open(f"http://{server.operations()}/")
    browser.until("document.getElementById('state').dataset.state === 'ready'")
    browser.value("window.isTheSame = true")
    own_cluster.stop()
    gone = browser.until("document.getElementById('state').dataset.state === 'not ready'", LENIENCY * 8)
    assert browser.value("document.title") == "Muster: not ready"
    browser.until("document.querySelectorAll('#parts td.bad').length > 0")
    browser.picture(picture("not-ready"))
    own_cluster.start()
    back = browser.until("document.getElementById('state').dataset.state === 'ready'", LENIENCY * 4)
    # The page was not loaded again.
    assert browser.value("window.isTheSame") is True
    assert browser.complaints == []
    figure(f"'not ready' after {gone:.1f} s, 'ready' {back:.1f} s after its return")


def test_the_page_can_be_read_by_everybody(serve, cluster, browser, picture):
    server = serve(cluster.url())
    browser.open(f"http://{server.operations()}/")
    browser.until("document.querySelectorAll('#lanes tbody tr').length === 6")
    assert browser.value("document.documentElement.lang") == "en"
    assert browser.value("[...document.querySelectorAll('svg')].every((one) => one.getAttribute('aria-label'))")
    assert browser.value("[...document.querySelectorAll('thead th')].every((one) => one.scope === 'col')")
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        assert browser.value(CONTRAST) >= 4.5, scheme
    # A telephone: nothing is wider than the screen.
    browser.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
    try:
        assert browser.value("document.documentElement.scrollWidth") <= 390
        browser.picture(picture("telephone"))
    finally:
        browser.call("Emulation.clearDeviceMetricsOverride")


# The least contrast of any text with what is behind it (WCAG 2.2, 1.4.3).
CONTRAST = """(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((part) => part / 255).map(
      (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  let least = 21;
  for (const node of document.querySelectorAll("body *")) {
    const isText = [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!isText || node.matches("script, noscript") || !node.checkVisibility()) continue;
    const [one, other] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    least = Math.min(least, (one + 0.05) / (other + 0.05));
  }
  return least;
})()"""


def test_without_scripts_it_shows_sums(serve, cluster, tenants, browser, picture):
    server = serve(cluster.url())
    tenants(cluster, server, 2)
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.call("Page.navigate", url=f"http://{server.operations()}/")
        time.sleep(1)
        document = browser.call("DOM.getDocument", depth=-1)["root"]
        html = browser.call("DOM.getOuterHTML", nodeId=document["nodeId"])["outerHTML"]
        browser.picture(picture("without-scripts"))
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert 'data-state="ready">ready</p>' in html
    assert f"<th scope=\"row\">{GOOD}</th><td>2</td>" in html
    assert "<th scope=\"row\">database reads</th><td>ok</td>" in html


def test_a_foreign_site_reads_nothing(serve, cluster, browser):
    """A page of another origin asks, and the browser gives it nothing."""
    server, other = serve(cluster.url()), serve(cluster.url())
    browser.open(f"http://{other.operations()}/version")
    for path in ("/stats.json", "/metrics", "/", "/readyz"):
        address = f"http://{server.operations()}{path}"
        assert browser.value(f"fetch('{address}').then(() => 'read', () => 'refused')") == "refused"
