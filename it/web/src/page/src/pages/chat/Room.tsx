import type { CallOptions } from '@connectrpc/connect';
import { useCallback, useState } from 'react';
import type { ChatMessage } from '../../../gen/code/chat/v1/chat_service_pb';
import type { RoomEvent } from '../../../gen/code/web/v1/chat_room_service_pb';
import { rooms } from '../../calls/clients';
import { useFollow } from '../../hooks/useFollow';
import { Card } from '../../parts/Card';
import { ConnectionStatus } from '../../parts/ConnectionStatus';
import { Messages } from './Messages';
import { SayForm } from './SayForm';

const LONGEST = 200;

interface RoomProps {
  user: string;
  onLeave: () => void;
}

/** The room: in it for as long as this is shown. */
export function Room({ user, onLeave }: RoomProps) {
  const [messages, setMessages] = useState<readonly ChatMessage[]>([]);
  const [session, setSession] = useState<string>();
  const join = useCallback((options: CallOptions) => rooms.join({ user }, options), [user]);

  const [connection, rejoin] = useFollow(join, ({ event }: RoomEvent) => {
    if (event.case === 'session') {
      setSession(event.value);
    } else if (event.case === 'said') {
      const message = event.value;
      setMessages((before) => [...before, message].slice(-LONGEST));
    }
  });

  return (
    <Card title={`In the room as ${user}`}>
      <div className="toolbar">
        <ConnectionStatus connection={connection} onRetry={rejoin} />
        <button type="button" onClick={onLeave}>
          Leave
        </button>
      </div>
      <Messages messages={messages} user={user} />
      <SayForm session={connection.is === 'live' ? session : undefined} />
    </Card>
  );
}
