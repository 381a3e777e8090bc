#!/usr/bin/env python3
"""Writes realistic assessments, the same ones each time, as YAML files or as lines of JSON.

    generate.py yaml FOLDER [COUNT]      COUNT files (10,000 unless said otherwise), a thousand in each folder
    generate.py ndjson FILE [COUNT]      the same assessments, one a line

Each answers 150 questions of iso20000, with notes and evidence as people write them: about 15 KB.
Needs PyYAML, to read the questionnaire.
"""

import json
import random
import sys
from pathlib import Path

import yaml

QUESTIONNAIRE = Path(__file__).parents[2] / "questionnaires" / "iso20000.yaml"
ANSWERS = 150
TOWNS = "Harbour Northgate Millbrook Ashford Kirkby Eastlake Redhill Stonebridge Fairview Oakdale".split()
NOTES = [
    "Seen in the records of October; two of twelve had no owner.",
    "The service desk lead showed five cases, all of them complete.",
    "Written down, but the team on the second site does not know it.",
    "Done by habit: nobody could say where it is laid down.",
    "Reviewed in the last management meeting, minutes are on file.",
    "Agreed with the customer; \"yearly\" is in the contract, twice a year in fact.",
    "Only for the larger customers: the rest follows next year.",
]
REFERENCES = ["Ticket export", "Minutes of the service review", "Procedure SM", "Audit trail", "Change calendar", "Supplier file"]


def questions(section, found):
    for question in section.get("questions", []):
        found.append(question)
    for below in section.get("sections", []):
        questions(below, found)
    return found


def asked():
    questionnaire = yaml.load(QUESTIONNAIRE.read_text(), Loader=yaml.CSafeLoader)
    sets = questionnaire["answer_sets"]
    only = next(iter(sets))
    found = []
    for section in questionnaire["sections"]:
        questions(section, found)
    scored = []
    for question in found:
        options = sets[question.get("answers", only)]
        if all("score" in option for option in options):
            scored.append((question["id"], [option["id"] for option in options]))
    sizes = next(p for p in questionnaire["profile"] if p["id"] == "size")["answers"]
    return questionnaire, scored, [size["id"] for size in sizes]


def assessment(number, questionnaire, scored, sizes):
    dice = random.Random(number)
    ripeness = dice.betavariate(3, 2)
    picked = sorted(dice.sample(range(len(scored)), min(ANSWERS, len(scored))))
    answers = {}
    for place in picked:
        name, options = scored[place]
        best = len(options) - 1
        answer = {"answer": options[min(best, int(dice.betavariate(1 + 4 * ripeness, 1 + 4 * (1 - ripeness)) * (best + 1)))]}
        if dice.random() < 0.6:
            answer["note"] = dice.choice(NOTES)
        if dice.random() < 0.4:
            answer["evidence"] = [
                {
                    "kind": dice.choice(["record", "document", "observation", "interview"]),
                    "ref": f"{dice.choice(REFERENCES)} {dice.randrange(100, 1000)}",
                    "date": f"2026-{dice.randrange(1, 11):02}-{dice.randrange(1, 29):02}",
                }
            ]
        if dice.random() < 0.1:
            answer["owner"] = dice.choice(["Service desk lead", "Change manager", "Head of operations"])
        answers[name] = answer if len(answer) > 1 or dice.random() < 0.7 else answer["answer"]
    return {
        "format": 1,
        "questionnaire": f"{questionnaire['id']}@{questionnaire['version']}",
        "organisation": f"{dice.choice(TOWNS)} IT {number:06}",
        "scope": "Managed workplace and hosting",
        "date": "2026-11-22",
        "assessors": ["A. Lind"],
        "profile": {"size": dice.choice(sizes)},
        "answers": answers,
    }


def text(value):
    """A scalar as people write it: in quotation marks only where YAML wants them."""
    plain = str(value)
    if isinstance(value, int):
        return plain
    if plain in ("no", "yes", "on", "off") or any(sign in plain for sign in ":#\"'{}[],&*?|<>=!%@`") or plain[:1] in "-0123456789":
        if plain.count("-") == 2 and plain.replace("-", "").isdigit():
            return plain
        return json.dumps(plain)
    return plain


def written(whole):
    lines = []
    for key, value in whole.items():
        if key == "answers":
            lines.append("answers:")
            for name, answer in value.items():
                if isinstance(answer, str):
                    lines.append(f"  {name}: {text(answer)}")
                    continue
                lines.append(f"  {name}:")
                for part, said in answer.items():
                    if part == "evidence":
                        entries = ", ".join(f"{k}: {text(v)}" for k, v in said[0].items())
                        lines.append(f"    evidence: [{{{entries}}}]")
                    else:
                        lines.append(f"    {part}: {text(said)}")
        elif isinstance(value, list):
            lines.append(f"{key}: [{', '.join(text(item) for item in value)}]")
        elif isinstance(value, dict):
            lines.append(f"{key}: {{{', '.join(f'{k}: {text(v)}' for k, v in value.items())}}}")
        else:
            lines.append(f"{key}: {text(value)}")
    return "\n".join(lines) + "\n"


def main():
    form, place = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    parts = asked()
    every = (assessment(number, *parts) for number in range(count))
    if form == "ndjson":
        with open(place, "w") as lines:
            for whole in every:
                lines.write(json.dumps(whole) + "\n")
        return
    for number, whole in enumerate(every):
        folder = place / f"{number // 1000:03}"
        if number % 1000 == 0:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / f"site-{number:06}.yaml").write_text(written(whole))


if __name__ == "__main__":
    main()
