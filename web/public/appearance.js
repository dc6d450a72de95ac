// Runs before the first paint, so that a chosen appearance never flashes the other one.
try {
  const chosen = localStorage.getItem('relata.appearance');
  if (chosen) document.documentElement.dataset.appearance = chosen;
} catch {
  // No storage: the system's appearance it is.
}
