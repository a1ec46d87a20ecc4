import { ConnectError } from '@connectrpc/connect';
import { useEffect, useRef, useState } from 'react';
import { Upload, type Uploaded } from '../../calls/Upload';
import { uploads } from '../../calls/clients';

interface OnItsWay {
  name: string;
  size: number;
  /** How many bytes the server has. */
  received: number;
}

export type UploadState =
  | { is: 'idle' }
  | ({ is: 'sending' } & OnItsWay)
  | ({ is: 'stopped'; error: ConnectError } & OnItsWay)
  | { is: 'cancelled'; name: string }
  | { is: 'done'; uploaded: Uploaded };

/** Uploads one file at a time. Leaving the page stops it. */
export function useUpload() {
  const [state, setState] = useState<UploadState>({ is: 'idle' });
  const upload = useRef<Upload>(undefined);
  const sending = useRef<AbortController>(undefined);
  useEffect(() => () => sending.current?.abort(), []);

  const run = async (current: Upload, begun: OnItsWay) => {
    const controller = new AbortController();
    sending.current = controller;
    let way = begun;
    setState({ is: 'sending', ...way });
    try {
      const uploaded = await current.run(controller.signal, (received) => {
        way = { ...way, received };
        setState({ is: 'sending', ...way });
      });
      setState({ is: 'done', uploaded });
    } catch (reason) {
      if (!controller.signal.aborted) {
        setState({ is: 'stopped', error: ConnectError.from(reason), ...way });
      }
    }
  };

  const start = (file: File) => {
    const next = new Upload(uploads, file);
    upload.current = next;
    void run(next, { name: file.name, size: file.size, received: 0 });
  };
  const resume = () => {
    if (upload.current && state.is === 'stopped') {
      void run(upload.current, state);
    }
  };
  const cancel = () => {
    sending.current?.abort();
    // Should this not get through: the server forgets uploads that nobody goes on with.
    upload.current?.cancel().catch(() => undefined);
    if (state.is === 'sending' || state.is === 'stopped') {
      setState({ is: 'cancelled', name: state.name });
    }
  };
  return { state, start, resume, cancel };
}
