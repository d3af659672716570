// Tasklist would sort its lists by the date of creation. The most worthwhile task comes first, and of two alike the one due sooner, until the
// person chooses another order.
const BEST_FIRST = encodeURIComponent(JSON.stringify([
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' }
]));

const hash = window.location.hash;
const isTheList = hash === '' || hash === '#' || hash === '#/' || hash.startsWith('#/?');
if (isTheList && !/[?&]sorting=/.test(hash)) {
  const query = hash.startsWith('#/?') ? hash.slice(2) + '&' : '?';
  // No navigation: the page is still being loaded.
  window.history.replaceState(null, '', window.location.pathname + window.location.search + '#/' + query + 'sorting=' + BEST_FIRST);
}
