import { ConnectError, type CallOptions } from '@connectrpc/connect';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { wait } from '../calls/backoff';
import { follow, type Connection } from '../calls/follow';

/**
 * Follows a stream for as long as the component is there.
 *
 * @param open starts the call; another function means another call
 * @returns how the stream is doing, and what calls again at once
 */
export function useFollow<T>(
  open: (options: CallOptions) => AsyncIterable<T>,
  onMessage: (message: T) => void,
): [Connection, () => void] {
  const [connection, setConnection] = useState<Connection>({ is: 'connecting' });
  const [round, setRound] = useState(0);
  const receive = useEffectEvent(onMessage);
  const again = useCallback(() => {
    setRound((before) => before + 1);
  }, []);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    follow({
      open,
      onMessage: (message: T) => {
        receive(message);
      },
      onConnection: setConnection,
      signal,
      pause: (milliseconds) => wait(milliseconds, signal),
    }).catch((reason: unknown) => {
      setConnection({ is: 'failed', error: ConnectError.from(reason) });
    });
    window.addEventListener('online', again, { signal });
    return () => {
      leaving.abort();
    };
  }, [open, round, again]);

  return [connection, again];
}
