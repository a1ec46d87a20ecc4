import { Code, type CallOptions } from '@connectrpc/connect';
import { useState, type SubmitEvent } from 'react';
import { users } from '../../calls/clients';
import { sentence } from '../../calls/errors';
import { useCall } from '../../hooks/useCall';
import { Card } from '../../parts/Card';
import { ErrorNote } from '../../parts/ErrorNote';
import { Field } from '../../parts/Field';
import { UserFacts } from './UserFacts';

const getUser = (id: bigint, options: CallOptions) => users.getUser({ id }, options);

/** Looks one user up by id. */
export function FindUser() {
  const [id, setId] = useState('');
  const [bad, setBad] = useState(false);
  const [found, find] = useCall(getUser);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isNumber = /^\d{1,18}$/.test(id.trim());
    setBad(!isNumber);
    if (isNumber) {
      void find(BigInt(id.trim()));
    }
  };

  return (
    <Card title="Find a user">
      <form className="inline" onSubmit={submit} noValidate>
        <Field
          label="Id"
          inputMode="numeric"
          autoComplete="off"
          placeholder="1"
          value={id}
          error={bad ? 'A number is needed.' : undefined}
          onChange={(event) => {
            setId(event.target.value);
          }}
        />
        <button className="primary" aria-busy={found.is === 'running'}>
          Find
        </button>
      </form>
      <div className="result" aria-live="polite">
        {found.is === 'idle' && <p className="hint">The user appears here.</p>}
        {found.is === 'running' && <p className="hint">Looking…</p>}
        {found.is === 'done' && <UserFacts user={found.value} />}
        {found.is === 'failed' && found.error.code === Code.NotFound && (
          <p className="note">{sentence(found.error.rawMessage)}</p>
        )}
      </div>
      {found.is === 'failed' && found.error.code !== Code.NotFound && (
        <ErrorNote error={found.error} />
      )}
    </Card>
  );
}
