import { ConnectError, type CallOptions } from '@connectrpc/connect';
import { useEffect, useRef, useState } from 'react';

/** How a call is doing. */
export type CallState<T> =
  | { is: 'idle' }
  | { is: 'running' }
  | { is: 'done'; value: T }
  | { is: 'failed'; error: ConnectError };

/** The most that a unary call may take, in milliseconds. */
export const TIMEOUT = 10_000;

/**
 * Makes a unary call when told to, one at a time: the next one, or leaving the page, cancels it.
 *
 * @returns how the call is doing, what makes it, and what forgets it
 */
export function useCall<Q, R>(
  call: (request: Q, options: CallOptions) => Promise<R>,
): [CallState<R>, (request: Q) => Promise<CallState<R>>, () => void] {
  const [state, setState] = useState<CallState<R>>({ is: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (request: Q): Promise<CallState<R>> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ is: 'running' });
    const end = await settle(call(request, { signal: controller.signal, timeoutMs: TIMEOUT }));
    if (!controller.signal.aborted) {
      setState(end);
    }
    return end;
  };
  const forget = () => {
    running.current?.abort();
    setState({ is: 'idle' });
  };
  return [state, run, forget];
}

async function settle<R>(promise: Promise<R>): Promise<CallState<R>> {
  try {
    return { is: 'done', value: await promise };
  } catch (reason) {
    return { is: 'failed', error: ConnectError.from(reason) };
  }
}
