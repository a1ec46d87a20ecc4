import type { User } from '../../../gen/code/user/v1/user_service_pb';
import { formatDay } from '../../format';

/** One user, in full. */
export function UserFacts({ user }: { user: User }) {
  return (
    <dl className="facts">
      <div>
        <dt>Name</dt>
        <dd>{user.name}</dd>
      </div>
      <div>
        <dt>Email</dt>
        <dd>{user.email}</dd>
      </div>
      <div>
        <dt>Id</dt>
        <dd>{String(user.id)}</dd>
      </div>
      <div>
        <dt>Since</dt>
        <dd>{formatDay(user.createdAt)}</dd>
      </div>
    </dl>
  );
}
