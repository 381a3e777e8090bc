-- How do the sites spread, area by area? The same quartiles as in the table of `batch`.
SELECT title AS "Floor",
    tenths(min(floor)) AS "Lowest",
    tenths(quantile_cont(floor, 0.25)) AS "Quarter",
    tenths(median(floor)) AS "Median",
    tenths(quantile_cont(floor, 0.75)) AS "Three quarters",
    tenths(max(floor)) AS "Highest",
    arg_min(site, (floor, site)) AS "Lowest at",
    arg_max(site, (floor, site)) AS "Highest at"
FROM parts
GROUP BY part, title
ORDER BY part <> 'overall', median(floor), part;
