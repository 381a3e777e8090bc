#!/usr/bin/env python3
"""The same scores by PyYAML with its C loader, or by Python's json: score.py QUESTIONNAIRE FOLDER|FILE.ndjson

Prints a line for each assessment: organisation, score, floor, ceiling, evidenced and completeness of the whole. Knows only
what the assessments of benches/batch/generate.py hold: a flat questionnaire, answers with a value, evidence.
"""

import datetime
import json
import sys
from pathlib import Path

import yaml


def questions(section, found):
    found.extend(section.get("questions", []))
    for below in section.get("sections", []):
        questions(below, found)
    return found


def scored(questionnaire):
    """Id, weight and values of all questions that count."""
    sets = questionnaire["answer_sets"]
    only = next(iter(sets))
    counted = []
    for section in questionnaire["sections"]:
        for question in questions(section, []):
            options = sets[question.get("answers", only)]
            values = {option["id"]: option["score"] for option in options if "score" in option}
            weight = question.get("weight", 1)
            if values and weight > 0:
                counted.append((question["id"], weight, values))
    return counted


def day(text):
    return text if isinstance(text, datetime.date) else datetime.date.fromisoformat(text)


def counts(evidence, as_of):
    if evidence["kind"] == "interview":
        return False
    date = day(evidence["date"])
    if evidence["kind"] == "record" and as_of > date.replace(year=date.year + 1):
        return False
    return date <= as_of


def score(assessment, counted):
    answers = assessment["answers"]
    as_of = day(assessment["date"])
    total = answered = reached = evidenced = 0.0
    for name, weight, values in counted:
        total += weight
        answer = answers.get(name)
        if answer is None:
            continue
        evidence = []
        if isinstance(answer, dict):
            evidence = answer.get("evidence", [])
            answer = answer["answer"]
        value = values[answer]
        answered += weight
        reached += weight * value
        shown = any(counts(one, as_of) for one in evidence)
        evidenced += weight * (value if shown else min(value, 0.5))
    figures = (reached / answered, reached / total, (reached + total - answered) / total, evidenced / total, answered / total)
    return [round(figure, 9) for figure in figures]


class Loader(yaml.CSafeLoader):
    """Takes `no` for text, as YAML 1.2 does."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for sign, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def assessments(place):
    if place.is_dir():
        for path in sorted(place.rglob("*.yaml")):
            yield yaml.load(path.read_bytes(), Loader=Loader)
    else:
        with open(place) as lines:
            for line in lines:
                yield json.loads(line)


def main():
    counted = scored(yaml.load(Path(sys.argv[1]).read_bytes(), Loader=Loader))
    for assessment in assessments(Path(sys.argv[2])):
        print(assessment["organisation"], *(f"{figure:.9f}" for figure in score(assessment, counted)), sep=",")


if __name__ == "__main__":
    main()
