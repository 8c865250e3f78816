"""A picture of what `tools/bench all` found: how many times as fast as each other server Muster is."""
import statistics
from xml.sax.saxutils import escape

BAR, GAP, LEFT, WIDTH = 18, 6, 170, 720
COLOUR, FLOOR = "#2f6f4f", "#8a8f98"


def drawn(words):
    rows = []
    for call, found in words["calls"].items():
        rows.append((call, None, None))
        for name, one in found.items():
            if one["muster_to_it"]:
                rows.append((name, statistics.median(one["muster_to_it"]), one["asked"]))
    most = max(value for _, value, _ in rows if value)
    height = 44 + len(rows) * (BAR + GAP)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="sans-serif" font-size="13">',
        "<title>Calls a second of Muster, in multiples of each other server's</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        '<text x="12" y="24" font-weight="bold">Muster’s calls a second, as a multiple of each other’s</text>',
    ]
    for place, (name, value, asked) in enumerate(rows):
        top = 40 + place * (BAR + GAP)
        if value is None:
            lines.append(f'<text x="12" y="{top + 14}" font-weight="bold">{escape(name)}</text>')
            continue
        # A root keeps both a half and a thirtyfold readable.
        length = (value / most) ** 0.5 * (WIDTH - LEFT - 150)
        colour = FLOOR if name == "pgbench" else COLOUR
        text = f"{value:.2f} ×" + (f" (asked {asked:g})" if asked else "")
        lines += [
            f'<text x="28" y="{top + 14}">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{length:.0f}" height="{BAR}" fill="{colour}" rx="2"/>',
            f'<text x="{LEFT + length + 8:.0f}" y="{top + 14}">{escape(text)}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])
