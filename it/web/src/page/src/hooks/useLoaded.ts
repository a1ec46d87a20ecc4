import { ConnectError, type CallOptions } from '@connectrpc/connect';
import { useCallback, useEffect, useState } from 'react';
import { TIMEOUT } from './useCall';

export interface Loaded<T> {
  /** What was loaded last; stays while the next is loading. */
  value: T | undefined;
  error: ConnectError | undefined;
  loading: boolean;
  reload: () => void;
}

interface Settled<T> {
  by: unknown;
  round: number;
  value: T | undefined;
  error: ConnectError | undefined;
}

/** Loads something, again whenever `load` is another function or `version` another number. */
export function useLoaded<T>(
  load: (options: CallOptions) => Promise<T>,
  version: number,
): Loaded<T> {
  const [reloads, setReloads] = useState(0);
  const round = version + reloads;
  const [settled, setSettled] = useState<Settled<T>>();

  useEffect(() => {
    const leaving = new AbortController();
    load({ signal: leaving.signal, timeoutMs: TIMEOUT })
      .then((value) => ({ value, error: undefined }))
      .catch((reason: unknown) => ({ value: undefined, error: ConnectError.from(reason) }))
      .then((outcome) => {
        if (!leaving.signal.aborted) {
          setSettled((before) => ({
            by: load,
            round,
            ...outcome,
            value: outcome.value ?? before?.value,
          }));
        }
      })
      .catch(() => undefined);
    return () => {
      leaving.abort();
    };
  }, [load, round]);

  const loading = settled?.by !== load || settled.round !== round;
  const reload = useCallback(() => {
    setReloads((before) => before + 1);
  }, []);
  return { value: settled?.value, error: loading ? undefined : settled.error, loading, reload };
}
