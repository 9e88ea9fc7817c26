// name: bodies-that-cease
// title.ro: Instituții al căror sfârșit este cunoscut
// title.en: Bodies whose end is known
// title.el: Φορείς με γνωστό τέλος
// title.fr: Organismes dont la fin est connue
// description.ro: Instituțiile al căror sfârșit este cunoscut, câte măsuri mai depind de ele și pe ce temei.
// description.en: Bodies whose end is known, how many measures still depend on them, and on what basis.
// description.el: Φορείς των οποίων το τέλος είναι γνωστό, πόσα μέτρα εξαρτώνται ακόμη από αυτούς και σε ποια βάση.
// description.fr: Organismes dont la fin est connue, combien de mesures en dépendent encore, et sur quelle base.
// parameters: plan, year
// columns: institution, ends, basis, measures
MATCH (i:Institution)
WHERE i.ends IS NOT NULL
OPTIONAL MATCH (i)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure)
WHERE ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH i, count(DISTINCT m.id) AS measures
RETURN i.name AS institution, i.ends AS ends, i.ends_basis AS basis, measures
ORDER BY measures DESC, i.ends, i.name, i.id
