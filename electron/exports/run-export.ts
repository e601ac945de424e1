import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { localDay } from '../listings/local-day.ts';
import type { Answers } from './answers.ts';
import type { BundleTools } from './bundle-pictures.ts';
import { bundleStyle } from './bundle-style.ts';
import type { BundlePlan } from './bundle-plan.ts';
import type { BundleRecord } from './bundle-repository.ts';
import { writeBundle } from './bundle-writer.ts';
import type { FittedWorkbook } from './fitted-workbook.ts';
import { keepReceipt } from './keep-receipt.ts';
import { readyDisks, withMissingRoom } from './ready-disks.ts';
import type { BlockedListing } from './preflight.ts';
import {
  mapAgain,
  prepare,
  prepareAgain,
  type ExportItem,
  type PictureSource,
  type Prepared,
  type PrepareParts,
} from './prepare-bundle.ts';

export interface ExportOrder {
  readonly items: readonly ExportItem[];
  readonly format: 'zip' | 'folder';
  /** A base already normalised. */
  readonly pictures: PictureSource;
  readonly answers: Answers;
  readonly destinationFolder: string;
  /** YYYY-MM-DD. */
  readonly uploadDay: string;
  /** By marketplace id, for those that want the shop's own workbook filled. */
  readonly workbooks: ReadonlyMap<string, FittedWorkbook>;
}

export type ExportStep = 'packing' | 'checking-bundle';

export interface ExportWatch {
  readonly signal?: AbortSignal | undefined;
  /** Pictures done of all pictures; `index` of `total` bundles. */
  readonly progress?: (
    step: ExportStep,
    params: { household: string; marketplace: string; index: number; total: number },
    done: number,
    of: number,
  ) => void;
}

/** What became of one household at one marketplace. */
export interface ExportOutcome {
  readonly item: ExportItem;
  readonly householdName: string;
  readonly marketplaceName: string;
  /** Null: no listing was ready. */
  readonly bundle: (BundleRecord & { readonly checkedFiles: number }) | null;
  readonly blocked: readonly BlockedListing[];
  /** Pictures in the bundle for which the list of addresses had none. */
  readonly pictureGaps: readonly string[];
}

export interface RunExportParts extends PrepareParts {
  readonly tools: BundleTools;
  readonly appVersion: string;
}

/**
 * Makes the bundles one after the other. Each is complete and receipted before the next begins, so an error or a
 * stop loses only the one under way.
 * @throws AppError 'household.no-consent' | 'export.nothing-to-export' | 'disk.full' | 'export.destination-gone' |
 * 'export.verification-failed'…; the signal's reason after a stop.
 */
export async function runExport(
  parts: RunExportParts,
  order: ExportOrder,
  watch: ExportWatch = {},
): Promise<ExportOutcome[]> {
  const { context } = parts;
  const prepared: Prepared[] = [];
  for (const item of order.items) {
    watch.signal?.throwIfAborted();
    const workbook = order.workbooks.get(item.marketplaceId) ?? null;
    const { answers, pictures: source, uploadDay } = order;
    prepared.push(prepare(parts, item, { source, answers, workbook, uploadDay }));
    await breathe();
  }
  if (prepared.every((one) => one.ready.length === 0))
    throw new AppError('export.nothing-to-export', {});
  const coming = {
    now: context.now(),
    pictures: prepared.map((one) => countPictures([one])),
  };
  await readyDisks(context.paths.staging, order.destinationFolder, coming);
  try {
    return await packAll(parts, order, watch, prepared);
  } catch (error) {
    throw await withMissingRoom(context.paths.staging, order.destinationFolder, coming, error);
  }
}

async function packAll(
  parts: RunExportParts,
  order: ExportOrder,
  watch: ExportWatch,
  prepared: readonly Prepared[],
): Promise<ExportOutcome[]> {
  const { context } = parts;
  const totals = {
    bundles: prepared.filter((one) => one.ready.length > 0).length,
    pictures: countPictures(prepared),
  };
  const styles = {
    style: bundleStyle(context.resourcesFolder, 'bundle-page.css'),
    finishStyle: bundleStyle(context.resourcesFolder, 'finish-page.css'),
  };
  const outcomes: ExportOutcome[] = [];
  let pictures = 0;
  let index = 0;
  for (const one of prepared) {
    watch.signal?.throwIfAborted();
    const names = { householdName: one.household.name, marketplaceName: one.view.profile.name };
    if (one.ready.length === 0) {
      outcomes.push({
        item: one.item,
        ...names,
        bundle: null,
        blocked: one.blocked,
        pictureGaps: [],
      });
      continue;
    }
    index += 1;
    const params = {
      household: names.householdName,
      marketplace: names.marketplaceName,
      index,
      total: totals.bundles,
    };
    const tell = (step: ExportStep) => watch.progress?.(step, params, pictures, totals.pictures);
    tell('packing');
    const fresh = prepareAgain(parts, one);
    if (fresh.ready.length === 0) {
      outcomes.push({
        item: one.item,
        ...names,
        bundle: null,
        blocked: fresh.blocked,
        pictureGaps: [],
      });
      continue;
    }
    const plan = toPlan(parts, fresh, styles);
    const written = await writeBundle(plan, parts.tools, {
      format: order.format,
      destinationFolder: order.destinationFolder,
      stagingFolder: context.paths.staging,
      mapAgain: () => mapAgain(parts, fresh),
      signal: watch.signal,
      onPicture: () => {
        pictures += 1;
        tell('packing');
      },
      onChecking: () => tell('checking-bundle'),
    });
    const record = await keepReceipt(
      context,
      plan,
      written,
      parts.marketplaces.byId(one.item.marketplaceId).profile,
      order,
    );
    outcomes.push({
      item: one.item,
      ...names,
      bundle: { ...record, householdName: names.householdName, checkedFiles: written.checkedFiles },
      blocked: fresh.blocked,
      pictureGaps: fresh.mapped.products.flatMap((product) => product.pictureGaps),
    });
  }
  return outcomes;
}

function toPlan(
  parts: RunExportParts,
  one: Prepared,
  styles: Pick<BundlePlan, 'style' | 'finishStyle'>,
): BundlePlan {
  const { household, view } = one;
  const now = parts.context.now();
  return {
    bundleId: parts.context.newId(),
    createdAt: now.toISOString(),
    day: localDay(now),
    uploadDay: one.uploadDay,
    appVersion: parts.appVersion,
    profile: view.profile,
    household: {
      id: household.id,
      name: household.name,
      phone: household.phone,
      place: [household.hamlet, household.communeName, household.provinceName]
        .filter(Boolean)
        .join(', '),
    },
    listings: one.ready,
    mapped: one.mapped,
    pictures: one.pictures,
    answers: one.answers,
    workbook: one.workbook,
    guide: parts.marketplaces.guide(view.profile.id, 'vi'),
    ...styles,
  };
}

function countPictures(prepared: readonly Prepared[]): number {
  return prepared.reduce(
    (sum, one) =>
      sum +
      one.mapped.products.reduce((pictures, product) => pictures + product.pictures.length, 0),
    0,
  );
}
