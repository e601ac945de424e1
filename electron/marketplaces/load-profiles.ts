import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { type Messages, messagesSchema } from '../../shared/marketplace/messages.ts';
import { type Notice, noticeSchema } from '../../shared/marketplace/notice-schema.ts';
import {
  type ProfileFile,
  profileFileSchema,
  type ProfileView,
  type Rule,
} from '../../shared/marketplace/profile-schema.ts';
import { resolveProfile } from '../../shared/marketplace/resolve-profile.ts';
import {
  type DomainTable,
  domainTableSchema,
  type RulePack,
  rulePackSchema,
} from '../../shared/marketplace/rule-pack-schema.ts';

const MESSAGES = 'messages.json';
const PROFILE = 'profile.json';
const NOTICE = 'notice.json';
/** Whose packs are believed; see signed-pack.ts. */
const NO_PACKS: ReadonlySet<string> = new Set([MESSAGES, 'pack-key.json']);

const revisionSchema = z.object({ revision: z.iso.date() });

/** What the application brings along, read and parsed, not yet put together. */
export interface ShippedRules {
  readonly files: readonly ProfileFile[];
  readonly packs: ReadonlyMap<string, RulePack>;
  readonly domainTables: ReadonlyMap<string, DomainTable>;
  readonly messages: Messages;
  /** Marketplaces that are not offered, and why. */
  readonly notices: readonly Notice[];
}

/** A rule of a library, and where it comes from. */
export interface SourcedRule {
  readonly rule: Rule;
  readonly source: ProfileFile['sources'][number];
}

/** What a library adds to it: newer packs, forms it was taught, rules made from refusals. */
export interface LibraryRules {
  /** Each takes the place of the shipped pack of its id where it is newer. */
  readonly packs: readonly RulePack[];
  readonly files: readonly ProfileFile[];
  /** By marketplace id. */
  readonly rules: ReadonlyMap<string, readonly SourcedRule[]>;
}

export const NO_LIBRARY_RULES: LibraryRules = {
  packs: [],
  files: [],
  rules: new Map(),
};

/**
 * Every marketplace under resources/marketplaces, in the order of their folder names, with the shared rules put in.
 * @throws AppError 'marketplace.profile-invalid' naming the first folder or file that does not fit.
 */
export function loadProfiles(resourcesFolder: string): ProfileView[] {
  return buildViews(readShippedRules(resourcesFolder), NO_LIBRARY_RULES);
}

/** @throws AppError 'marketplace.profile-invalid' */
export function readShippedRules(resourcesFolder: string): ShippedRules {
  const steps = readShippedSteps(resourcesFolder);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same, a file at a time: between two steps whoever runs them may see to something else.
 * @throws AppError 'marketplace.profile-invalid'
 */
export function* readShippedSteps(resourcesFolder: string): Generator<undefined, ShippedRules> {
  const rulesFolder = join(resourcesFolder, 'rules');
  const marketplacesFolder = join(resourcesFolder, 'marketplaces');
  const ids = folderNames(marketplacesFolder);
  const files: ProfileFile[] = [];
  const notices: Notice[] = [];
  const packs = new Map<string, RulePack>();
  const messages = readAs(messagesSchema, join(rulesFolder, MESSAGES));
  yield;
  for (const name of jsonFiles(rulesFolder)) {
    if (NO_PACKS.has(name)) continue;
    const pack = readAs(rulePackSchema, join(rulesFolder, name));
    if (`${pack.id}.json` !== name) throw invalid(name, `the pack calls itself "${pack.id}"`);
    packs.set(name.slice(0, -'.json'.length), pack);
    yield;
  }
  const domainTables = readTables(join(resourcesFolder, 'domain', 'tables'));
  yield;
  for (const id of ids) {
    const notice = join(marketplacesFolder, id, NOTICE);
    if (existsSync(notice)) notices.push(checkId(id, readAs(noticeSchema, notice, id)));
    else {
      const file = join(marketplacesFolder, id, PROFILE);
      files.push(checkId(id, readAs(profileFileSchema, file, id)));
    }
    yield;
  }
  return { messages, packs, domainTables, files, notices };
}

/**
 * Profiles ready for checking and mapping: the shipped ones in their order, then those of the library.
 * @throws AppError 'marketplace.profile-invalid'
 */
export function buildViews(shipped: ShippedRules, added: LibraryRules): ProfileView[] {
  const packs = new Map([
    ...shipped.packs,
    // A newer version of the application may bring a later edition than the one that was once imported.
    ...added.packs
      .filter((pack) => pack.revision > (shipped.packs.get(pack.id)?.revision ?? ''))
      .map((pack): [string, RulePack] => [pack.id, pack]),
  ]);
  const messages: Messages = {
    fields: shipped.messages.fields,
    rules: {
      ...shipped.messages.rules,
      ...Object.fromEntries([...packs.values()].flatMap((pack) => Object.entries(pack.messages))),
    },
  };
  const parts = { packs, domainTables: shipped.domainTables };
  return [...shipped.files, ...added.files].map((file) => {
    const own = added.rules.get(file.id) ?? [];
    try {
      const whole = {
        ...file,
        rules: [...file.rules, ...own.map(({ rule }) => rule)],
        sources: [...file.sources, ...sourcesOf(own)],
      };
      return { profile: resolveProfile(whole, parts), messages };
    } catch (cause) {
      throw invalid(file.id, describe(cause), cause);
    }
  });
}

/** Several rules may come from one result file. */
function sourcesOf(rules: readonly SourcedRule[]): SourcedRule['source'][] {
  return [...new Map(rules.map(({ source }) => [source.id, source])).values()];
}

function checkId<File extends { readonly id: string }>(folder: string, file: File): File {
  if (file.id !== folder) throw invalid(folder, `the file calls itself "${file.id}"`);
  return file;
}

/** The newest `revision` among the profiles, or null. For display: a profile is only held against its schema by `loadProfiles`. */
export function newestRevision(resourcesFolder: string): string | null {
  const folder = join(resourcesFolder, 'marketplaces');
  const revisions = folderNames(folder)
    .filter((id) => existsSync(join(folder, id, PROFILE)))
    .map((id) => readAs(revisionSchema, join(folder, id, PROFILE), id).revision);
  return revisions.toSorted().at(-1) ?? null;
}

function readTables(folder: string): Map<string, DomainTable> {
  return new Map(
    jsonFiles(folder).map((name) => [
      basename(name, '.json'),
      readAs(domainTableSchema, join(folder, name)),
    ]),
  );
}

function readAs<Value>(schema: z.ZodType<Value>, path: string, id = basename(path)): Value {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw invalid(id, describe(cause), cause);
  }
}

function folderNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
}

function invalid(id: string, detail: string, cause?: unknown): AppError {
  return new AppError('marketplace.profile-invalid', { id, detail }, { cause });
}

function describe(cause: unknown): string {
  if (cause instanceof z.ZodError) return z.prettifyError(cause);
  return cause instanceof Error ? cause.message : String(cause);
}
