import type { CallOptions } from '@connectrpc/connect';
import { useCallback, useReducer, useState } from 'react';
import { news } from '../calls/clients';
import { useFollow } from '../hooks/useFollow';
import { Card } from '../parts/Card';
import { Choice } from '../parts/Choice';
import { ConnectionStatus } from '../parts/ConnectionStatus';
import { EMPTY, reduce } from './news/feed';
import { NewsList } from './news/NewsList';

const TOPICS = [
  { value: '', text: 'All' },
  { value: 'sports', text: 'Sports' },
  { value: 'science', text: 'Science' },
  { value: 'world', text: 'World' },
];

export function NewsPage() {
  const [topic, setTopic] = useState('');
  const [feed, dispatch] = useReducer(reduce, EMPTY);
  const open = useCallback((options: CallOptions) => news.getLiveNews({ topic }, options), [topic]);
  const [connection, reconnect] = useFollow(open, (item) => {
    dispatch({ do: 'add', item, at: new Date() });
  });

  return (
    <Card title="As it happens">
      <Choice
        legend="Topic"
        choices={TOPICS}
        value={topic}
        onChange={(next) => {
          setTopic(next);
          dispatch({ do: 'clear' });
        }}
      />
      <div className="toolbar news-toolbar">
        <ConnectionStatus connection={connection} onRetry={reconnect} />
        <button
          type="button"
          className="pause"
          onClick={() => {
            dispatch({ do: feed.paused ? 'resume' : 'pause' });
          }}
        >
          {feed.paused ? `Resume (${String(feed.held.length)} new)` : 'Pause'}
        </button>
      </div>
      <NewsList items={feed.shown} />
    </Card>
  );
}
