-- Whose score rests on answers that nothing shows, and what becomes of the rank without them?
WITH ranked AS (
    SELECT site, country, overall,
        rank() OVER (ORDER BY overall.floor DESC) AS rank,
        rank() OVER (ORDER BY overall.evidenced DESC) AS evidenced_rank
    FROM records
)
SELECT site AS "Site", country AS "Country",
    tenths(overall.floor) AS "Floor",
    tenths(overall.evidenced) AS "Evidenced",
    tenths(overall.floor - overall.evidenced) AS "Unshown",
    printf('%.0f%%', 100 * overall.confidence) AS "Strength of evidence",
    rank || ' → ' || evidenced_rank AS "Rank"
FROM ranked
WHERE overall.floor - overall.evidenced >= 0.06
ORDER BY overall.floor - overall.evidenced DESC, site;
