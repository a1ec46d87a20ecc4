import { Code, ConnectError } from '@connectrpc/connect';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { UploadResponse } from '../../gen/code/file/v1/file_service_pb';
import { delayAfter, wait } from './backoff';
import type { uploads } from './clients';
import { isTransient } from './errors';

/** How often in a row a part may fail before the upload stops and asks what to do. */
const TRIES = 5;

export interface Uploaded {
  response: UploadResponse;
  /** SHA-256 of what was read here, in hexadecimal. */
  sha256: string;
}

/** One file on its way to the server, part by part. It can stop, and go on where it stopped. */
export class Upload {
  private id = '';
  private partSize = 0;
  private received = 0;
  private hash = sha256.create();
  private hashed = 0;

  constructor(
    private readonly calls: typeof uploads,
    private readonly file: File,
  ) {}

  /** Sends what the server does not have yet. `onProgress` is told how many bytes it has. */
  async run(signal: AbortSignal, onProgress: (received: number) => void): Promise<Uploaded> {
    let failures = 0;
    for (;;) {
      try {
        return await this.send(signal, (received) => {
          failures = 0;
          onProgress(received);
        });
      } catch (reason) {
        const error = ConnectError.from(reason);
        failures += 1;
        if (signal.aborted || failures > TRIES || !this.canGoOnAfter(error)) {
          throw error;
        }
        await wait(delayAfter(failures), signal);
      }
    }
  }

  /** Tells the server that the rest will not come. */
  async cancel(): Promise<void> {
    if (this.id !== '') {
      await this.calls.cancelUpload({ uploadId: this.id });
    }
  }

  private async send(signal: AbortSignal, onProgress: (received: number) => void) {
    const { name, size } = this.file;
    if (this.id === '') {
      const begun = await this.calls.startUpload({ name, size: BigInt(size) }, { signal });
      this.id = begun.uploadId;
      this.partSize = begun.partSize;
      this.received = 0;
    }
    while (this.received < size) {
      const part = this.file.slice(this.received, this.received + this.partSize);
      const content = new Uint8Array(await part.arrayBuffer());
      this.addToHash(content);
      this.received = await this.sendPart(content, signal);
      onProgress(this.received);
    }
    const response = await this.calls.finishUpload({ uploadId: this.id }, { signal });
    return { response, sha256: bytesToHex(this.hash.clone().digest()) };
  }

  private async sendPart(content: Uint8Array, signal: AbortSignal): Promise<number> {
    const offset = this.received;
    const part = { uploadId: this.id, offset: BigInt(offset), content };
    try {
      const { received } = await this.calls.uploadPart(part, { signal });
      return Number(received);
    } catch (reason) {
      // The part had arrived the last time, only the answer was lost.
      if (ConnectError.from(reason).code === Code.OutOfRange) {
        return offset + content.length;
      }
      throw reason;
    }
  }

  /** Bytes that are sent again count once. */
  private addToHash(content: Uint8Array): void {
    const known = Math.max(0, this.hashed - this.received);
    this.hash.update(content.subarray(known));
    this.hashed = Math.max(this.hashed, this.received + content.length);
  }

  private canGoOnAfter(error: ConnectError): boolean {
    if (error.code === Code.NotFound) {
      this.id = ''; // The server was started again or has waited too long: from the beginning.
      return true;
    }
    return isTransient(error);
  }
}
