export default {
  titre: "Feuille de route de Maisonneuve-le-Lac",
  periode: "2031-2033",
  axes: [
    { axe: "Mobilité douce", actions: [
      { intitule: "Relier le lac à la gare par une voie verte", pilote: "Service voirie", partenaires: ["Syndicat du lac"], echeance: "juin 2032", cout: "180 000 EUR" },
      { intitule: "Prêter des vélos-cargos aux commerçants", pilote: "Service économie", partenaires: [], echeance: "mars 2031", cout: "22 000 EUR" },
    ]},
    { axe: "Nature en ville", actions: [
      { intitule: "Planter des haies autour des écoles", pilote: "Service des espaces verts", partenaires: ["Lycée agricole du Lac", "Ligue des oiseaux"], echeance: "novembre 2031", cout: null },
    ]},
  ],
};
