-- Which initiatives, done once for the group and rolled out, would help most sites for each person-day?
SELECT initiative.id AS "Initiative",
    count(*) AS "Sites",
    sum(initiative.findings)::INTEGER AS "Findings",
    printf('%.0f', sum(initiative.days)) AS "Person-days, all",
    printf('%.2f', sum(initiative.findings) / sum(initiative.days)) AS "Findings a day",
    string_agg(DISTINCT country, ' ' ORDER BY country) AS "Countries"
FROM records, unnest(initiatives) AS every(initiative)
GROUP BY initiative.id
HAVING count(*) >= 6
ORDER BY sum(initiative.findings) / sum(initiative.days) DESC, count(*) DESC, initiative.id
LIMIT 8;
