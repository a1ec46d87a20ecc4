// Generates gen/code from the sample protos. buf takes one folder, so they are gathered in gen/proto.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';

const samples = '../../../../proto-samples/src';
const sources = [
  { from: `${samples}/web/proto`, take: ['web/v1'] },
  {
    from: `${samples}/main/proto`,
    take: ['chat/v1', 'common/v1', 'file/v1', 'news/v1', 'user/v1'],
  },
  // Of Maven's dependencies: what the sample protos import, and Google's error details.
  { from: '../../target/imports', take: ['google/api', 'google/rpc'] },
];

rmSync('gen/proto', { recursive: true, force: true });
for (const { from, take } of sources) {
  for (const folder of take) {
    if (!existsSync(`${from}/${folder}`)) {
      console.error(
        `${from}/${folder} is missing. Run this first: mvn -Pweb generate-resources -pl it/web -am`,
      );
      process.exit(1);
    }
    cpSync(`${from}/${folder}`, `gen/proto/${folder}`, { recursive: true });
  }
}
process.exit(spawnSync('buf', ['generate'], { stdio: 'inherit', shell: true }).status ?? 1);
