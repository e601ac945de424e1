/**
 * What our page may do. Nothing comes from outside: scripts are our files, pictures are our files and the
 * library's photos, and there is no connection, frame, form target or plug-in.
 *
 * Styles: our files, and <style> elements that carry this load's nonce (Mantine writes its colour variables
 * that way). `style` attributes in markup stay forbidden: React sets styles through the object model, which
 * the policy does not touch. Trusted Types: renderer/api/prepare-page.ts holds the one policy allowed.
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' photo: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
