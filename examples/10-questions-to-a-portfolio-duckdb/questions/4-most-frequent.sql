-- What is found at most sites, and in which countries? What nobody could answer counts apart.
WITH found AS (
    SELECT country, site, unnest(findings.major || findings.minor || findings.below_target) AS id, true AS below FROM records
    UNION ALL
    SELECT country, site, unnest(findings.not_assessed), false FROM records WHERE overall.completeness >= 0.5
)
SELECT questions.text AS "Question",
    count(*) FILTER (below) AS "Sites below",
    count(*) FILTER (NOT below) AS "Open",
    string_agg(DISTINCT country, ' ' ORDER BY country) FILTER (below) AS "Countries"
FROM found JOIN questions USING (id)
GROUP BY id, questions.text
ORDER BY count(*) FILTER (below) DESC, count(*) DESC, id
LIMIT 8;
