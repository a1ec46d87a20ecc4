import { Code, ConnectError, type CallOptions } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { follow, type Connection } from './follow';

type Call = () => AsyncGenerator<string>;

/** Follows calls that go as given, the last one until it is left; says what happened. */
async function trace(calls: Call[]): Promise<string[]> {
  const happened: string[] = [];
  const leaving = new AbortController();
  await follow<string>({
    open: (options) => begin(calls.shift(), options, leaving),
    onMessage: (message) => happened.push(message),
    onConnection: (connection) => happened.push(text(connection)),
    signal: leaving.signal,
    pause: () => Promise.resolve(),
  });
  return happened;
}

async function* begin(
  call: Call | undefined,
  options: CallOptions,
  leaving: AbortController,
): AsyncGenerator<string> {
  if (call === undefined) {
    leaving.abort();
    throw new ConnectError('left', Code.Canceled);
  }
  options.onHeader?.(new Headers());
  yield* call();
}

function text(connection: Connection): string {
  return connection.is === 'waiting'
    ? `waiting after ${String(connection.failures)}`
    : connection.is;
}

/* eslint-disable @typescript-eslint/require-await -- they are streams, if short ones */
async function* good() {
  yield 'one';
  yield 'two';
}

async function* broken(): AsyncGenerator<string> {
  yield 'three';
  throw new ConnectError('reset', Code.Unavailable);
}

// eslint-disable-next-line require-yield
async function* refused(): AsyncGenerator<string> {
  throw new ConnectError('no', Code.PermissionDenied);
}

test('messages come in order, and a stream that ends is called again', async () => {
  expect(await trace([good])).toEqual([
    'connecting',
    'live',
    'one',
    'two',
    'waiting after 1',
    'connecting',
  ]);
});

test('a connection that was live counts its failures from the beginning', async () => {
  const happened = await trace([broken, broken]);
  expect(happened.filter((one) => one.startsWith('waiting'))).toEqual([
    'waiting after 1',
    'waiting after 1',
  ]);
});

test('failures in a row are counted', async () => {
  const states: Connection[] = [];
  const leaving = new AbortController();
  await follow<string>({
    open: () => {
      throw new ConnectError('nobody there', Code.Unavailable);
    },
    onMessage: () => undefined,
    onConnection: (connection) => states.push(connection),
    signal: leaving.signal,
    pause: () => {
      if (states.length === 6) {
        leaving.abort();
      }
      return Promise.resolve();
    },
  });
  expect(states.map(text)).toEqual([
    'connecting',
    'waiting after 1',
    'connecting',
    'waiting after 2',
    'connecting',
    'waiting after 3',
  ]);
});

test('a refusal is not tried again', async () => {
  expect(await trace([refused, good])).toEqual(['connecting', 'live', 'failed']);
});
