-- Where should the auditor go next? Where much is open, little is shown, and the verdict could still turn.
SELECT site AS "Site", country AS "Country", date AS "Assessed",
    target.outcome AS "Minimum",
    tenths(overall.floor) || '–' || tenths(overall.ceiling) AS "Floor–ceiling",
    overall.counts.questions - overall.counts.answered AS "Open",
    overall.counts.unknown AS "Unknown",
    printf('%.0f%%', 100 * overall.confidence) AS "Strength of evidence"
FROM records
WHERE target.outcome = 'undecided' OR overall.confidence < 0.4
ORDER BY overall.ceiling - overall.floor DESC, overall.confidence, site;
