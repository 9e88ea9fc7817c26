// name: acts-misquoted-or-repealed
// title.ro: Acte citate greșit sau abrogate
// title.en: Acts misquoted or repealed
// title.el: Πράξεις με λανθασμένη παραπομπή ή καταργημένες
// title.fr: Actes mal cités ou abrogés
// description.ro: Constatările despre citări: acte abrogate când începe planul, același act cu doi ani, o strategie care nu acoperă perioada planului, acorduri care expiră, instituții care încetează. Planul se verifică, nu se judecă.
// description.en: Findings on citations: acts repealed when the plan begins, one act with two years, a strategy that does not cover the plan's period, agreements that expire, bodies that cease. To be checked, not judged.
// description.el: Διαπιστώσεις για παραπομπές: πράξεις καταργημένες όταν αρχίζει το σχέδιο, ίδια πράξη με δύο έτη, στρατηγική που δεν καλύπτει την περίοδο, συμφωνίες που λήγουν, φορείς που παύουν. Προς έλεγχο.
// description.fr: Constats sur les citations : actes abrogés au début du plan, un acte avec deux années, une stratégie qui ne couvre pas la période du plan, des accords qui expirent, des organismes qui cessent. À vérifier.
// parameters: plan, year
// columns: plan, kind, verdict, finding, doc, line, quote
MATCH (f:Finding)
WHERE f.kind IN ['act-repealed', 'agreement-expires', 'body-ends-before-duty', 'citation-other-act', 'citation-two-years', 'citation-wrong-annex', 'strategy-past-period']
  AND ($plan IS NULL OR f.plan = $plan) AND ($year IS NULL OR f.year = $year)
MATCH (p:Plan {id: f.plan})
RETURN p.name AS plan, f.kind AS kind, f.verdict AS verdict, f.name AS finding, f.doc AS doc, f.line AS line,
       f.quote AS quote
ORDER BY p.name, p.id, f.kind, coalesce(f.doc, ''), coalesce(f.line, 0), f.id
