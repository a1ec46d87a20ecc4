import type { CallOptions } from '@connectrpc/connect';
import { useCallback, useState } from 'react';
import type { User } from '../../../gen/code/user/v1/user_service_pb';
import { users } from '../../calls/clients';
import { useCall } from '../../hooks/useCall';
import { useDebounced } from '../../hooks/useDebounced';
import { useLoaded } from '../../hooks/useLoaded';
import { Card } from '../../parts/Card';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { Field } from '../../parts/Field';
import { Pager } from '../../parts/Pager';
import { UserRows } from './UserRows';

const PAGE_SIZE = 8;
const FIRST_PAGE = [''];
const deleteUser = ({ id }: User, options: CallOptions) => users.deleteUser({ id }, options);

interface UserListProps {
  /** Another number: the list is loaded again. */
  version: number;
}

/** All users, page by page, or those whose name begins with something. */
export function UserList({ version }: UserListProps) {
  const [prefix, setPrefix] = useState('');
  // The tokens of the pages up to the one that is shown.
  const [tokens, setTokens] = useState(FIRST_PAGE);
  const [doomed, setDoomed] = useState<User>();
  const [removed, remove] = useCall(deleteUser);

  const namePrefix = useDebounced(prefix.trim());
  const pageToken = tokens.at(-1) ?? '';
  const load = useCallback(
    (options: CallOptions) =>
      users.listUsers({ namePrefix, pageSize: PAGE_SIZE, pageToken }, options),
    [namePrefix, pageToken],
  );
  const { value, error, loading, reload } = useLoaded(load, version);
  const next = value?.nextPageToken ?? '';

  const confirmed = async (user: User) => {
    if ((await remove(user)).is === 'done') {
      if (value?.users.length === 1 && tokens.length > 1) {
        setTokens(tokens.slice(0, -1));
      }
      reload();
    }
  };

  return (
    <Card title="All users">
      <Field
        label="Name begins with"
        type="search"
        autoComplete="off"
        value={prefix}
        onChange={(event) => {
          setPrefix(event.target.value);
          setTokens(FIRST_PAGE);
        }}
      />
      {error && <ErrorNote error={error} onRetry={reload} />}
      {removed.is === 'failed' && <ErrorNote error={removed.error} />}
      <UserRows
        users={value?.users}
        rows={PAGE_SIZE}
        busy={loading}
        prefix={namePrefix}
        onDelete={setDoomed}
      />
      <Pager
        page={tokens.length}
        onPrevious={
          tokens.length > 1
            ? () => {
                setTokens(tokens.slice(0, -1));
              }
            : undefined
        }
        onNext={
          next === ''
            ? undefined
            : () => {
                setTokens([...tokens, next]);
              }
        }
      />
      {doomed && (
        <ConfirmDialog
          question={`Delete ${doomed.name}?`}
          confirm="Delete"
          onConfirm={() => {
            void confirmed(doomed);
          }}
          onClose={() => {
            setDoomed(undefined);
          }}
        />
      )}
    </Card>
  );
}
