import type { z } from 'zod';
import { bundleChannels } from './contract-bundles.ts';
import { workbookChannels } from './contract-workbooks.ts';
import { householdChannels } from './contract-households.ts';
import { listingChannels } from './contract-listings.ts';
import { returnChannels } from './contract-returns.ts';
import { ruleChannels } from './contract-rules.ts';
import { pictureChannels } from './contract-pictures.ts';
import { marketplaceChannels } from './contract-marketplaces.ts';
import { appChannels } from './contract-app.ts';
import { checkChannels } from './contract-checks.ts';
import { editingChannels } from './contract-editing.ts';
import { formChannels } from './contract-forms.ts';
import { phoneDropChannels } from './contract-phone-drop.ts';
import { inboxChannels, listingPhotoChannels } from './contract-photos.ts';
import { studioChannels } from './contract-studio.ts';
import type { Channel } from './channels.ts';

/**
 * What each channel takes and gives. Inputs are strict and bounded: nothing unknown, nothing endless.
 * TypeScript demands an entry per name of channels.ts and a handler per entry.
 */
export const contract = {
  ...appChannels,
  ...householdChannels,
  ...listingChannels,
  ...marketplaceChannels,
  ...bundleChannels,
  ...returnChannels,
  ...ruleChannels,
  ...workbookChannels,
  ...pictureChannels,
  ...editingChannels,
  ...formChannels,
  ...checkChannels,
  ...listingPhotoChannels,
  ...inboxChannels,
  ...studioChannels,
  ...phoneDropChannels,
} as const satisfies Record<Channel, { input: z.ZodType; output: z.ZodType }>;

export type Input<Name extends Channel> = z.infer<(typeof contract)[Name]['input']>;
export type Output<Name extends Channel> = z.infer<(typeof contract)[Name]['output']>;

/** A thing's handlers: `Handlers<'households:list' | 'households:get'>`. */
export type Handlers<Names extends Channel> = {
  readonly [Name in Names]: (input: Input<Name>) => Output<Name> | Promise<Output<Name>>;
};
