import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { NewsItemSchema } from '../../../gen/code/news/v1/news_service_pb';
import { EMPTY, LONGEST, reduce, type Feed } from './feed';

const at = new Date(0);

function add(feed: Feed, ...ids: number[]): Feed {
  return ids.reduce((before, id) => {
    const item = create(NewsItemSchema, { id: BigInt(id), topic: 'world', headline: 'Talks' });
    return reduce(before, { do: 'add', item, at });
  }, feed);
}

const ids = (feed: Feed) => feed.shown.map(({ item }) => Number(item.id));

test('the newest is first', () => {
  expect(ids(add(EMPTY, 1, 2, 3))).toEqual([3, 2, 1]);
});

test('what the server sends again is not shown again', () => {
  expect(ids(add(EMPTY, 4, 5, 6, 5, 6, 7))).toEqual([7, 6, 5, 4]);
});

test('what comes while paused is held, and shown on resuming', () => {
  const paused = add(reduce(add(EMPTY, 1), { do: 'pause' }), 2, 3);
  expect(ids(paused)).toEqual([1]);
  expect(paused.held).toHaveLength(2);
  expect(ids(reduce(paused, { do: 'resume' }))).toEqual([3, 2, 1]);
});

test('only so many are kept, shown or held', () => {
  const many = Array.from({ length: LONGEST + 10 }, (_, i) => i + 1);
  expect(add(EMPTY, ...many).shown).toHaveLength(LONGEST);
  expect(add(reduce(EMPTY, { do: 'pause' }), ...many).held).toHaveLength(LONGEST);
});

test('another topic begins anew', () => {
  const cleared = reduce(add(EMPTY, 8), { do: 'clear' });
  expect(ids(add(cleared, 2))).toEqual([2]);
});
