import { Card } from '../parts/Card';
import { DropZone } from './upload/DropZone';
import { UploadProgress } from './upload/UploadProgress';
import { UploadResult } from './upload/UploadResult';
import { useUpload } from './upload/useUpload';

export function UploadPage() {
  const { state, start, resume, cancel } = useUpload();
  const busy = state.is === 'sending' || state.is === 'stopped';
  return (
    <Card title="One file">
      <DropZone disabled={busy} onFile={start} />
      <div className="upload">
        {state.is === 'idle' && <p className="hint">Nothing is on its way.</p>}
        {state.is === 'cancelled' && (
          <p className="note" role="status">
            {state.name} was cancelled. The server has thrown its parts away.
          </p>
        )}
        {busy && <UploadProgress state={state} onResume={resume} onCancel={cancel} />}
        {state.is === 'done' && <UploadResult uploaded={state.uploaded} />}
      </div>
    </Card>
  );
}
