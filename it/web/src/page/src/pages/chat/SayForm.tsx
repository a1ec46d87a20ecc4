import type { CallOptions } from '@connectrpc/connect';
import { useState, type SubmitEvent } from 'react';
import { rooms } from '../../calls/clients';
import { useCall } from '../../hooks/useCall';
import { ErrorNote } from '../../parts/ErrorNote';
import { Field } from '../../parts/Field';

interface Saying {
  session: string;
  text: string;
}

const say = (saying: Saying, options: CallOptions) => rooms.say(saying, options);

/** Says something. What could not be said stays in the field. */
export function SayForm({ session }: { session: string | undefined }) {
  const [text, setText] = useState('');
  const [said, send] = useCall(say);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (session === undefined || text.trim() === '' || said.is === 'running') {
      return;
    }
    const end = await send({ session, text: text.trim() });
    if (end.is === 'done') {
      setText('');
    }
  };

  return (
    <>
      {said.is === 'failed' && <ErrorNote error={said.error} />}
      <form
        className="inline"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field
          label="Message"
          autoComplete="off"
          maxLength={1000}
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <button className="primary" aria-disabled={session === undefined}>
          Send
        </button>
      </form>
    </>
  );
}
