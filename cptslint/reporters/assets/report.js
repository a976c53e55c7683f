(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  function list(found) { return Array.prototype.slice.call(found); }
  list(document.querySelectorAll("form.filters")).forEach(function (form) {
    var points = list(form.parentNode.querySelectorAll("article.point"));
    var boxes = list(form.querySelectorAll("input"));
    var said = form.querySelector("[aria-live]");
    function wanted(kind) {
      return boxes.filter(function (box) { return box.name === kind && box.checked; }).map(function (box) { return box.value; });
    }
    function apply() {
      var severities = wanted("severity"), families = wanted("family"), shown = 0;
      points.forEach(function (point) {
        var kept = severities.indexOf(point.dataset.severity) >= 0 && families.indexOf(point.dataset.family) >= 0;
        point.hidden = !kept;
        shown += kept ? 1 : 0;
      });
      said.textContent = shown + (shown > 1 ? " points affichés sur " : " point affiché sur ") + points.length;
      said.classList.toggle("on-screen", shown === points.length);
    }
    boxes.forEach(function (box) { box.addEventListener("change", apply); });
    apply();
  });
  window.addEventListener("hashchange", function () {
    var point = document.getElementById(location.hash.slice(1));
    if (point && point.hidden) { point.hidden = false; point.scrollIntoView(); }
  });
})();
