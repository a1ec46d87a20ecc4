import type { CallOptions } from '@connectrpc/connect';
import { useRef, useState, type SubmitEvent } from 'react';
import { users } from '../../calls/clients';
import { fieldErrors, sentence } from '../../calls/errors';
import { useCall } from '../../hooks/useCall';
import { Card } from '../../parts/Card';
import { ErrorNote } from '../../parts/ErrorNote';
import { Field } from '../../parts/Field';

interface NewUser {
  name: string;
  email: string;
}

const NOBODY: NewUser = { name: '', email: '' };
const createUser = (user: NewUser, options: CallOptions) => users.createUser(user, options);

/** Creates a user. It is the server that checks the fields. */
export function CreateUser({ onCreated }: { onCreated: () => void }) {
  const [user, setUser] = useState(NOBODY);
  const [created, create] = useCall(createUser);
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const errors = created.is === 'failed' ? fieldErrors(created.error) : new Map<string, string>();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const end = await create(user);
    if (end.is === 'done') {
      setUser(NOBODY);
      name.current?.focus();
      onCreated();
    } else if (end.is === 'failed') {
      const wrong = fieldErrors(end.error);
      const first = wrong.has('name') ? name : wrong.has('email') ? email : undefined;
      first?.current?.focus();
    }
  };

  return (
    <Card title="Create a user">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field
          label="Name"
          autoComplete="off"
          ref={name}
          value={user.name}
          error={asSentence(errors.get('name'))}
          onChange={(event) => {
            setUser({ ...user, name: event.target.value });
          }}
        />
        <Field
          label="Email"
          type="email"
          autoComplete="off"
          ref={email}
          value={user.email}
          error={asSentence(errors.get('email'))}
          onChange={(event) => {
            setUser({ ...user, email: event.target.value });
          }}
        />
        <button className="primary" aria-busy={created.is === 'running'}>
          Create
        </button>
      </form>
      <div aria-live="polite">
        {created.is === 'done' && (
          <p className="note good">
            {created.value.name} has the id {String(created.value.id)}.
          </p>
        )}
      </div>
      {created.is === 'failed' && errors.size === 0 && <ErrorNote error={created.error} />}
    </Card>
  );
}

function asSentence(text: string | undefined): string | undefined {
  return text === undefined ? undefined : sentence(text);
}
