// Draws the network that pyvis describes. Every word goes in as text; there is no markup in a label.
(function () {
  "use strict";
  var graph = JSON.parse(document.getElementById("graph").textContent);
  var nodes = new vis.DataSet(graph.nodes), edges = new vis.DataSet(graph.edges);
  var network = new vis.Network(document.getElementById("mynetwork"), { nodes: nodes, edges: edges }, graph.options);
  var details = document.getElementById("details"), find = document.getElementById("find"), found = document.getElementById("found");

  function fold(words) {
    return String(words).normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\u03c2/g, "\u03c3");
  }
  function tell(id) {
    var parts = [nodes.get(id).title || nodes.get(id).label];
    network.getConnectedEdges(id).forEach(function (key) {
      var edge = edges.get(key), other = nodes.get(edge.from === id ? edge.to : edge.from);
      parts.push((edge.from === id ? "\u2192 " : "\u2190 ") + other.label + (edge.title ? " \u00b7 " + edge.title.replace(/\n/g, " \u00b7 ") : ""));
    });
    details.textContent = parts.join("\n");
  }
  network.on("selectNode", function (event) { tell(event.nodes[0]); });
  var folded = nodes.get().map(function (node) { return [node.id, fold(node.label + " " + (node.title || ""))]; });
  find.addEventListener("input", function () {
    var wanted = fold(find.value.trim());
    var hits = wanted ? folded.filter(function (one) { return one[1].indexOf(wanted) >= 0; }) : [];
    network.selectNodes(hits.map(function (one) { return one[0]; }), false);
    found.textContent = wanted ? String(hits.length) : "";
    if (hits.length) { network.focus(hits[0][0], { scale: 1 }); tell(hits[0][0]); }
  });
  window.planatlasNetwork = network;
})();
