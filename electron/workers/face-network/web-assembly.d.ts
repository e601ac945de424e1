/** The little of WebAssembly that is used here: its types come with a browser's, which the worker has not. */
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  const Instance: new (module: object) => { readonly exports: object };
}
