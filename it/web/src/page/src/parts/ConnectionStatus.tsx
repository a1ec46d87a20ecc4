import type { Connection } from '../calls/follow';
import { formatDelay } from '../format';
import { ErrorNote } from './ErrorNote';

interface ConnectionStatusProps {
  connection: Connection;
  onRetry: () => void;
}

/** Says how a stream is doing. */
export function ConnectionStatus({ connection, onRetry }: ConnectionStatusProps) {
  if (connection.is === 'failed') {
    return <ErrorNote error={connection.error} onRetry={onRetry} />;
  }
  return (
    <div className="connection">
      <p className={`state ${connection.is}`} role="status">
        {text(connection)}
      </p>
      {connection.is === 'waiting' && (
        <button type="button" className="small" onClick={onRetry}>
          Reconnect now
        </button>
      )}
    </div>
  );
}

function text(connection: Exclude<Connection, { is: 'failed' }>): string {
  switch (connection.is) {
    case 'connecting':
      return 'Connecting…';
    case 'live':
      return 'Live';
    case 'waiting':
      return `Connection lost. Reconnecting in ${formatDelay(connection.delay)}…`;
  }
}
