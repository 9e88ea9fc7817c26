// name: who-acts-alone
// title.ro: Cine lucrează singur
// title.en: Who acts alone
// title.el: Ποιος ενεργεί μόνος
// title.fr: Qui agit seul
// description.ro: Instituțiile care răspund singure de măsuri, fără alt responsabil și fără partener, acolo unde planul are coloană de parteneri; câte măsuri au astfel din totalul lor.
// description.en: Institutions that answer for measures with no other responsible body and no partner, where the plan has a partner column; how many of their measures are so.
// description.el: Φορείς που είναι μόνοι υπεύθυνοι για μέτρα χωρίς εταίρο, όπου το σχέδιο έχει στήλη εταίρων· πόσα από τα μέτρα τους είναι έτσι.
// description.fr: Institutions qui répondent de mesures sans autre responsable ni partenaire, là où le plan a une colonne de partenaires ; combien de leurs mesures le sont.
// parameters: plan, year
// columns: institution, alone, measures
MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE m.partners_cell IN ['empty', 'dash', 'value'] AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
OPTIONAL MATCH (x)-[:PARTNER_IN]->(m)
WITH i, m, count(DISTINCT x.id) AS partners
OPTIONAL MATCH (y)-[:RESPONSIBLE_FOR]->(m)
WHERE y.id <> i.id
WITH i, m, partners, count(DISTINCT y.id) AS others
WITH i, sum(CASE WHEN partners + others = 0 THEN 1 ELSE 0 END) AS alone, count(DISTINCT m.id) AS measures
WHERE alone > 0
RETURN i.name AS institution, alone, measures
ORDER BY alone DESC, measures DESC, i.name, i.id
