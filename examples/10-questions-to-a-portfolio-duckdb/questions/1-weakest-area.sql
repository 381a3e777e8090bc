-- Which area is the weakest in each country, and how far is it behind the strongest?
-- Sites of which less than half is answered say nothing about areas.
WITH means AS (
    SELECT country, title, avg(floor) AS floor
    FROM parts
    WHERE part <> 'overall' AND site IN (SELECT site FROM parts WHERE part = 'overall' AND completeness >= 0.5)
    GROUP BY country, title
)
SELECT country AS "Country",
    arg_min(title, (floor, title)) AS "Weakest area",
    tenths(min(floor)) AS "Floor",
    arg_max(title, (floor, title)) AS "Strongest area",
    tenths(max(floor)) AS "Its floor"
FROM means
GROUP BY country
ORDER BY min(floor), country;
