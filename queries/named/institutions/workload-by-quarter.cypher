// name: workload-by-quarter
// title.ro: Volumul de muncă pe trimestre
// title.en: Workload by quarter
// title.el: Φόρτος εργασίας ανά τρίμηνο
// title.fr: Charge de travail par trimestre
// description.ro: La câte dintre măsurile de care răspunde lucrează fiecare instituție, cu tot cu compartimentele ei, în fiecare trimestru, după termenul tipărit. O măsură „trim. I-IV” se numără în toate patru; „tot anul” spune câte sunt așa, „fără trimestru” câte nu spun când.
// description.en: On how many of the measures it answers for each institution works in each quarter, its departments included, by the printed deadline. A measure of “quarters I-IV” counts in all four; “all year” tells how many are such, “no quarter” how many do not say when.
// description.el: Σε πόσα από τα μέτρα για τα οποία είναι υπεύθυνος εργάζεται κάθε φορέας, μαζί με τα τμήματά του, σε κάθε τρίμηνο, κατά την τυπωμένη προθεσμία. Ένα μέτρο «τρίμηνα I-IV» μετρά και στα τέσσερα· το «όλο το έτος» λέει πόσα είναι τέτοια, το «χωρίς τρίμηνο» πόσα δεν λένε πότε.
// description.fr: À combien des mesures dont elle répond chaque institution travaille, ses services compris, à chaque trimestre, selon l'échéance imprimée. Une mesure « trim. I-IV » compte dans les quatre ; « toute l'année » dit combien sont ainsi, « sans trimestre » combien ne disent pas quand.
// parameters: plan, year
// columns: institution, quarter_1, quarter_2, quarter_3, quarter_4, all_year, no_quarter, measures
MATCH (i:Institution)<-[:UNIT_OF*0..4]-(:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
WHERE NOT EXISTS { MATCH (i)-[:UNIT_OF]->(:Institution) }
  AND ($plan IS NULL OR m.plan = $plan) AND ($year IS NULL OR m.year = $year)
WITH DISTINCT i, m
WITH i, coalesce(m.quarters, []) AS quarters
WITH i, sum(CASE WHEN 1 IN quarters THEN 1 ELSE 0 END) AS quarter_1,
     sum(CASE WHEN 2 IN quarters THEN 1 ELSE 0 END) AS quarter_2,
     sum(CASE WHEN 3 IN quarters THEN 1 ELSE 0 END) AS quarter_3,
     sum(CASE WHEN 4 IN quarters THEN 1 ELSE 0 END) AS quarter_4,
     sum(CASE WHEN size(quarters) = 4 THEN 1 ELSE 0 END) AS all_year,
     sum(CASE WHEN size(quarters) = 0 THEN 1 ELSE 0 END) AS no_quarter, count(quarters) AS measures
RETURN i.name AS institution, quarter_1, quarter_2, quarter_3, quarter_4, all_year, no_quarter, measures
ORDER BY measures DESC, i.name, i.id
