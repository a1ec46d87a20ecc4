import { useEffect, useRef } from 'react';
import type { ChatMessage } from '../../../gen/code/chat/v1/chat_service_pb';

interface MessagesProps {
  messages: readonly ChatMessage[];
  /** Whose messages stand on the right. */
  user: string;
}

/** What was said, the latest at the bottom and in sight. */
export function Messages({ messages, user }: MessagesProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo(0, list.current.scrollHeight);
  }, [messages]);
  return (
    <div className="messages" role="log" aria-label="Messages" tabIndex={0} ref={list}>
      {messages.length === 0 && <p className="empty">Nobody has said anything yet.</p>}
      {messages.map((message, index) => (
        <Message key={index} message={message} mine={message.user === user} />
      ))}
    </div>
  );
}

function Message({ message, mine }: { message: ChatMessage; mine: boolean }) {
  // What nobody says is the room's own: who comes and goes.
  if (message.user === '') {
    return <p className="notice">{message.text}</p>;
  }
  return (
    <p className={mine ? 'message mine' : 'message'}>
      <span className="author">{message.user}</span> <span className="text">{message.text}</span>
    </p>
  );
}
