/** Where the reader is. The address is the only state that a screen has, so that each can be shared. */
export const place = $state({ path: location.pathname, query: location.search });

/** Goes to an address of this page; `replace` when the step is no place to come back to. */
export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  follow();
  if (!replace) scrollTo(0, 0);
}

/** The parameters of the address. */
export function parameters(): URLSearchParams {
  return new URLSearchParams(place.query);
}

/** Lets links within the page change the screen without a reload, and the browser's back and forward work. */
export function startRouter(): void {
  addEventListener('popstate', follow);
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('a');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api')) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}

function follow(): void {
  place.path = location.pathname;
  place.query = location.search;
}
