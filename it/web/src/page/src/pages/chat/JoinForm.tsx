import { useState, type SubmitEvent } from 'react';
import { Card } from '../../parts/Card';
import { Field } from '../../parts/Field';

/** Asks for the name to talk under. */
export function JoinForm({ onJoin }: { onJoin: (user: string) => void }) {
  const [user, setUser] = useState('');
  const [missing, setMissing] = useState(false);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(user.trim() === '');
    if (user.trim() !== '') {
      onJoin(user.trim());
    }
  };

  return (
    <Card title="Join the room">
      <form className="inline" onSubmit={submit} noValidate>
        <Field
          label="Your name"
          autoComplete="nickname"
          maxLength={30}
          value={user}
          error={missing ? 'A name is needed.' : undefined}
          onChange={(event) => {
            setUser(event.target.value);
          }}
        />
        <button className="primary">Join</button>
      </form>
    </Card>
  );
}
