import { useEffect, useRef } from 'react';
import { Header } from './Header';
import { PAGES } from './pages';
import { usePath } from './routing';

/** The frame of all pages, and the page that the address names. */
export function App() {
  const path = usePath();
  const page = PAGES.find((one) => one.path === path);
  const title = page?.title ?? 'No such page';
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);

  useEffect(() => {
    document.title = `${title} · Tandem`;
    // Whoever followed a link by keyboard goes on reading at the new page.
    if (shown.current !== path) {
      shown.current = path;
      main.current?.focus();
      window.scrollTo(0, 0);
    }
  }, [title, path]);

  return (
    <>
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <Header path={path} />
      <main id="content" ref={main} tabIndex={-1} aria-labelledby="title">
        <h1 id="title">{title}</h1>
        {page === undefined ? (
          <p>Nothing is at {path}.</p>
        ) : (
          <>
            <p className="lead">{page.lead}</p>
            <page.Content />
          </>
        )}
      </main>
    </>
  );
}
