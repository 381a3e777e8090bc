-- Who misses the minimum, where, and by how much even if everything open turned out best?
SELECT country AS "Country", site AS "Site", title AS "Where",
    hundredths(floor) AS "Certain",
    hundredths(ceiling) AS "At best",
    hundredths(wanted.score) AS "Wanted",
    printf('%.2f', hundredths(wanted.score)::DOUBLE - hundredths(ceiling)::DOUBLE) AS "Short by"
FROM records
JOIN parts USING (country, site)
JOIN wanted USING (part)
WHERE target.outcome = 'missed' AND list_contains(target.missed, part)
ORDER BY wanted.score - ceiling DESC, site, part;
