// name: agreements-and-their-parties
// title.ro: Acordurile și părțile lor
// title.en: Agreements and their parties
// title.el: Συμφωνίες και τα μέρη τους
// title.fr: Accords et leurs parties
// description.ro: Acordurile, protocoalele și contractele de parteneriat pe care planurile le numesc, cu părțile, perioada și starea.
// description.en: Agreements, memoranda and partnership contracts the plans name, with parties, period and status.
// description.el: Συμφωνίες, πρωτόκολλα και συμβάσεις συνεργασίας που αναφέρουν τα σχέδια, με μέρη, περίοδο και κατάσταση.
// description.fr: Accords, protocoles et contrats de partenariat que nomment les plans, avec parties, période et état.
// parameters: plan, year
// columns: plan, agreement, parties[], starts, ends, status, doc, line
MATCH (g:Agreement)
WHERE ($plan IS NULL OR g.plan = $plan) AND ($year IS NULL OR g.year = $year)
MATCH (p:Plan {id: g.plan})
OPTIONAL MATCH (g)-[:BINDS]->(i)
WITH p, g, collect(DISTINCT i.name) AS parties
RETURN p.name AS plan, g.name AS agreement, parties, coalesce(g.starts_text, toString(g.starts)) AS starts,
       coalesce(g.ends_text, toString(g.ends)) AS ends, g.status AS status,
       g.doc AS doc, g.line AS line
ORDER BY g.doc, g.line, g.id
