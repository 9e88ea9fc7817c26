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

  // The first view: from the top left, as wide as words can still be read; the rest is reached by moving.
  function opening() {
    var box = document.getElementById("mynetwork"), xs = graph.nodes.map(function (node) { return node.x; }), ys = graph.nodes.map(function (node) { return node.y; });
    if (!xs.length || !xs.every(Number.isFinite) || !ys.every(Number.isFinite) || !box.clientWidth) { return; }
    var left = Math.min.apply(null, xs) - 130, right = Math.max.apply(null, xs) + 130, top = Math.min.apply(null, ys) - 40, bottom = Math.max.apply(null, ys) + 60;
    var scale = Math.min(1, Math.max(0.62, box.clientWidth / (right - left)));
    var x = box.clientWidth / scale > right - left ? (left + right) / 2 : left + box.clientWidth / scale / 2;
    var y = box.clientHeight / scale > bottom - top ? (top + bottom) / 2 : top + box.clientHeight / scale / 2;
    network.moveTo({ scale: scale, position: { x: x, y: y } });
  }
  var watch = new ResizeObserver(function () { if (document.getElementById("mynetwork").clientWidth) { watch.disconnect(); requestAnimationFrame(function () { network.redraw(); opening(); }); } });
  watch.observe(document.getElementById("mynetwork"));
  window.planatlasNetwork = network;
})();
