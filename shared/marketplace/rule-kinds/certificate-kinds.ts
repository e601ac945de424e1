import { z } from 'zod';
import { formatDay } from '../../text/format-day.ts';
import { type Certificate, certificateKindSchema } from '../../domain/certificate.ts';
import { certificateState } from '../certificate-state.ts';
import type { ListingSubject } from '../listing-subject.ts';
import { defineRuleKind, type Finding, type RuleSurroundings } from '../rule-kind.ts';

const kindsSchema = z.array(certificateKindSchema).min(1);
/** Months a certificate holds from its first day, where no last day was typed. */
const monthsSchema = z.partialRecord(certificateKindSchema, z.number().int().min(1).max(120));

export const certificateKinds = [
  /** Goods of these sets are sold with at least one of these papers, still in force. */
  defineRuleKind({
    kind: 'certificate-required-for-set',
    params: z.strictObject({
      sets: z.array(z.number().int().min(1).max(26)).min(1),
      anyOf: kindsSchema,
      months: monthsSchema,
    }),
    fields: ['certificates'],
    placeholders: ['set'],
    prepare:
      (_, { sets, anyOf, months }) =>
      ({ listing }, today) => {
        if (listing.ocopSet === null || !sets.includes(listing.ocopSet)) return [];
        const isCovered = listing.certificates.some(
          (one) =>
            anyOf.includes(one.kind) && certificateState(one, today, months).kind !== 'expired',
        );
        return isCovered
          ? []
          : [{ field: 'certificates', params: { set: listing.ocopSet }, fix: null }];
      },
  }),
  /** Number, issuer or first day missing: the paper cannot be shown to anybody. */
  defineRuleKind({
    kind: 'certificate-complete',
    params: z.strictObject({
      kinds: kindsSchema,
      need: z.array(z.enum(['number', 'issuer', 'issuedOn', 'stars'])).min(1),
    }),
    fields: ['certificates'],
    placeholders: ['certificate'],
    prepare:
      (_, { kinds, need }, surroundings) =>
      (subject) =>
        eachCertificate(subject, surroundings, (one) =>
          kinds.includes(one.kind) && need.some((field) => one[field] === '' || one[field] === null)
            ? {}
            : null,
        ),
  }),
  defineRuleKind({
    kind: 'certificate-expired',
    params: z.strictObject({ months: monthsSchema }),
    fields: ['certificates'],
    placeholders: ['certificate', 'day'],
    prepare:
      (_, { months }, surroundings) =>
      (subject, today) =>
        eachCertificate(subject, surroundings, (one) => {
          const state = certificateState(one, today, months);
          return state.kind === 'expired' ? { day: formatDay(state.lastDay) } : null;
        }),
  }),
  defineRuleKind({
    kind: 'certificate-ending',
    params: z.strictObject({ months: monthsSchema, withinDays: z.number().int().min(1).max(365) }),
    fields: ['certificates'],
    placeholders: ['certificate', 'day', 'days'],
    prepare:
      (_, { months, withinDays }, surroundings) =>
      (subject, today) =>
        eachCertificate(subject, surroundings, (one) => {
          const state = certificateState(one, today, months);
          return state.kind === 'valid' && state.daysLeft !== null && state.daysLeft <= withinDays
            ? { day: formatDay(state.lastDay), days: state.daysLeft }
            : null;
        }),
  }),
];

function eachCertificate(
  { listing }: ListingSubject,
  surroundings: RuleSurroundings,
  look: (certificate: Certificate) => Record<string, string | number> | null,
): Finding[] {
  return listing.certificates.flatMap((one): Finding[] => {
    const params = look(one);
    if (params === null) return [];
    const certificate = surroundings.fieldLabel(`certificate-${one.kind}`);
    return [{ field: 'certificates', params, words: { certificate }, fix: null }];
  });
}
