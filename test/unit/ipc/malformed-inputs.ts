import fc from 'fast-check';
import type { Channel } from '../../../shared/ipc/channels.ts';
import { channelsWithOptionalKeys, validInputs } from './valid-inputs.ts';

type Step = string | number;

/** Longer than any text the contract takes, and than any list. */
const HUGE_LENGTH = 200_001;

/**
 * Values that no schema of the contract takes at any place: not an object with a known key, not an array of
 * something, no number it would compare, no text of bearable length.
 */
const neverRight: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -1.5, undefined, 10n ** 40n),
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => text[0]?.repeat(HUGE_LENGTH)),
  fc.string().map((text) => ({ [`\u0000${text}`]: text })),
  fc.array(fc.anything(), { maxLength: 3 }).map((list) => [[list]]),
  fc.date().map((date) => date),
  fc.string().map((text) => new Map([[text, text]])),
  fc.string().map((text) => ({ __proto__: null, toString: text })),
);

const wrongWhole: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, Number.NaN, 0, '', '{}', []),
  fc.string(),
  fc.double(),
  fc.bigInt(),
  fc.array(fc.anything(), { maxLength: 4 }),
  fc.uint8Array(),
  fc.string({ minLength: 1, maxLength: 1 }).map((text) => text.repeat(HUGE_LENGTH)),
);

const unknownKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '0'),
  fc.string().map((text) => `\u0000${text}`),
);

/** Inputs the contract must refuse: the valid one of this channel, broken in one place, or something else entirely. */
export function malformedInputs(channel: Channel): fc.Arbitrary<unknown> {
  const valid: unknown = validInputs[channel];
  const places = [...allPlaces(valid)];
  const objects = places.filter((place) => isPlainObject(at(valid, place)));
  const inner = places.filter((place) => place.length > 0);
  const ways: fc.Arbitrary<unknown>[] = [
    wrongWhole,
    fc
      .tuple(fc.constantFrom(...objects), unknownKey, fc.anything())
      .map(([place, key, value]) =>
        changed(valid, place, (object) => withOwnKey(object, key, value)),
      ),
  ];
  if (inner.length > 0) {
    ways.push(
      fc
        .tuple(fc.constantFrom(...inner), neverRight)
        // In a settings patch a key that is undefined is a key that is absent.
        .filter(([, value]) => value !== undefined || !channelsWithOptionalKeys.has(channel))
        .map(([place, value]) => changed(valid, place, () => value)),
    );
  }
  const required = channelsWithOptionalKeys.has(channel)
    ? []
    : inner.filter((place) => typeof place.at(-1) === 'string');
  if (required.length > 0) {
    ways.push(fc.constantFrom(...required).map((place) => without(valid, place)));
  }
  return fc.oneof(...ways);
}

function* allPlaces(value: unknown, place: readonly Step[] = []): Generator<readonly Step[]> {
  yield place;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* allPlaces(item, [...place, index]);
  } else if (isPlainObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* allPlaces(item, [...place, key]);
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function at(value: unknown, place: readonly Step[]): unknown {
  return place.reduce<unknown>((inside, step) => Reflect.get(Object(inside), step), value);
}

function changed(
  whole: unknown,
  place: readonly Step[],
  change: (value: unknown) => unknown,
): unknown {
  const copy: unknown = structuredClone(whole);
  const last = place.at(-1);
  if (last === undefined) return change(copy);
  const holder = at(copy, place.slice(0, -1));
  Reflect.set(Object(holder), last, change(at(copy, place)));
  return copy;
}

function without(whole: unknown, place: readonly Step[]): unknown {
  const copy: unknown = structuredClone(whole);
  const holder = at(copy, place.slice(0, -1));
  if (isPlainObject(holder)) delete holder[place.at(-1) ?? ''];
  return copy;
}

/** Adds the key as the object's own, as a message from another process carries it: also `__proto__`. */
function withOwnKey(object: unknown, key: string, value: unknown): unknown {
  return Object.defineProperty(Object(object), key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
