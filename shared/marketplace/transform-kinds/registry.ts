import type { TransformKind } from '../transform-kind.ts';
import { answerKinds } from './answer-kinds.ts';
import { listKinds } from './list-kinds.ts';
import { numberKinds } from './number-kinds.ts';
import { pairKinds } from './pair-kinds.ts';
import { pictureKinds } from './picture-kinds.ts';
import { sourceKinds } from './source-kinds.ts';
import { textKinds } from './text-kinds.ts';

/** Every transform kind there is. A kind that no profile uses fails a test. */
export const transformKinds: readonly TransformKind[] = [
  ...sourceKinds,
  ...textKinds,
  ...numberKinds,
  ...listKinds,
  ...pictureKinds,
  ...pairKinds,
  ...answerKinds,
];

export const transformKindByName: ReadonlyMap<string, TransformKind> = new Map(
  transformKinds.map((one) => [one.kind, one]),
);
