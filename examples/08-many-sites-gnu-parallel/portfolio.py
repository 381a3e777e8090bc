#!/usr/bin/env python3
"""Writes the assessments of the lessons 8 to 10, the same ones each time; everybody and everything in them is invented.

    portfolio.py yaml FOLDER            the 24 sites, a file each, in a folder for each country
    portfolio.py ndjson FILE [COUNT]    COUNT assessments (24 unless said otherwise), one a line

Needs Python 3.9 or newer and nothing else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar, Union

Entry = dict[str, object]
Answer = Union[str, Entry]

ANSWERS = ["absent", "initial", "repeatable", "defined", "managed", "optimised"]

# The questions of itsm-manager by area, in its order.
QUESTIONS = {
    "service-requirements": (
        "req-identified req-documented srv-catalogue req-agreed sla-content sla-duties sla-underpinned req-fulfilled req-current"
    ),
    "processes": (
        "proc-roles proc-designed proc-lived proc-measured proc-improved proc-interfaces inc-restored inc-major request-fulfilled "
        "prb-causes chg-controlled rel-deployed cfg-maintained con-tested cap-planned avl-watched sec-protected"
    ),
    "assets": "res-known res-enough asset-register asset-lifecycle asset-licences asset-configuration res-cost",
    "reporting": "rep-measures rep-service rep-trustworthy rep-overview rep-objectives rep-proposals rep-decisions rep-checked",
    "human-resources": (
        "hr-accountable hr-staffing hr-filled hr-competence hr-training hr-knowledge hr-awareness hr-management hr-succession"
    ),
    "communication": "com-planned com-internal com-customers com-inputs com-reports com-escalations com-outages com-tools",
    "third-parties": ("sup-known sup-relationship sup-contracts sup-aligned sup-monitored sup-subsuppliers sup-consultants sup-exit"),
}
QUICK = set(
    "req-agreed req-fulfilled proc-lived inc-restored chg-controlled sec-protected res-enough rep-overview rep-proposals "
    "hr-accountable hr-staffing com-customers com-outages sup-aligned sup-monitored".split()
)

# How ripe a country is by area, in the order above, on the scale of 5.
COUNTRIES = {
    "de": [2.7, 3.5, 3.3, 2.5, 2.9, 2.3, 2.7],
    "fr": [3.0, 2.9, 2.5, 2.7, 2.5, 3.2, 2.3],
    "gb": [2.0, 2.6, 1.7, 1.8, 2.2, 2.6, 2.4],
    "pl": [2.5, 3.7, 2.9, 3.4, 1.8, 2.9, 2.2],
    "pt": [2.3, 2.6, 2.4, 2.0, 2.8, 2.8, 1.1],
    "se": [3.4, 3.5, 3.1, 3.1, 3.5, 3.5, 3.1],
}


class Site(NamedTuple):
    """What is known of a site before anybody asks."""

    country: str
    town: str
    size: str
    services: str
    date: str
    better: float  # steps above its country
    evidenced: float  # share of answers with evidence
    unknown: float  # share that nobody could answer
    assessors: list[str]
    scope: str


# Country, town, size, services, day; steps above the country, shares with evidence and without answer; assessors, scope.
TABLE = """
de | Bremen | large | over-50 | 2026-09-14 | 0.6 | 0.75 | 0.02 | A. Brandt, K. Osei | Head office with the data centre and the network of the group, 900 users
de | Chemnitz | small | up-to-50 | 2026-09-21 | -0.5 | 0.5 | 0.03 | K. Osei | Foundry, two halls, 340 users
de | Kassel | medium | up-to-50 | 2026-09-23 | 0.2 | 0.65 | 0.0 | K. Osei | Pump works with its own workshop systems, 610 users
de | Regensburg | small | up-to-50 | 2026-09-28 | 0.0 | 0.45 | 0.05 | A. Brandt | Drives, development and test benches, 280 users
de | Rostock | small | up-to-10 | 2026-09-30 | -1.0 | 0.3 | 0.08 | A. Brandt | Ship repair yard, 150 users
fr | Brest | small | up-to-10 | 2026-10-05 | -0.3 | 0.5 | 0.03 | M. Le Goff | Marine service station, 120 users
fr | Lille | medium | up-to-50 | 2026-10-07 | 0.5 | 0.7 | 0.02 | M. Le Goff | Sales and customer service for four countries, 410 users
fr | Lyon | medium | up-to-50 | 2026-10-08 | 0.1 | 0.6 | 0.0 | M. Le Goff | Valve works, 530 users
fr | Nantes | small | up-to-10 | 2026-10-12 | -0.6 | 0.4 | 0.06 | M. Le Goff, K. Osei | Warehouse and spare parts, 90 users
gb | Derby | medium | up-to-50 | 2026-10-19 | 0.2 | 0.45 | 0.05 | P. Whitcombe | Compressor works, bought in 2025, 460 users
gb | Grimsby | small | up-to-10 | 2026-10-20 | -0.9 | 0.2 | 0.15 | P. Whitcombe | Cold store equipment, bought in 2025, 140 users
gb | Paisley | small | up-to-10 | 2026-10-22 | -0.2 | 0.35 | 0.05 | P. Whitcombe | Service contracts for Scotland, 70 users
gb | Reading | small | up-to-10 | 2026-10-23 | 0.1 | 0.3 | 0.0 | P. Whitcombe | Sales office, 60 users; looked at by its quick questions alone
pl | Gdynia | medium | up-to-50 | 2026-10-26 | -0.2 | 0.6 | 0.03 | J. Wrona | Propeller works, 380 users
pl | Katowice | medium | up-to-50 | 2026-10-27 | -0.4 | 0.55 | 0.02 | J. Wrona | Foundry and machining, 420 users
pl | Krakow | large | over-50 | 2026-10-29 | 0.7 | 0.85 | 0.0 | J. Wrona, A. Brandt | Shared service centre with the service desk and operations of all sites, 310 users
pl | Lodz | small | up-to-50 | 2026-10-30 | 0.1 | 0.6 | 0.02 | J. Wrona | Accounting for the group, 210 users
pt | Aveiro | small | up-to-10 | 2026-11-02 | -0.1 | 0.5 | 0.06 | R. Figueira | Ceramics for seals, 190 users
pt | Porto | medium | up-to-50 | 2026-11-03 | 0.3 | 0.55 | 0.1 | R. Figueira | Pump assembly; servers and desk are run by a provider, 350 users
pt | Setubal | small | up-to-10 | 2026-11-05 | -0.5 | 0.4 | 0.15 | R. Figueira | Ship repair yard; all of IT is run by a provider, 130 users
se | Gothenburg | medium | up-to-50 | 2026-11-09 | 0.4 | 0.1 | 0.02 | E. Sandell | Development of drives and controls, 440 users
se | Lulea | small | up-to-10 | 2026-11-10 | -0.2 | 0.15 | 0.0 | E. Sandell | Mining pumps, 160 users; looked at by its quick questions alone
se | Norrkoping | small | up-to-50 | 2026-11-11 | 0.1 | 0.05 | 0.03 | E. Sandell | Measuring instruments, 230 users
se | Umea | small | up-to-50 | 2026-11-12 | 0.6 | 0.55 | 0.0 | E. Sandell, K. Osei | Software for remote service of machines, 120 users
"""


def site(line: str) -> Site:
    """A site from its line of the table."""
    country, town, size, services, date, better, evidenced, unknown, assessors, scope = line.split(" | ")
    figures = (float(better), float(evidenced), float(unknown))
    return Site(country, town, size, services, date, *figures, assessors.split(", "), scope)


SITES = [site(line) for line in TABLE.strip().splitlines()]

# What is said where things are bad, middling and good, by area.
NOTES: dict[str, list[list[str]]] = {
    "service-requirements": [
        [
            "Wishes come by phone to whoever is known. Nobody could name the three that matter most.",
            "There is a sheet from 2022; two of its five services no longer exist.",
        ],
        [
            "Agreed for the planning system and e-mail. The workshop systems were left for later.",
            "Written down by IT; the plant manager saw it for the first time in our meeting.",
        ],
        [
            "Gone through with the plant manager every half year; the last change came from there.",
            "Hours and targets match what the shifts need, Saturday included.",
        ],
    ],
    "processes": [
        [
            "Depends on who is on duty. Two engineers gave us two different orders of steps.",
            "Cases at weekends are entered on Monday, from memory.",
        ],
        [
            "Done as written on weekdays. Shift changes still lose a case now and then.",
            "The steps are known; nobody looks at what takes too long.",
        ],
        [
            "Twelve of twelve cases were complete, with cause and closing check.",
            "Figures are looked at every Monday, and the last three led to a change.",
        ],
    ],
    "assets": [
        [
            "The list was last counted before the move. We looked for ten devices and found six.",
            "Licences are bought when a warning comes up.",
        ],
        ["Office devices are complete, machine controllers are missing.", "Right when it comes in, unsure when it leaves."],
        [
            "Ten of ten devices were where the register says, with owner and end of support.",
            "Each change closes with a look at the record.",
        ],
    ],
    "reporting": [
        [
            "There is a monthly file. Nobody we asked had opened it this year.",
            "Numbers are put together by hand when somebody from head office asks.",
        ],
        ["Availability is reported; what users wait for is not.", "The report comes on time, decisions from it are rare."],
        [
            "One page, six figures, each with an owner; two proposals of spring were approved.",
            "Head office checks a figure each quarter by counting again.",
        ],
    ],
    "human-resources": [
        [
            "One post has been open since March, its work is shared by whoever is there.",
            "All knowledge of the controllers sits with a colleague who retires next year.",
        ],
        ["Stand-ins are named. They have never taken over for a whole week.", "Training happens when a supplier offers it."],
        [
            "Roles, stand-ins and skills are on one page, gone through with each person in spring.",
            "The handover of two leavers was checked before their last day.",
        ],
    ],
    "communication": [
        [
            "Outages are told by whoever meets whom in the canteen.",
            "Users ask the service centre, the service centre asks the site, and nobody answers.",
        ],
        [
            "Planned work is announced. Unplanned outages are explained afterwards, if at all.",
            "Monthly round with the shift leaders; no notes are kept.",
        ],
        [
            "Users knew within ten minutes in the last three outages.",
            "Each complaint gets an answer within a week; four of the last five led to a change.",
        ],
    ],
    "third-parties": [
        [
            "The provider decides what is urgent. Nobody at the site has read the contract.",
            "Which firms have remote access, nobody could say.",
        ],
        ["The large contracts have an owner; the small ones renew by themselves.", "Service reports arrive and are filed."],
        [
            "Promises of suppliers stand beside our own; gaps were closed in the last round of contracts.",
            "Quarterly review with minutes, and two penalties were claimed.",
        ],
    ],
}

# What was shown: kind and name.
SHOWN = [
    ("record", "Ticket export"),
    ("record", "Minutes of the monthly meeting"),
    ("record", "Change calendar, week"),
    ("document", "Site handbook, chapter"),
    ("document", "Agreement"),
    ("observation", "Round through the site, point"),
    ("interview", "Talk with a shift leader"),
]
OWNERS = ["Head of site IT", "Service desk lead", "Plant manager", "Group process owner"]


Choice = TypeVar("Choice")


def one_of(dice: Random, choices: list[Choice]) -> Choice:
    """One of these, by the only method whose results Python promises to keep."""
    return choices[int(dice.random() * len(choices))]


def answered(site: Site, dice: Random, ripe: float, area: str, said: set[str]) -> Answer:
    """What a site says to one question; no note is written down twice."""
    if dice.random() < site.unknown:
        return {"answer": "unknown", "note": "Asked on site; nobody there could say."}
    # The sum of three is nearly normal: most answers lie within a step of the country.
    chance = dice.random() + dice.random() + dice.random() - 1.5
    level = min(5, max(0, round(ripe + site.better + 1.3 * chance)))
    answer: Entry = {"answer": ANSWERS[level]}
    if dice.random() < 0.3:
        note = one_of(dice, NOTES[area][0 if level <= 1 else 1 if level <= 3 else 2])
        if note not in said:
            said.add(note)
            answer["note"] = note
    if level > 0 and dice.random() < site.evidenced:
        kind, name = one_of(dice, SHOWN)
        day = 1 + int(dice.random() * 28)
        month = 5 + int(dice.random() * 4)
        number = 1 + int(dice.random() * 40)
        answer["evidence"] = [{"kind": kind, "ref": f"{name} {number}", "date": f"2026-{month:02}-{day:02}"}]
    if level <= 1 and dice.random() < 0.2:
        answer["owner"] = one_of(dice, OWNERS)
        answer["due"] = f"2027-{3 + 3 * int(dice.random() * 3):02}-30"
    return answer if len(answer) > 1 else ANSWERS[level]


def assessment(site: Site, number: int) -> Entry:
    """The assessment of a site; every number has dice of its own."""
    dice = Random(f"{site.country}/{site.town}/{number}")
    quick = "quick questions" in site.scope
    answers: dict[str, Answer] = {}
    said: set[str] = set()
    for place, (area, names) in enumerate(QUESTIONS.items()):
        for name in names.split():
            answer = answered(site, dice, COUNTRIES[site.country][place], area, said)
            if quick and name not in QUICK:
                continue
            answers[name] = answer
    if site.size == "small" and not quick:
        answers["sup-consultants"] = {"answer": "na", "reason": "No consultants at this site; head office engages them"}
    return {
        "format": 1,
        "questionnaire": "itsm-manager@1.0",
        "organisation": f"Halvard Pryce {site.town}" + (f" {number:05}" if number else ""),
        "scope": site.scope,
        "date": site.date,
        "assessors": site.assessors,
        "profile": {"size": site.size, "services": site.services, "customers": "internal", "aim": "practices", "iso27001": "none"},
        "answers": answers,
    }


def inline(value: object) -> str:
    """A value on one line, as people write YAML: in quotation marks only where it would be read otherwise."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return str(value)


