import type { NewsItem } from '../../../gen/code/news/v1/news_service_pb';

/** The most items that are kept. */
export const LONGEST = 50;

export interface Arrived {
  item: NewsItem;
  at: Date;
}

export interface Feed {
  /** The newest first. */
  shown: readonly Arrived[];
  /** What has arrived while the feed was paused. */
  held: readonly Arrived[];
  paused: boolean;
  /** The highest id so far: after a new call, the server sends the last items again. */
  newest: bigint;
}

export type FeedAction =
  { do: 'clear' } | { do: 'pause' } | { do: 'resume' } | { do: 'add'; item: NewsItem; at: Date };

export const EMPTY: Feed = { shown: [], held: [], paused: false, newest: 0n };

export function reduce(feed: Feed, action: FeedAction): Feed {
  switch (action.do) {
    case 'clear':
      return EMPTY;
    case 'pause':
      return { ...feed, paused: true };
    case 'resume':
      return { ...feed, shown: latest([...feed.held, ...feed.shown]), held: [], paused: false };
    case 'add':
      return action.item.id <= feed.newest ? feed : add(feed, action);
  }
}

function add(feed: Feed, arrived: Arrived): Feed {
  const list = feed.paused ? 'held' : 'shown';
  return { ...feed, [list]: latest([arrived, ...feed[list]]), newest: arrived.item.id };
}

function latest(items: readonly Arrived[]): readonly Arrived[] {
  return items.slice(0, LONGEST);
}
