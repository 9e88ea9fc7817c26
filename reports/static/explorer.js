// Draws a whole corpus with sigma.js. Places come with the data; labels are drawn on a canvas, so no word is markup.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("graph").textContent);
  var details = document.getElementById("details"), find = document.getElementById("find"), found = document.getElementById("found");
  function webgl() {
    try { var canvas = document.createElement("canvas"); return !!(canvas.getContext("webgl2") || canvas.getContext("webgl")); } catch (problem) { return false; }
  }
  if (!webgl()) { document.getElementById("no-webgl").hidden = false; return; }
  document.querySelector(".tools").hidden = false; document.querySelector(".explorer").hidden = false;

  // Thousands of nodes are drawn smaller and their lines paler, so that the discs stay discs of dots; zooming enlarges them.
  var crowd = Math.min(1, Math.sqrt(600 / Math.max(1, data.nodes.length))), line = crowd < 0.6 ? "#e8eaed" : "#d5d8dd";
  var graph = new SigmaBundle.MultiDirectedGraph(), hidden = {}, chosen = null, near = null, hits = null;
  data.nodes.forEach(function (row, key) {
    graph.addNode(key, { x: row[0], y: -row[1], size: Math.max(1.1, row[2] * crowd), kind: row[3], label: row[3] === "Plan" && row[4].length > 48 ? row[4].slice(0, 46) + "\u2026" : row[4], place: row[5], color: data.colours[row[3]] || "#9aa0a6" });
  });
  data.edges.forEach(function (row) { graph.addEdge(row[0], row[1], { relationship: row[2], size: 0.5, color: line }); });
  var sigma = new SigmaBundle.Sigma(graph, document.getElementById("canvas"), {
    hideEdgesOnMove: true, hideLabelsOnMove: crowd < 0.6, labelRenderedSizeThreshold: 9 * Math.max(0.5, crowd), labelDensity: 0.6, labelGridCellSize: 160, allowInvalidContainer: true, zIndex: true,
    nodeReducer: function (key, node) {
      var lit = hits ? hits[key] : (!near || near[key]);
      return Object.assign({}, node, { hidden: !!hidden[node.kind], color: lit ? node.color : "#e6e8eb", label: lit ? node.label : "", zIndex: lit ? 1 : 0, forceLabel: (node.kind === "Plan" && !near && !hits) || key === chosen || !!(hits && hits[key]) });
    },
    edgeReducer: function (key, edge) {
      if (!chosen) { return edge; }
      return graph.hasExtremity(key, chosen) ? Object.assign({}, edge, { color: "#a3123f", size: 1.5, zIndex: 1 }) : Object.assign({}, edge, { hidden: true });
    }
  });
  function fold(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\u03c2/g, "\u03c3");
  }
  var folded = data.nodes.map(function (row) { return fold(row[4]); });
  function choose(key) {
    chosen = key; near = null;
    if (key !== null) {
      near = {}; near[key] = true; graph.forEachNeighbor(key, function (other) { near[other] = true; });
      var lines = [graph.getNodeAttribute(key, "label"), graph.getNodeAttribute(key, "place"), ""];
      graph.forEachEdge(key, function (edge, attributes, source, target) {
        lines.push(data.relationships[attributes.relationship] + ": " + graph.getNodeAttribute(source === key ? target : source, "label"));
      });
      details.textContent = lines.join("\n");
    }
    sigma.refresh();
  }
  sigma.on("clickNode", function (event) { choose(event.node); });
  sigma.on("clickStage", function () { choose(null); });
  find.addEventListener("input", function () {
    var wanted = fold(find.value.trim()), count = 0, first = null; hits = null;
    if (wanted) {
      hits = {}; folded.forEach(function (words, key) { if (words.indexOf(wanted) >= 0) { hits[key] = true; count += 1; if (first === null) { first = String(key); } } });
    }
    found.textContent = wanted ? String(count) : "";
    sigma.refresh();
  });
  find.addEventListener("keydown", function (event) {
    var keys = hits ? Object.keys(hits) : [];
    if (event.key === "Enter" && keys.length) { hits = null; choose(keys[0]); }
    if (event.key === "Escape") { hits = null; choose(null); }
  });
  document.querySelectorAll("[data-kind]").forEach(function (box) {
    box.addEventListener("change", function () { hidden[box.dataset.kind] = !box.checked; sigma.refresh(); });
  });
  document.querySelectorAll("[data-do]").forEach(function (button) {
    button.addEventListener("click", function () {
      var camera = sigma.getCamera();
      if (button.dataset.do === "all") { camera.animatedReset(); } else if (button.dataset.do === "in") { camera.animatedZoom(); } else { camera.animatedUnzoom(); }
    });
  });
  window.planatlasExplorer = sigma;
})();
