#!/usr/bin/env python3
"""Draws what a program wrote to a terminal as SVG: text that stays text, in the light or dark look of the reader.

Usage: terminal_svg.py COLUMNS TITLE DESCRIPTION < output > picture.svg
"""
import re
import sys
import unicodedata
from xml.sax.saxutils import escape

WIDE, HIGH, EDGE = 8.4, 18, 16
COLOURS = {31: "bad", 32: "good", 33: "caution", 34: "blue", 36: "blue"}
STYLE = """
text{font:14px ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#1b2430;white-space:pre}
.paper{fill:#fbfcfd;stroke:#d5dbe3}.strong{font-weight:700}.soft{fill:#56606e}
.good{fill:#19693a}.caution{fill:#835400}.bad{fill:#ae221c}.blue{fill:#17549b}
.mark{fill:#d5e3f3}
@media (prefers-color-scheme:dark){text{fill:#e3e8ef}.paper{fill:#12161c;stroke:#333d4a}.soft{fill:#a5b0bd}
.good{fill:#84d3a0}.caution{fill:#e9bb71}.bad{fill:#f59c95}.blue{fill:#8fbdf2}.mark{fill:#29486a}}
"""


def columns(sign):
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def runs(line, state):
    """Pieces of a line with their classes; `state` holds what is switched on, over lines."""
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        match = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if not match:
            if piece:
                yield piece, " ".join(sorted(state))
            continue
        for code in (int(code or 0) for code in match[1].split(";")):
            if code == 0:
                state.clear()
            elif code in (1, 2, 7):
                state.add({1: "strong", 2: "soft", 7: "marked"}[code])
            elif code == 22:
                state.difference_update(("strong", "soft"))
            elif code == 27:
                state.discard("marked")
            elif code in COLOURS or code - 60 in COLOURS or code in (90, 39):
                state.difference_update(set(COLOURS.values()))
                if code == 90:
                    state.add("soft")
                elif code != 39:
                    state.add(COLOURS.get(code) or COLOURS[code - 60])


def main():
    width, title, description = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    text = sys.stdin.read().rstrip("\n")
    # Links and titles of windows say nothing in a picture.
    text = re.sub(r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)", "", text)
    lines = text.split("\n")
    wide, high = width * WIDE + 2 * EDGE, len(lines) * HIGH + 2 * EDGE
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}" '
        'role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>',
        f"<style>{STYLE.strip()}</style>",
        f'<rect class="paper" x=".5" y=".5" width="{wide - 1:g}" height="{high - 1:g}" rx="8"/>',
    ]
    state = set()
    for row, line in enumerate(lines):
        column, y = 0, EDGE + row * HIGH
        for piece, classes in runs(line, state):
            # Long blanks part a line, so that everything stands in its column whatever the font.
            for part in re.findall(r" {2,}|(?:[^ ]| (?! ))+", piece):
                taken = sum(columns(sign) for sign in part)
                x, length = EDGE + column * WIDE, taken * WIDE
                column += taken
                if "marked" in classes:
                    out.append(f'<rect class="mark" x="{x:g}" y="{y:g}" width="{length:g}" height="{HIGH}"/>')
                if not part.strip():
                    continue
                kind = classes.replace("marked", "").strip()
                kind = f' class="{kind}"' if kind else ""
                out.append(
                    f'<text x="{x:g}" y="{y + 14:g}" textLength="{length:g}" lengthAdjust="spacingAndGlyphs"{kind}>{escape(part)}</text>'
                )
    out.append("</svg>")
    print("\n".join(out))


main()
