"""Fills a form in, or looks at what a respondent may change in it, with openpyxl."""

import datetime
import json
import sys

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries


def fill(workbook, cells):
    for (sheet, row, column), value in cells:
        cell = workbook[sheet].cell(row, column)
        if cell.protection.locked:
            continue
        if "day" in value:
            cell.value = datetime.date(1899, 12, 30) + datetime.timedelta(days=value["day"])
        elif "number" in value:
            cell.value = value["number"]
        else:
            cell.value = value["text"]
            # What begins with an equals sign is text here, as when an apostrophe is typed before it.
            cell.data_type = "s"


def options(workbook, cell, validations):
    for validation in validations:
        if validation.type == "list" and cell.coordinate in validation.sqref:
            sheet, cells = validation.formula1.split("!")
            left, top, right, bottom = range_boundaries(cells.replace("$", ""))
            return [workbook[sheet].cell(row, left).value for row in range(top, bottom + 1)]
    return None


def check(workbook):
    seen = {"unlocked": 0, "unprotected": [], "without_list": [], "lists": {}}
    for sheet in workbook:
        if not sheet.protection.sheet or sheet.protection.password:
            seen["unprotected"].append(sheet.title)
        validations = sheet.data_validations.dataValidation
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    seen["unlocked"] += 1
                    if sheet.cell(3, cell.column).value == "Your answer":
                        found = options(workbook, cell, validations)
                        if found is None:
                            seen["without_list"].append(cell.coordinate)
                        seen["lists"][sheet.cell(cell.row, 1).value] = found
    return seen


def main():
    action, source, *saved = sys.argv[1:]
    workbook = load_workbook(source)
    if action == "fill":
        fill(workbook, json.load(sys.stdin))
        workbook.save(saved[0])
        print("{}")
    else:
        print(json.dumps(check(workbook)))


main()
