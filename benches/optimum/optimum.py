"""Computes the optimum of instances written by `cargo bench --bench roadmap -- --write FOLDER`, apart from the planner.

The problem as a mixed-integer programme in step form, x[j, t] = "job j has started by quarter t", solved by HiGHS or
CP-SAT. Prints a row for each instance: planner's value, best value, bound, whether the optimum is proven, seconds.
"""

import argparse
import json
import math
import sys
import time
from pathlib import Path


class Model:
    """Columns 0 to n - 1, each 0 or 1 or between, rows `sum of coefficient * column <= limit`, weights to be maximised."""

    def __init__(self, problem):
        self.problem = problem
        self.jobs = problem["jobs"]
        self.quarters = problem["quarters"]
        self.columns = []
        self.worth = []
        self.rows = []
        self.of = self.starts()
        self.precedence()
        self.limits()
        self.gaps()

    def column(self, name):
        self.columns.append(name)
        self.worth.append(0)
        return len(self.columns) - 1

    def starts(self):
        """For each job its first quarter and its columns; none if it can never end within the roadmap."""
        of = [None] * len(self.jobs)
        for job in self.order():
            own = self.jobs[job]
            last = self.quarters - len(own["load"])
            before = [of[b] for b in own["after"]]
            if any(b is None for b in before):
                continue
            first = max([0] + [of[b][0] + len(self.jobs[b]["load"]) for b in own["after"]])
            if first <= last:
                of[job] = (first, [self.column((job, t)) for t in range(first, last + 1)])
        return of

    def order(self):
        done, order = set(), []
        while len(order) < len(self.jobs):
            for job, own in enumerate(self.jobs):
                if job not in done and all(b in done for b in own["after"]):
                    done.add(job)
                    order.append(job)
        return order

    def by(self, job, quarter):
        """The column "has started by", or None where that cannot be."""
        if self.of[job] is None or quarter < self.of[job][0]:
            return None
        first, columns = self.of[job]
        return columns[min(quarter - first, len(columns) - 1)]

    def precedence(self):
        for job, of in enumerate(self.of):
            if of is None:
                continue
            first, columns = of
            for one, next_one in zip(columns, columns[1:]):
                self.rows.append(({one: 1, next_one: -1}, 0))
            for place, column in enumerate(columns):
                for before in self.jobs[job]["after"]:
                    ended = self.by(before, first + place - len(self.jobs[before]["load"]))
                    self.rows.append(({column: 1, ended: -1}, 0))

    def uses(self, row, job, quarter, amount):
        """Adds `amount` if the job starts in just that quarter."""
        for column, sign in ((self.by(job, quarter), 1), (self.by(job, quarter - 1), -1)):
            if column is not None:
                row[column] = row.get(column, 0) + sign * amount

    def limits(self):
        roles = sorted({own["role"] for own in self.jobs if own["role"]})
        for quarter in range(self.quarters):
            row = {}
            for job, own in enumerate(self.jobs):
                for place, load in enumerate(own["load"]):
                    self.uses(row, job, quarter - place, load)
                ended = self.by(job, quarter - len(own["load"]))
                if ended is not None and own["upkeep"]:
                    row[ended] = row.get(ended, 0) + own["upkeep"]
            self.row(row, self.problem["capacity"][quarter])
            for role in roles:
                self.row(self.running(quarter, role), self.problem["per_role"])
            if self.problem["parallel"] is not None:
                self.row(self.running(quarter, None), self.problem["parallel"])
        for year, money in enumerate(self.problem["budget"] or []):
            row = {}
            for job, own in enumerate(self.jobs):
                for quarter in range(4 * year, 4 * year + 4):
                    self.uses(row, job, quarter, own["cost"])
            self.row(row, money)

    def running(self, quarter, role):
        row = {}
        for job, own in enumerate(self.jobs):
            if role is None or own["role"] == role:
                for place in range(len(own["load"])):
                    self.uses(row, job, quarter - place, 1)
        return row

    def row(self, row, limit):
        row = {column: amount for column, amount in row.items() if amount}
        if sum(max(amount, 0) for amount in row.values()) > limit:
            self.rows.append((row, limit))

    def gaps(self):
        """A step of a gap counts once: directly where one job brings it first, else through a column of its own."""
        lag = self.lags()
        for gap in self.problem["gaps"]:
            below = 0
            for value in sorted({value for _, value in gap["suppliers"]}):
                step, below = value - below, value
                jobs = [job for job, worth in gap["suppliers"] if worth >= value and self.of[job]]
                jobs = [job for job in jobs if not any(self.never_before(lag, job, other) for other in jobs)]
                for quarter in range(self.quarters):
                    columns = [self.by(job, quarter - self.effect(job)) for job in jobs]
                    columns = [column for column in columns if column is not None]
                    if len(columns) == 1:
                        self.worth[columns[0]] += step
                    elif columns:
                        reached = self.column((gap["question"], value, quarter))
                        self.worth[reached] += step
                        self.rows.append(({reached: 1, **{column: -1 for column in columns}}, 0))

    def effect(self, job):
        return len(self.jobs[job]["load"]) - 1 + self.jobs[job]["run_in"]

    def lags(self):
        """For each job those it presupposes, with the least quarters from their start to its start."""
        lag = [{} for _ in self.jobs]
        for job in self.order():
            for before in self.jobs[job]["after"]:
                length = len(self.jobs[before]["load"])
                for earlier, quarters in [(before, 0), *lag[before].items()]:
                    lag[job][earlier] = max(lag[job].get(earlier, 0), quarters + length)
        return lag

    def never_before(self, lag, job, other):
        return other in lag[job] and lag[job][other] + self.effect(job) >= self.effect(other)

    def hint(self):
        """The planner's answer as values of the columns, and whether it keeps to all rows."""
        starts = self.problem["planner"]["starts"]
        values = [0] * len(self.columns)
        for job, of in enumerate(self.of):
            if of is not None and starts[job] is not None:
                first, columns = of
                for place, column in enumerate(columns):
                    values[column] = int(starts[job] <= first + place)
        for column, name in enumerate(self.columns):
            if len(name) == 3:
                row = next(row for row, _ in self.rows if row.get(column) == 1)
                values[column] = int(any(values[other] for other, sign in row.items() if sign < 0))
        kept = all(sum(amount * values[c] for c, amount in row.items()) <= limit for row, limit in self.rows)
        return values, kept

    def value(self, values):
        return sum(worth * value for worth, value in zip(self.worth, values))


