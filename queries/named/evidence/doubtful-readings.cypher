// name: doubtful-readings
// title.ro: Rânduri citite cu îndoială
// title.en: Rows read with doubt
// title.el: Γραμμές αμφίβολης ανάγνωσης
// title.fr: Lignes lues avec doute
// description.ro: Activitățile citite cu un rang de încredere sub 0,8 sau cu o celulă pierdută: de verificat în document înainte de orice concluzie.
// description.en: Activities read with a confidence rank under 0.8 or with a lost cell: to be checked in the document before any conclusion.
// description.el: Δράσεις με βαθμίδα βεβαιότητας κάτω από 0,8 ή με χαμένο κελί: προς έλεγχο στο έγγραφο πριν από κάθε συμπέρασμα.
// description.fr: Activités lues avec un rang de confiance inférieur à 0,8 ou avec une cellule perdue : à vérifier dans le document avant toute conclusion.
// parameters: plan, year
// columns: plan, code, activity, confidence, doc, line
MATCH (a:Activity)
WHERE ($plan IS NULL OR a.plan = $plan) AND ($year IS NULL OR a.year = $year)
  AND (a.confidence < 0.8 OR a.responsible_cell = 'lost' OR a.partners_cell = 'lost' OR a.funding_cell = 'lost'
       OR a.deadline_cell = 'lost' OR a.indicators_cell = 'lost' OR a.targets_cell = 'lost')
MATCH (p:Plan {id: a.plan})
RETURN p.name AS plan, a.code AS code, a.name AS activity, a.confidence AS confidence, a.doc AS doc, a.line AS line
ORDER BY a.confidence, a.doc, a.line, a.id
