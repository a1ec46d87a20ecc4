import { useState } from 'react';
import { CreateUser } from './users/CreateUser';
import { FindUser } from './users/FindUser';
import { UserList } from './users/UserList';

export function UsersPage() {
  // Counts what was created here, so that the list is loaded again.
  const [created, setCreated] = useState(0);
  return (
    <div className="columns">
      <div className="column">
        <FindUser />
        <CreateUser
          onCreated={() => {
            setCreated((before) => before + 1);
          }}
        />
      </div>
      <UserList version={created} />
    </div>
  );
}
