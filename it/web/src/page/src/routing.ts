import { useSyncExternalStore, type MouseEvent } from 'react';

const CHANGED = 'popstate';

/** The path of the page that is shown. */
export function usePath(): string {
  return useSyncExternalStore(
    (onChange) => {
      window.addEventListener(CHANGED, onChange);
      return () => {
        window.removeEventListener(CHANGED, onChange);
      };
    },
    () => window.location.pathname,
  );
}

/** Follows a link within the app; what opens another tab is left to the browser. */
export function followLink(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) {
    return;
  }
  event.preventDefault();
  window.history.pushState(null, '', event.currentTarget.href);
  window.dispatchEvent(new PopStateEvent(CHANGED));
}
