import { createHash } from 'node:crypto';
import { Code, ConnectError } from '@connectrpc/connect';
import { beforeEach, expect, test, vi } from 'vitest';
import type { uploads } from './clients';
import { Upload } from './Upload';

vi.mock('./backoff', () => ({ delayAfter: () => 0, wait: () => Promise.resolve() }));

const CONTENT = Uint8Array.from({ length: 10 }, (_, i) => i);
const DIGEST = createHash('sha256').update(CONTENT).digest('hex');
const signal = new AbortController().signal;

/** A server of parts of 4 bytes; `fail` is asked before and after each part. */
class Server {
  parts: [offset: number, size: number][] = [];
  uploads = 0;
  private stored: number[] = [];
  fail: (when: 'before' | 'after', part: number) => ConnectError | undefined = () => undefined;

  calls = {
    startUpload: () => {
      this.stored = [];
      this.uploads += 1;
      return Promise.resolve({ uploadId: String(this.uploads), partSize: 4 });
    },
    uploadPart: ({ offset, content }: { offset: bigint; content: Uint8Array }) => {
      this.parts.push([Number(offset), content.length]);
      const lost = this.fail('before', this.parts.length);
      if (lost) {
        return Promise.reject(lost);
      }
      if (Number(offset) !== this.stored.length) {
        return Promise.reject(new ConnectError('wrong offset', Code.OutOfRange));
      }
      this.stored.push(...content);
      const late = this.fail('after', this.parts.length);
      return late
        ? Promise.reject(late)
        : Promise.resolve({ received: BigInt(this.stored.length) });
    },
    finishUpload: () => {
      const sha256 = createHash('sha256').update(Uint8Array.from(this.stored)).digest('hex');
      return Promise.resolve({ name: 'ten', size: BigInt(this.stored.length), sha256 });
    },
  } as unknown as typeof uploads;
}

const unavailable = new ConnectError('nobody there', Code.Unavailable);
let server: Server;
let upload: Upload;
beforeEach(() => {
  server = new Server();
  upload = new Upload(server.calls, new File([CONTENT], 'ten'));
});

async function expectArrived(run: ReturnType<Upload['run']>): Promise<void> {
  const { response, sha256 } = await run;
  expect([response.sha256, sha256]).toEqual([DIGEST, DIGEST]);
}

test('the parts follow one another, and progress is told', async () => {
  const progress: number[] = [];
  await expectArrived(upload.run(signal, (received) => progress.push(received)));
  expect(server.parts).toEqual([
    [0, 4],
    [4, 4],
    [8, 2],
  ]);
  expect(progress).toEqual([4, 8, 10]);
});

test('a part that is lost is sent again', async () => {
  server.fail = (when, part) => (when === 'before' && part === 2 ? unavailable : undefined);
  await expectArrived(upload.run(signal, () => undefined));
  expect(server.parts).toEqual([
    [0, 4],
    [4, 4],
    [4, 4],
    [8, 2],
  ]);
});

test('a part whose answer is lost counts once', async () => {
  server.fail = (when, part) => (when === 'after' && part === 2 ? unavailable : undefined);
  await expectArrived(upload.run(signal, () => undefined));
  expect(server.parts).toEqual([
    [0, 4],
    [4, 4],
    [4, 4],
    [8, 2],
  ]);
});

test('a server that knows nothing of the upload gets it anew', async () => {
  server.fail = (when, part) =>
    when === 'before' && part === 3 ? new ConnectError('what?', Code.NotFound) : undefined;
  await expectArrived(upload.run(signal, () => undefined));
  expect(server.uploads).toBe(2);
});

test('it stops after five tries, and goes on from there', async () => {
  server.fail = (when, part) =>
    when === 'before' && part > 1 && part < 8 ? unavailable : undefined;
  await expect(upload.run(signal, () => undefined)).rejects.toThrow('nobody there');
  expect(server.parts).toHaveLength(7);
  await expectArrived(upload.run(signal, () => undefined));
  expect(server.parts.slice(7)).toEqual([
    [4, 4],
    [8, 2],
  ]);
  expect(server.uploads).toBe(1);
});

test('a refusal stops it at once', async () => {
  server.fail = () => new ConnectError('no', Code.PermissionDenied);
  await expect(upload.run(signal, () => undefined)).rejects.toThrow('no');
  expect(server.parts).toHaveLength(1);
});
