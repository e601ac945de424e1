import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { verifyBundle } from '../../exports/verify-bundle.ts';
import { problemText } from '../../exports/problem-text.ts';
import type { Library } from '../../library/open-library.ts';
import { callLibrary } from '../call-library.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command, type CommandResult, type Invocation } from '../command.ts';
import { allListings, findMarketplaces } from '../find-records.ts';
import { finishJob } from '../finish-job.ts';
import { UsageError } from '../usage-error.ts';
import { withoutOwnWorkbook } from '../choose-marketplaces.ts';
import { chooseCells, exportCells } from './export-command.ts';

/** RFC 2606: an address that belongs to nobody, for cells that need one. */
const PICTURE_BASE = 'https://anh.example.com/';
const DEFAULT_OUT = 'demo-output';
/** Says that what lies beside it came from a demonstration. */
const MARK = '.len-san-demo';

/** The whole main job without a window, on a fresh library: fill, mend, export, verify again from outside. */
export const runDemoCommand: Command = {
  name: 'run-demo',
  options: { out: optionKinds.text },
  positionals: [],
  run: async (invocation) => {
    const { io, values, words, progress } = invocation;
    const out = resolve(io.currentFolder, String(values['out'] ?? DEFAULT_OUT));
    const bundles = join(out, 'goi');
    const folder = join(out, 'thu-vien');
    requireOwn(out, [folder, bundles]);
    await rm(folder, { recursive: true, force: true });
    await rm(bundles, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    await writeFile(join(out, MARK), '');

    say(io, fillWords(words.text.demoStart, { folder }));
    const library = await invocation.openLibrary(folder);
    const { jobId } = await callLibrary(library, 'demo:fill', {});
    await finishJob(library, jobId, io.signal, (job) =>
      progress(fillWords(words.text.fillingDemo, { done: job.done, of: job.total })),
    );
    const usual = findMarketplaces(library, 'all').filter(isUsual);
    const ids = (await allListings(library, { query: '', householdId: null })).map(({ id }) => id);
    const marketplaceIds = usual.map(({ profile }) => profile.id);
    const { changes, listings } = await callLibrary(library, 'listings:apply-fixes', {
      ids,
      marketplaceIds,
    });
    const mended = { fixed: changes, listings };
    say(io, fillWords(words.text.demoFix, mended));
    say(io, words.text.demoExport);
    const chosen = withoutOwnWorkbook(usual);
    const exported = await exportCells(library, invocation, {
      ...(await chooseCells(library, chosen.views, undefined)),
      ...chosen,
      out: bundles,
      format: 'zip',
      pictures: { kind: 'base', base: PICTURE_BASE },
    });
    return await verifyAll(library, bundles, exported, mended, invocation);
  },
};

/**
 * Only what an earlier demonstration made is removed: a real library may bear the same name.
 * @throws UsageError 'notOurs'.
 */
function requireOwn(out: string, folders: readonly string[]): void {
  const isOwn = basename(out) === DEFAULT_OUT || existsSync(join(out, MARK));
  const foreign = isOwn ? undefined : folders.find((folder) => existsSync(folder));
  if (foreign !== undefined) throw new UsageError('notOurs', { folder: foreign });
}

/** The demonstration shows what an officer meets every day. */
function isUsual({ profile }: ProfileView): boolean {
  return profile.isUsual;
}

async function verifyAll(
  library: Library,
  folder: string,
  exported: CommandResult,
  mended: { readonly fixed: number; readonly listings: number },
  { words, language }: Invocation,
): Promise<CommandResult> {
  let files = 0;
  const problems: string[] = [];
  const receipts = library.services.exports.listReceipts(null, 500);
  for (const receipt of receipts) {
    const verdict = await verifyBundle(join(folder, receipt.name));
    files += verdict.checkedFiles;
    problems.push(
      ...verdict.problems.map((problem) => `${receipt.name}: ${problemText(problem, language)}`),
    );
  }
  return {
    // Listings left out are part of the demonstration; a bundle that does not verify is not.
    ok: problems.length === 0 && receipts.length > 0,
    json: { ...exported.json, mended, verified: { bundles: receipts.length, files, problems } },
    lines: [
      ...exported.lines,
      '',
      ...problems.map((problem) => `✗ ${problem}`),
      fillWords(words.text.demoDone, { bundles: receipts.length, files }),
    ],
  };
}

function say(io: Invocation['io'], line: string): void {
  io.stderr(`${line}\n`);
}
