showPlan({"title":"Ferndale accessibility plan","measures":[
{"measure":"Add tactile paving at the tram stops","responsible":["Tram Office","Roads Office"],"support":"Blind Society","timeline":{"start":"2031-02-01","end":"2031-11-30"}},
{"measure":"Caption the films of council meetings","responsible":["Media Office"],"support":null,"timeline":{"start":"2031-01-01","end":"2031-06-30"}}]});
