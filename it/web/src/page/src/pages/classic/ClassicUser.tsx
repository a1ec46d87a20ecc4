import { RpcError } from 'grpc-web';
import { useState, type SubmitEvent } from 'react';
import type { User } from '../../../gen/code/user/v1/user_service_pb';
import { UserDirectoryService } from '../../../gen/code/web/v1/user_directory_service_pb';
import { call } from '../../calls/classic';
import { sentence } from '../../calls/errors';
import { TIMEOUT } from '../../hooks/useCall';
import { Card } from '../../parts/Card';
import { Field } from '../../parts/Field';
import { UserFacts } from '../users/UserFacts';

/** A unary call by the classic client. */
export function ClassicUser() {
  const [id, setId] = useState('1');
  const [found, setFound] = useState<User | string>();
  const [running, setRunning] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setRunning(true);
    try {
      const { getUser } = UserDirectoryService.method;
      setFound(await call(getUser, { id: BigInt(id) }, TIMEOUT));
    } catch (reason) {
      setFound(message(reason));
    }
    setRunning(false);
  };

  return (
    <Card title="A unary call">
      <form
        className="inline"
        noValidate
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field
          label="Id"
          inputMode="numeric"
          autoComplete="off"
          value={id}
          onChange={(event) => {
            setId(event.target.value);
          }}
        />
        <button className="primary" aria-busy={running}>
          Find
        </button>
      </form>
      <div className="result" aria-live="polite">
        {running && <p className="hint">Looking…</p>}
        {!running && found === undefined && <p className="hint">The user appears here.</p>}
        {!running && typeof found === 'string' && <p className="note bad">{found}</p>}
        {!running && typeof found === 'object' && <UserFacts user={found} />}
      </div>
    </Card>
  );
}

function message(reason: unknown): string {
  if (reason instanceof SyntaxError) {
    return 'The id must be a number.';
  }
  return sentence(reason instanceof RpcError ? reason.message : String(reason));
}
