import { formatTime } from '../../format';
import type { Arrived } from './feed';

/** News, the newest first. What is added is read out. */
export function NewsList({ items }: { items: readonly Arrived[] }) {
  return (
    <div className="feed" role="log" aria-label="News" tabIndex={0}>
      {items.length === 0 && <p className="empty">No news yet.</p>}
      <ol>
        {items.map(({ item, at }) => (
          <li key={String(item.id)} className="item">
            <span className={`topic ${item.topic}`}>{item.topic}</span>
            <span className="headline">{item.headline}</span>
            <time dateTime={at.toISOString()}>{formatTime(at)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}
