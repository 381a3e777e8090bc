-- The records of `itsm-gap batch --to ndjson` as a table: the keys that the questions need, under their names in docs/json.md.
-- Types are said rather than guessed: in a small file a key may happen to be null everywhere.
CREATE TABLE records AS
SELECT *,
    -- sites/pt/porto.yaml: the country is the folder, the site the file.
    upper(regexp_extract(file, '([^/]+)/[^/]+$', 1)) AS country,
    regexp_extract(organisation, '(\S+)$', 1) AS site
FROM read_json('records.ndjson', format = 'newline_delimited', columns = {
    state: 'VARCHAR', file: 'VARCHAR', organisation: 'VARCHAR', scope: 'VARCHAR', date: 'DATE',
    questionnaire: 'STRUCT(id VARCHAR, version VARCHAR, scale INTEGER)',
    overall: 'STRUCT(state VARCHAR, score DOUBLE, floor DOUBLE, ceiling DOUBLE, evidenced DOUBLE, completeness DOUBLE,
        confidence DOUBLE, counts STRUCT(questions INTEGER, answered INTEGER, unknown INTEGER))',
    areas: 'STRUCT(id VARCHAR, title VARCHAR, score DOUBLE, floor DOUBLE, ceiling DOUBLE, evidenced DOUBLE,
        completeness DOUBLE)[]',
    target: 'STRUCT(asked BOOLEAN, outcome VARCHAR, missed VARCHAR[])',
    findings: 'STRUCT(major VARCHAR[], minor VARCHAR[], below_target VARCHAR[], not_assessed VARCHAR[])',
    initiatives: 'STRUCT(id VARCHAR, findings INTEGER, days DOUBLE)[]'
})
WHERE state = 'scored';

-- The whole and the areas of every site, a row each.
CREATE TABLE parts AS
SELECT country, site, 'overall' AS part, 'Overall' AS title, overall.score AS score, overall.floor AS floor,
    overall.ceiling AS ceiling, overall.evidenced AS evidenced, overall.completeness AS completeness
FROM records
UNION ALL
SELECT country, site, area.id, area.title, area.score, area.floor, area.ceiling, area.evidenced, area.completeness
FROM records, unnest(areas) AS every(area);

-- What the group wants, from the same file that `--target` reads.
CREATE TABLE wanted AS
SELECT 'overall' AS part, score FROM read_json('minimum.json', columns = {score: 'DOUBLE'})
UNION ALL
SELECT key, (value ->> 'score')::DOUBLE FROM read_json('minimum.json', columns = {areas: 'JSON'}), json_each(areas);

-- Figures are kept from 0 to 1; people see them on the scale of 5, rounded as the tool rounds them.
CREATE MACRO tenths(figure) AS printf('%.1f', round(5 * round(figure, 9), 1));
CREATE MACRO hundredths(figure) AS printf('%.2f', round(5 * round(figure, 9), 2));
