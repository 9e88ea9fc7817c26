// Search, filter, pan, zoom, details and keyboard for the drawing in lanes. The page is complete without it.
(function () {
  "use strict";
  function fold(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\u03c2/g, "\u03c3");
  }
  function all(root, query) { return Array.prototype.slice.call(root.querySelectorAll(query)); }

  function enliven(section) {
    var svg = section.querySelector("svg.lanes");
    if (!svg) { return; }
    var drawing = section.querySelector(".drawing"), tools = section.querySelector(".tools"), details = section.querySelector(".details");
    var nodes = all(svg, "g.n"), edges = all(svg, "path.e"), byKey = {}, near = {}, chosen = null;
    var full = svg.viewBox.baseVal, home = { x: 0, y: 0, w: full.width, h: full.height }, view = null;
    section.classList.add("live"); all(section, ".tools").forEach(function (one) { one.hidden = false; });

    nodes.forEach(function (node) {
      byKey[node.dataset.n] = node; near[node.dataset.n] = [];
      node.words = node.querySelector("title").textContent; node.folded = fold(node.words);
      node.setAttribute("role", "button"); node.setAttribute("tabindex", "-1"); node.setAttribute("aria-label", node.words);
    });
    if (nodes.length) { nodes[0].setAttribute("tabindex", "0"); }
    edges.forEach(function (edge) {
      near[edge.dataset.s].push({ edge: edge, other: edge.dataset.t }); near[edge.dataset.t].push({ edge: edge, other: edge.dataset.s });
    });

    function show(next) {
      view = next; svg.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" "));
    }
    function opening() {  // the width fits and the text stays readable; the rest is reached by moving
      var wide = Math.min(home.w, Math.max(drawing.clientWidth * 1.15, 640));
      drawing.style.maxHeight = Math.max(200, Math.ceil(home.h * drawing.clientWidth / wide)) + "px";  // no empty room below a small drawing
      var box = drawing.getBoundingClientRect();
      return { x: 0, y: 0, w: wide, h: wide * (box.width ? box.height / box.width : 0.6) };
    }
    function zoom(factor, px, py) {
      var w = Math.min(home.w * 3, Math.max(120, view.w * factor)), real = w / view.w;
      var x = view.x + view.w * px, y = view.y + view.h * py;
      show({ x: x - (x - view.x) * real, y: y - (y - view.y) * real, w: w, h: view.h * real });
    }
    function bring(node) {
      var box = node.getBBox(), frame = view;
      if (box.x < frame.x || box.x + 60 > frame.x + frame.w || box.y < frame.y || box.y + box.height > frame.y + frame.h) {
        show({ x: Math.max(-20, box.x - frame.w / 3), y: box.y - frame.h / 2, w: frame.w, h: frame.h });
      }
    }
    function choose(node) {
      chosen = node; var key = node ? node.dataset.n : null, lit = {};
      if (node) { lit[key] = true; near[key].forEach(function (tie) { lit[tie.other] = true; }); }
      nodes.forEach(function (one) { one.classList.toggle("dim", !!node && !lit[one.dataset.n]); one.classList.toggle("on", one === node); });
      edges.forEach(function (one) {
        var on = !!node && (one.dataset.s === key || one.dataset.t === key);
        one.classList.toggle("on", on); one.classList.toggle("dim", !!node && !on);
      });
      tell(node);
    }
    function brief(words) { return words.length > 110 ? words.slice(0, 108).replace(/\s+\S*$/, "") + "\u2026" : words; }
    function element(name, words) { var made = document.createElement(name); made.textContent = words; return made; }
    function link(words, node) {
      var made = element("button", words); made.type = "button";
      made.addEventListener("click", function () { focus(node); choose(node); });
      return made;
    }
    function tell(node) {
      details.replaceChildren(); details.hidden = !node;
      if (!node) { return; }
      details.append(element("h4", node.words));
      if (node.dataset.place) { details.append(element("p", details.dataset.source + node.dataset.place)); }
      var row = document.getElementById(node.dataset.row);
      if (row) { var go = element("a", brief((row.cells ? row.cells[0] : row.firstElementChild).textContent.trim())); go.href = "#" + row.id; var p = element("p", ""); p.append(go); details.append(p); }
      details.append(element("p", details.dataset.out.replace("0", String(near[node.dataset.n].length))));
      var list = document.createElement("ul");
      near[node.dataset.n].forEach(function (tie) {
        var item = document.createElement("li"), label = names[tie.edge.dataset.r] || "";
        if (label) { item.append(label + ": "); }
        item.append(link(brief(byKey[tie.other].words), byKey[tie.other]));
        var place = byKey[tie.other].dataset.place;
        if (place && place !== node.dataset.place) { var where = element("span", " " + place); where.className = "place"; item.append(where); }
        list.append(item);
      });
      details.append(list);
    }
    var names = {};
    all(section, "[data-relationship]").forEach(function (one) { names[one.dataset.relationship] = one.textContent.trim(); });

    function visible() { return nodes.filter(function (node) { return !node.classList.contains("gone"); }); }
    function focus(node) {
      nodes.forEach(function (one) { one.setAttribute("tabindex", one === node ? "0" : "-1"); });
      bring(node); node.focus({ preventScroll: true });
    }
    svg.addEventListener("click", function (event) {
      if (moved) { return; }
      var node = event.target.closest("g.n"); choose(node); if (node) { focus(node); }
    });
    svg.addEventListener("keydown", function (event) {
      var node = event.target.closest("g.n"); if (!node) { return; }
      var list = visible(), lane = list.filter(function (one) { return one.dataset.lane === node.dataset.lane; }), at = lane.indexOf(node), next = null;
      if (event.key === "ArrowDown") { next = lane[Math.min(lane.length - 1, at + 1)]; }
      else if (event.key === "ArrowUp") { next = lane[Math.max(0, at - 1)]; }
      else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        var right = event.key === "ArrowRight", here = node.getBBox().x;
        next = near[node.dataset.n].map(function (tie) { return byKey[tie.other]; }).filter(function (one) {
          return !one.classList.contains("gone") && (right ? one.getBBox().x > here : one.getBBox().x < here);
        })[0];
      }
      else if (event.key === "Home") { next = list[0]; } else if (event.key === "End") { next = list[list.length - 1]; }
      else if (event.key === "Enter" || event.key === " ") { choose(node); event.preventDefault(); }
      else if (event.key === "Escape") { choose(null); }
      if (next) { focus(next); event.preventDefault(); }
    });

    var find = tools.querySelector(".find"), found = tools.querySelector(".found");
    find.addEventListener("input", function () {
      var wanted = fold(find.value.trim()), hits = wanted ? visible().filter(function (node) { return node.folded.indexOf(wanted) >= 0; }) : [];
      nodes.forEach(function (node) { node.classList.toggle("hit", hits.indexOf(node) >= 0); node.classList.toggle("dim", !!wanted && hits.indexOf(node) < 0); });
      found.textContent = wanted ? String(hits.length) : "";
      if (hits.length) { bring(hits[0]); }
    });
    find.addEventListener("keydown", function (event) {
      var first = svg.querySelector("g.n.hit:not(.gone)");
      if (event.key === "Enter" && first) { focus(first); choose(first); }
    });
    all(tools, "[data-lane]").forEach(function (box) {
      box.addEventListener("change", function () {
        nodes.forEach(function (node) { if (node.dataset.lane === box.dataset.lane) { node.classList.toggle("gone", !box.checked); } });
        edges.forEach(function (edge) {
          edge.classList.toggle("gone", byKey[edge.dataset.s].classList.contains("gone") || byKey[edge.dataset.t].classList.contains("gone"));
        });
      });
    });
    all(tools, "[data-do]").forEach(function (button) {
      button.addEventListener("click", function () {
        if (button.dataset.do === "all") { show({ x: 0, y: 0, w: home.w, h: home.h }); } else { zoom(button.dataset.do === "in" ? 0.75 : 1.33, 0.5, 0.5); }
      });
    });

    var held = null, moved = false;
    drawing.addEventListener("wheel", function (event) {
      if (!event.ctrlKey && document.activeElement !== drawing && !drawing.contains(document.activeElement)) { return; }
      var box = svg.getBoundingClientRect(); event.preventDefault();
      if (event.ctrlKey) { zoom(event.deltaY < 0 ? 0.85 : 1.18, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height); }
      else { show({ x: view.x + event.deltaX * view.w / box.width, y: view.y + event.deltaY * view.h / box.height, w: view.w, h: view.h }); }
    }, { passive: false });
    drawing.addEventListener("pointerdown", function (event) { held = { x: event.clientX, y: event.clientY, view: view }; moved = false; });
    drawing.addEventListener("pointermove", function (event) {
      if (!held) { return; }
      var box = svg.getBoundingClientRect(), dx = event.clientX - held.x, dy = event.clientY - held.y;
      if (Math.abs(dx) + Math.abs(dy) > 4 && !moved) { moved = true; drawing.setPointerCapture(event.pointerId); }
      if (moved) { show({ x: held.view.x - dx * view.w / box.width, y: held.view.y - dy * view.h / box.height, w: view.w, h: view.h }); }
    });
    ["pointerup", "pointercancel"].forEach(function (name) { drawing.addEventListener(name, function () { held = null; }); });
    drawing.addEventListener("keydown", function (event) {
      if (event.target !== drawing) { return; }
      var step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (step) { show({ x: view.x + step[0] * view.w / 6, y: view.y + step[1] * view.h / 6, w: view.w, h: view.h }); event.preventDefault(); }
      else if (event.key === "+" || event.key === "-") { zoom(event.key === "+" ? 0.75 : 1.33, 0.5, 0.5); }
    });
    window.addEventListener("beforeprint", function () { svg.setAttribute("viewBox", "0 0 " + home.w + " " + home.h); });
    window.addEventListener("afterprint", function () { show(view); });
    show(opening());
    if (!drawing.clientWidth) {  // in a frame that is not laid out yet
      var later = new ResizeObserver(function () { if (drawing.clientWidth) { later.disconnect(); show(opening()); } });
      later.observe(drawing);
    }
  }
  all(document, "section.network").forEach(enliven);
  window.addEventListener("beforeprint", function () { all(document, "details").forEach(function (one) { one.dataset.was = one.open ? "1" : ""; one.open = true; }); });
  window.addEventListener("afterprint", function () { all(document, "details").forEach(function (one) { one.open = one.dataset.was === "1"; }); });
})();
