import { useEffect, useReducer, useState } from 'react';
import { NewsService } from '../../../gen/code/news/v1/news_service_pb';
import { stream } from '../../calls/classic';
import { sentence } from '../../calls/errors';
import { Card } from '../../parts/Card';
import { EMPTY, reduce } from '../news/feed';
import { NewsList } from '../news/NewsList';

/** A stream by the classic client, read while it is on. */
export function ClassicNews() {
  const [on, setOn] = useState(false);
  const [ended, setEnded] = useState('');
  const [feed, dispatch] = useReducer(reduce, EMPTY);

  useEffect(() => {
    if (!on) {
      return;
    }
    const items = stream(NewsService.method.getLiveNews, { topic: '' });
    items.on('data', (item) => {
      dispatch({ do: 'add', item, at: new Date() });
    });
    items.on('error', (error) => {
      setEnded(sentence(error.message));
      setOn(false);
    });
    return () => {
      items.cancel();
    };
  }, [on]);

  return (
    <Card title="Server streaming">
      <div className="toolbar">
        <p className={on ? 'state live' : 'state'} role="status">
          {on ? 'Reading' : 'Stopped'}
        </p>
        <button
          type="button"
          className="primary"
          onClick={() => {
            setEnded('');
            setOn(!on);
          }}
        >
          {on ? 'Stop' : 'Start'}
        </button>
      </div>
      {ended !== '' && (
        <p className="note bad" role="alert">
          {ended}
        </p>
      )}
      <NewsList items={feed.shown} />
    </Card>
  );
}
