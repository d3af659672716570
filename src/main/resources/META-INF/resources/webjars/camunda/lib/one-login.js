// Dunwell has one login for everything: where the web application would ask for a name and password itself, go there.
function toTheLogin() {
  if (/^#\/login/.test(window.location.hash)) {
    const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
    window.location.replace(root + '/login');
  }
}

window.addEventListener('hashchange', toTheLogin);
toTheLogin();
