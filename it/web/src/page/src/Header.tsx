import { PAGES } from './pages';
import { followLink } from './routing';

/** The name of the app and the links to its pages. */
export function Header({ path }: { path: string }) {
  return (
    <header className="header">
      <a className="brand" href="/" onClick={followLink}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        Tandem
      </a>
      <nav aria-label="Pages">
        <ul className="pages">
          {PAGES.map((page) => (
            <li key={page.path}>
              <a
                href={page.path}
                aria-current={page.path === path ? 'page' : undefined}
                onClick={followLink}
              >
                <page.Icon />
                <span>{page.name}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
