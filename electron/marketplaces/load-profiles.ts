import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { messagesSchema } from '../../shared/marketplace/messages.ts';
import { profileFileSchema, type ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { resolveProfile } from '../../shared/marketplace/resolve-profile.ts';
import {
  type DomainTable,
  domainTableSchema,
  type RulePack,
  rulePackSchema,
} from '../../shared/marketplace/rule-pack-schema.ts';

const MESSAGES = 'messages.json';
const revisionSchema = z.object({ revision: z.iso.date() });

/**
 * Every marketplace under resources/marketplaces, in the order of their folder names, with the shared rules put in.
 * @throws AppError 'marketplace.profile-invalid' naming the first folder or file that does not fit.
 */
export function loadProfiles(resourcesFolder: string): ProfileView[] {
  const rulesFolder = join(resourcesFolder, 'rules');
  const messages = readAs(messagesSchema, join(rulesFolder, MESSAGES));
  const parts = {
    packs: readPacks(rulesFolder),
    domainTables: readTables(join(resourcesFolder, 'domain', 'tables')),
  };
  const marketplacesFolder = join(resourcesFolder, 'marketplaces');
  return folderNames(marketplacesFolder).map((id) => {
    const file = readAs(profileFileSchema, join(marketplacesFolder, id, 'profile.json'), id);
    if (file.id !== id) throw invalid(id, `the profile calls itself "${file.id}"`);
    try {
      return { profile: resolveProfile(file, parts), messages };
    } catch (cause) {
      throw invalid(id, describe(cause), cause);
    }
  });
}

/** The newest `revision` among the profiles, or null. For display: a profile is only held against its schema by `loadProfiles`. */
export function newestRevision(resourcesFolder: string): string | null {
  const folder = join(resourcesFolder, 'marketplaces');
  const revisions = folderNames(folder).map((id) => {
    const { revision } = readAs(revisionSchema, join(folder, id, 'profile.json'), id);
    return revision;
  });
  return revisions.toSorted().at(-1) ?? null;
}

function readPacks(folder: string): Map<string, RulePack> {
  const packs = jsonFiles(folder)
    .filter((name) => name !== MESSAGES)
    .map((name) => {
      const pack = readAs(rulePackSchema, join(folder, name));
      if (`${pack.id}.json` !== name) throw invalid(name, `the pack calls itself "${pack.id}"`);
      return pack;
    });
  return new Map(packs.map((pack) => [pack.id, pack]));
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
