import { Code, type ConnectError } from '@connectrpc/connect';
import { describe } from '../calls/errors';

interface ErrorNoteProps {
  error: ConnectError;
  /** What the button does; without it there is none. */
  onRetry?: () => void;
}

/** Says what went wrong, also to those who do not see it. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  return (
    <div className="note bad" role="alert">
      <p>
        {describe(error)} <code>{Code[error.code]}</code>
      </p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
