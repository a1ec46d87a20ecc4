import { formatBytes } from '../../format';
import { ErrorNote } from '../../parts/ErrorNote';
import type { UploadState } from './useUpload';

interface UploadProgressProps {
  state: Extract<UploadState, { is: 'sending' | 'stopped' }>;
  onResume: () => void;
  onCancel: () => void;
}

/** How far an upload is, and what can be done about it. */
export function UploadProgress({ state, onResume, onCancel }: UploadProgressProps) {
  const { name, size, received } = state;
  return (
    <>
      <div className="progress">
        <label htmlFor="progress">{name}</label>
        <progress id="progress" max={Math.max(size, 1)} value={received} />
        <p className="hint">
          {formatBytes(received)} of {formatBytes(size)}
        </p>
      </div>
      {state.is === 'stopped' && <ErrorNote error={state.error} />}
      <div className="actions">
        {state.is === 'stopped' && (
          <button type="button" className="primary" onClick={onResume}>
            Go on from {formatBytes(received)}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </>
  );
}
