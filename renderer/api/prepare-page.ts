/**
 * Runs before anything else in the page (index.html loads it first) and fits the libraries to the
 * content security policy of electron/main/content-security-policy.ts.
 */

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

// The policy forbids making code from text; zod would try once and be reported. It reads this when it is loaded,
// which is later, with the first page that needs it: importing it here would cost every start.
Object.defineProperty(globalThis, '__zod_globalConfig', { value: { jitless: true } });

// Mantine writes the text of its <style> elements through innerHTML. Text that cannot open a tag is let
// through, markup is refused: nobody's product description becomes an element by accident.
const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (/<[a-z!/?]/i.test(text)) throw new TypeError('markup from text is not allowed');
    return text;
  },
});

// Read by get-nonce, through which the scroll lock of dialogs marks its <style>.
Object.defineProperty(globalThis, '__webpack_nonce__', { value: styleNonce() });

/** The mark a <style> element needs to be obeyed; new at each load of the page. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
