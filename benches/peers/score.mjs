// The same scores by js-yaml, or by JSON.parse: node score.mjs QUESTIONNAIRE FOLDER|FILE.ndjson
// Says and knows the same as score.py.

import { createReadStream, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import yaml from "js-yaml";

const read = (path) => yaml.load(readFileSync(path, "utf8"), { schema: yaml.CORE_SCHEMA });

function questions(section, found = []) {
  found.push(...(section.questions ?? []));
  for (const below of section.sections ?? []) questions(below, found);
  return found;
}

function scored(questionnaire) {
  const sets = questionnaire.answer_sets;
  const only = Object.keys(sets)[0];
  return questionnaire.sections.flatMap((section) => questions(section)).flatMap((question) => {
    const options = sets[question.answers ?? only].filter((option) => "score" in option);
    const values = new Map(options.map((option) => [option.id, option.score]));
    const weight = question.weight ?? 1;
    return values.size > 0 && weight > 0 ? [[question.id, weight, values]] : [];
  });
}

function counts({ kind, date }, asOf) {
  if (kind === "interview") return false;
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return date <= asOf && (kind !== "record" || asOf <= next);
}

function score({ answers, date }, counted) {
  let [total, answered, reached, evidenced] = [0, 0, 0, 0];
  for (const [id, weight, values] of counted) {
    total += weight;
    let answer = answers[id];
    if (answer === undefined) continue;
    let evidence = [];
    if (typeof answer === "object") {
      evidence = answer.evidence ?? [];
      answer = answer.answer;
    }
    const value = values.get(answer);
    answered += weight;
    reached += weight * value;
    const shown = evidence.some((one) => counts(one, date));
    evidenced += weight * (shown ? value : Math.min(value, 0.5));
  }
  return [reached / answered, reached / total, (reached + total - answered) / total, evidenced / total, answered / total];
}

const [place, input] = process.argv.slice(2);
const counted = scored(read(place));
const lines = [];
const take = (assessment) => {
  const figures = score(assessment, counted).map((figure) => (Math.round(figure * 1e9) / 1e9).toFixed(9));
  lines.push([assessment.organisation, ...figures].join(","));
};
if (input.endsWith(".ndjson")) {
  for await (const line of createInterface({ input: createReadStream(input) })) take(JSON.parse(line));
} else {
  for (const path of readdirSync(input, { recursive: true }).filter((name) => name.endsWith(".yaml")).sort()) {
    take(read(join(input, path)));
  }
}
process.stdout.write(lines.join("\n") + "\n");
