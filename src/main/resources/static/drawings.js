// Draws the diagrams of a page, and marks on them what the list above says; a click in the list shows the element.
(function () {
  'use strict';

  document.querySelectorAll('form[data-check] input[type=file]').forEach(function (input) {
    input.addEventListener('change', function () {
      if (input.files.length) {
        input.form.submit();
      }
    });
  });

  document.querySelectorAll('.drawing').forEach(async function (place) {
    const items = Array.from(place.parentElement.querySelectorAll('li[data-element]'));
    const viewer = new window.BpmnJS({ container: place });
    try {
      await viewer.importXML(place.querySelector('textarea').value);
    } catch (unreadable) {
      place.remove();
      return;
    }
    const canvas = viewer.get('canvas');
    const overlays = viewer.get('overlays');
    const shapes = viewer.get('elementRegistry');
    canvas.zoom('fit-viewport', 'auto');
    items.forEach(function (item, number) {
      const element = item.dataset.element;
      if (!shapes.get(element)) {
        return;
      }
      const kind = ['error', 'warning', 'added', 'changed'].find(function (name) { return item.classList.contains(name); });
      canvas.addMarker(element, 'mark-' + kind);
      if (!shapes.get(element).waypoints && item.parentElement.tagName === 'OL') {
        const badge = document.createElement('span');
        badge.className = 'badge ' + kind;
        badge.textContent = String(items.indexOf(item) + 1);
        badge.title = item.innerText;
        overlays.add(element, { position: { top: -10, right: 10 }, html: badge });
      }
      item.tabIndex = 0;
      item.classList.add('shown');
      const show = function () {
        const box = shapes.get(element);
        const view = canvas.viewbox();
        const x = box.waypoints ? box.waypoints[0].x : box.x + box.width / 2;
        const y = box.waypoints ? box.waypoints[0].y : box.y + box.height / 2;
        const width = Math.min(view.outer.width, 900);
        canvas.viewbox({ x: x - width / 2, y: y - 150, width: width, height: 300 });
        place.scrollIntoView({ block: 'nearest' });
      };
      item.addEventListener('click', show);
      item.addEventListener('keydown', function (event) { if (event.key === 'Enter') { show(); } });
    });
  });
})();
