import { Code, ConnectError, type CallOptions } from '@connectrpc/connect';
import { delayAfter } from './backoff';
import { isTransient } from './errors';

/** How a stream that is followed is doing. */
export type Connection =
  | { is: 'connecting' }
  | { is: 'live' }
  | { is: 'waiting'; failures: number; delay: number; error: ConnectError }
  | { is: 'failed'; error: ConnectError };

export interface Following<T> {
  /** Starts the call. */
  open: (options: CallOptions) => AsyncIterable<T>;
  onMessage: (message: T) => void;
  onConnection: (connection: Connection) => void;
  /** Ends it. */
  signal: AbortSignal;
  /** Waits before the next try; may end early. */
  pause: (milliseconds: number) => Promise<void>;
}

/** Reads a stream that has no end, and calls again when it breaks. */
export async function follow<T>(following: Following<T>): Promise<void> {
  const { open, onMessage, onConnection, signal, pause } = following;
  let failures = 0;
  const live = () => {
    failures = 0;
    onConnection({ is: 'live' });
  };
  const left = () => signal.aborted;
  while (!left()) {
    onConnection({ is: 'connecting' });
    const error = await read(() => open({ signal, onHeader: live }), onMessage);
    if (left()) {
      return;
    }
    if (!isTransient(error)) {
      onConnection({ is: 'failed', error });
      return;
    }
    failures += 1;
    const delay = delayAfter(failures);
    onConnection({ is: 'waiting', failures, delay, error });
    await pause(delay);
  }
}

/** Makes the call, reads its stream and says why that ended. */
async function read<T>(
  open: () => AsyncIterable<T>,
  onMessage: (message: T) => void,
): Promise<ConnectError> {
  try {
    for await (const message of open()) {
      onMessage(message);
    }
    return new ConnectError('the server ended the stream', Code.Unavailable);
  } catch (reason) {
    return ConnectError.from(reason);
  }
}