def by_highs(model, hint, seconds):
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.columns), len(model.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = [float(worth) for worth in model.worth]
    lp.col_lower_, lp.col_upper_ = [0.0] * lp.num_col_, [1.0] * lp.num_col_
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    lp.row_lower_ = [-highspy.kHighsInf] * lp.num_row_
    lp.row_upper_ = [float(limit) for _, limit in model.rows]
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    begins, places, amounts = [0], [], []
    for row, _ in model.rows:
        places.extend(row.keys())
        amounts.extend(float(amount) for amount in row.values())
        begins.append(len(places))
    matrix.start_, matrix.index_, matrix.value_ = begins, places, amounts
    highs = highspy.Highs()
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "time_limit": float(seconds),
        "mip_rel_gap": 0.0,
        # Values are whole numbers, so what is nearer than this is equal.
        "mip_abs_gap": 0.9,
    }.items():
        highs.setOptionValue(option, value)
    highs.passModel(lp)
    solution = highspy.HighsSolution()
    solution.col_value = [float(value) for value in hint]
    highs.setSolution(solution)
    highs.run()
    values = [round(value) for value in highs.getSolution().col_value]
    bound = highs.getInfo().mip_dual_bound
    return values, math.floor(bound + 1e-3)


def by_cp_sat(model, hint, seconds):
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    columns = [cp.new_bool_var("") for _ in model.columns]
    for row, limit in model.rows:
        cp.add(sum(amount * columns[column] for column, amount in row.items()) <= limit)
    for column, value in zip(columns, hint):
        cp.add_hint(column, value)
    cp.maximize(sum(worth * column for worth, column in zip(model.worth, columns) if worth))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = seconds
    solver.solve(cp)
    return [solver.value(column) for column in columns], math.floor(solver.best_objective_bound + 1e-3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--solver", choices=["highs", "cp-sat"], default="highs")
    parser.add_argument("--seconds", type=float, default=300)
    args = parser.parse_args()
    solve = {"highs": by_highs, "cp-sat": by_cp_sat}[args.solver]
    for path in args.files:
        problem = json.loads(path.read_text(encoding="utf-8"))
        model = Model(problem)
        hint, kept = model.hint()
        planner = problem["planner"]["value"]
        if not kept:
            sys.exit(f"{path}: the planner's roadmap breaks a limit")
        if model.value(hint) != planner:
            sys.exit(f"{path}: the planner's roadmap is worth {model.value(hint)}, not {planner}")
        begun = time.monotonic()
        values, bound = solve(model, hint, args.seconds)
        taken = time.monotonic() - begun
        if any(sum(amount * values[c] for c, amount in row.items()) > limit for row, limit in model.rows):
            sys.exit(f"{path}: the solver's answer breaks a limit")
        best = max(model.value(values), planner)
        state = "proven" if bound <= best else "open"
        print(
            f"{problem['name']:<18} planner {planner:>9} best {best:>9} bound {bound:>9} {state:<6} "
            f"short {100 * (best - planner) / best:6.3f} % printed bound {problem['planner']['bound']:>9} {taken:6.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
