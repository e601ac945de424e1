import type { RuleKind } from '../rule-kind.ts';
import { certificateKinds } from './certificate-kinds.ts';
import { claimKinds } from './claim-kinds.ts';
import { lengthKinds } from './length-kinds.ts';
import { lawKinds } from './law-kinds.ts';
import { numberKinds } from './number-kinds.ts';
import { pictureKinds } from './picture-kinds.ts';
import { reportedKinds } from './reported-kinds.ts';
import { requiredKinds } from './required-kinds.ts';
import { shapeKinds } from './shape-kinds.ts';
import { skuKinds } from './sku-kinds.ts';
import { tidyKinds } from './tidy-kinds.ts';
import { variantKinds } from './variant-kinds.ts';

/** Every rule kind there is. A kind that no profile uses fails a test, except those only a library makes. */
export const ruleKinds: readonly RuleKind[] = [
  ...requiredKinds,
  ...lengthKinds,
  ...numberKinds,
  ...shapeKinds,
  ...tidyKinds,
  ...skuKinds,
  ...variantKinds,
  ...pictureKinds,
  ...lawKinds,
  ...certificateKinds,
  ...claimKinds,
  ...reportedKinds,
];

export const ruleKindByName: ReadonlyMap<string, RuleKind> = new Map(
  ruleKinds.map((one) => [one.kind, one]),
);
