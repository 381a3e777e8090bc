#!/usr/bin/env python3
"""Takes a chart out of a page that `itsm-gap … -o page.html` wrote, as a picture of its own.

Usage: chart_svg.py PAGE HEADING > picture.svg
The first chart behind the heading with the id HEADING, such as `h:timeline`; its colours are the page's, light or dark.
"""
import re
import sys


def rules(styles):
    """The rules of the page that a chart needs: its colours, and how its parts are drawn."""
    wanted = re.compile(r"(^|,)\s*(:root|\.chart)")
    found, rest = [], styles
    while (match := re.search(r"([^{}]+)\{", rest)) is not None:
        head, start, depth, at = match[1].strip(), match.end(), 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[at], 0)
            at += 1
        body, rest = rest[start : at - 1], rest[at:]
        if head.startswith("@media screen and (prefers-color-scheme"):
            inner = "".join(rules(body))
            if inner:
                found.append(f"@media (prefers-color-scheme:dark){{{inner}}}\n")
        elif not head.startswith("@") and wanted.search(head):
            found.append(f"{head}{{{body.strip()}}}\n")
    return found


def main():
    page = open(sys.argv[1], encoding="utf-8").read()
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.S))
    behind = page[page.index(f'id="{sys.argv[2]}"') :]
    chart = re.search(r"<svg .*?</svg>", behind, re.S)[0]
    # Links lead nowhere from a picture.
    chart = re.sub(r"</?a\b[^>]*>", "", chart)
    wide, high = re.search(r'viewBox="0 0 (\S+) (\S+)"', chart).groups()
    open_tag, rest = chart.split(">", 1)
    open_tag = open_tag.replace('role="group"', 'role="img"')
    edge = 12
    box = f"{-edge} {-edge} {int(wide) + 2 * edge} {int(high) + 2 * edge}"
    open_tag = re.sub(r'viewBox="[^"]*"', f'viewBox="{box}"', open_tag)
    title, rest = rest.split("</desc>", 1)
    style = "".join(rules(styles))
    print(
        f'{open_tag} xmlns="http://www.w3.org/2000/svg" width="{int(wide) + 2 * edge}" height="{int(high) + 2 * edge}">{title}</desc>\n'
        f"<style>\n{style}</style>\n"
        f'<rect x="{-edge}" y="{-edge}" width="100%" height="100%" style="fill:var(--paper)"/>{rest}'
    )


main()
