import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The server of the samples, a process of its own: a test can stop it and start it again. */
export class Server {
  private child: ChildProcess | undefined;
  private port = 0;

  get url(): string {
    return `http://localhost:${String(this.port)}`;
  }

  /** Starts it on the port that it had before, the first time on one that is free. */
  async start(): Promise<void> {
    const [program, ...options] = command();
    const child = spawn(program, [...options, String(this.port), '../../target/page'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    for await (const line of createInterface(child.stdout)) {
      const found = /http:\/\/[^\s/]+:(\d+)/.exec(line);
      if (found) {
        this.port = Number(found[1]);
        child.stdout.resume();
        return;
      }
    }
    await once(child, 'close');
    throw new Error(`The server did not start; its exit code: ${String(child.exitCode)}`);
  }

  /** Ends it at once, as a crash would. */
  async stop(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  }
}

/** What starts it, but for the port and the folder of the page: a JSON array in WEB_SERVER. */
function command(): [string, ...string[]] {
  const given = process.env['WEB_SERVER'];
  if (given === undefined) {
    throw new Error('WEB_SERVER does not say how the server is started. BrowserTest sets it.');
  }
  return JSON.parse(given) as [string, ...string[]];
}
