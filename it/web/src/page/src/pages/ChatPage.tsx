import { useState } from 'react';
import { JoinForm } from './chat/JoinForm';
import { Room } from './chat/Room';

export function ChatPage() {
  const [user, setUser] = useState<string>();
  if (user === undefined) {
    return <JoinForm onJoin={setUser} />;
  }
  return (
    <Room
      user={user}
      onLeave={() => {
        setUser(undefined);
      }}
    />
  );
}