def within_braces(entry: Entry) -> str:
    """An entry of a list, in which a comma would part."""
    return "{" + ", ".join(f"{key}: {json.dumps(item) if ',' in str(item) else item}" for key, item in entry.items()) + "}"


def written(whole: Entry) -> str:
    """An assessment as a person writes it."""
    lines = [f"# {whole['organisation']}, assessed by the group. Everybody and everything in it is invented."]
    answers = whole["answers"]
    assert isinstance(answers, dict)
    lines.extend(f"{key}: {inline(value)}" for key, value in whole.items() if key != "answers")
    lines.append("answers:")
    areas = {names.split()[0]: area for area, names in QUESTIONS.items()}
    for name, answer in answers.items():
        if name in areas:
            lines.append(f"\n  # {areas[name]}")
        if isinstance(answer, str):
            lines.append(f"  {name}: {answer}")
            continue
        lines.append(f"  {name}:")
        for part, said in answer.items():
            text = f"[{', '.join(within_braces(one) for one in said)}]" if part == "evidence" else inline(said)
            lines.append(f"    {part}: {text}")
    return "\n".join(lines) + "\n"


def every(count: int) -> Iterator[Entry]:
    """So many assessments: the sites, then others like them under numbers."""
    for place in range(count):
        yield assessment(SITES[place % len(SITES)], place // len(SITES))


def main() -> int:
    """Writes what the command line asks for."""
    words = sys.argv[1:]
    if len(words) == 2 and words[0] == "yaml":
        for one in SITES:
            folder = Path(words[1]) / one.country
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{one.town.lower()}.yaml").write_text(written(assessment(one, 0)), encoding="utf-8")
        return 0
    if len(words) in (2, 3) and words[0] == "ndjson":
        count = int(words[2]) if len(words) == 3 else len(SITES)
        with open(words[1], "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(whole, ensure_ascii=False) + "\n" for whole in every(count))
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
