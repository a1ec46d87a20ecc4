import type { User } from '../../../gen/code/user/v1/user_service_pb';

/** In rem, as in pages.css. */
const ROW_HEIGHT = 3.75;

interface UserRowsProps {
  /** Nothing before the first answer. */
  users: readonly User[] | undefined;
  /** As many rows as a page has: the page keeps its height. */
  rows: number;
  busy: boolean;
  prefix: string;
  onDelete: (user: User) => void;
}

/** One page of users. */
export function UserRows({ users, rows, busy, prefix, onDelete }: UserRowsProps) {
  return (
    <ul
      className="rows"
      style={{ minHeight: `${String(rows * ROW_HEIGHT)}rem` }}
      aria-busy={busy}
      aria-label="Users"
    >
      {users === undefined &&
        busy &&
        Array.from({ length: rows }, (_, row) => (
          <li key={row} className="row skeleton" aria-hidden="true" />
        ))}
      {users?.map((user) => (
        <li key={String(user.id)} className="row">
          <span className="id">{String(user.id)}</span>
          <span className="who">
            <span className="name">{user.name}</span>
            <span className="email">{user.email}</span>
          </span>
          <button
            type="button"
            className="small quiet"
            aria-label={`Delete ${user.name}`}
            onClick={() => {
              onDelete(user);
            }}
          >
            Delete
          </button>
        </li>
      ))}
      {users?.length === 0 && (
        <li className="empty">
          {prefix === '' ? 'There are no users yet.' : `No name begins with “${prefix}”.`}
        </li>
      )}
    </ul>
  );
}
