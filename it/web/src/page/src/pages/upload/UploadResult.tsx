import type { Uploaded } from '../../calls/Upload';
import { formatBytes } from '../../format';

/** What the server says it has, beside what was read here. */
export function UploadResult({ uploaded: { response, sha256 } }: { uploaded: Uploaded }) {
  const same = response.sha256 === sha256;
  return (
    <>
      <p className={same ? 'note good' : 'note bad'} role={same ? 'status' : 'alert'}>
        {same
          ? `${response.name} has arrived as it was sent: ${formatBytes(Number(response.size))}.`
          : `${response.name} has not arrived as it was sent.`}
      </p>
      <dl className="facts digests">
        <div>
          <dt>SHA-256 by the server</dt>
          <dd>
            <code>{response.sha256}</code>
          </dd>
        </div>
        <div>
          <dt>SHA-256 by this browser</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}
