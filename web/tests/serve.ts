import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Reads the examples onto a new desk with the program under test, and serves it while the tests run; or serves RELATA_DESK as it is. */
export default async function serve(): Promise<() => void> {
  const relata = process.env.RELATA ?? `${ROOT}target/debug/relata`;
  const folder = `${ROOT}build/page`;
  const given = process.env.RELATA_DESK;
  const desk = given ?? `${folder}/desk.db`;
  mkdirSync(folder, { recursive: true });
  if (!given) makeDesk(relata, desk);

  const server = spawn(relata, ['--desk', desk, '--json', 'serve', '--address', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(server.stdout)) {
    process.env.RELATA_ADDRESS = new URL(JSON.parse(line).address).origin;
    break;
  }
  if (!process.env.RELATA_ADDRESS) throw new Error(`${relata} serve ended before it told its address`);
  return () => void server.kill();
}

function makeDesk(relata: string, desk: string): void {
  for (const file of [desk, `${desk}-wal`, `${desk}-shm`]) rmSync(file, { force: true });
  execFileSync(relata, ['--desk', desk, 'read', `${ROOT}examples/articles`], { stdio: 'ignore' });
}
