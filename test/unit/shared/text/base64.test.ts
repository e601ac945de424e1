import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes } from '../../../../shared/text/base64.ts';

it('gives back any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(base64Bytes(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }),
  );
});
