let ofDocument: string | undefined;

/**
 * The nonce of the document: in the browser that of the response the page was loaded with, which stays in force when the pages that follow
 * come with others.
 */
export function documentNonce(ofResponse: string | undefined): string | undefined {
  if (typeof document === 'undefined') return ofResponse;
  if (ofDocument === undefined) {
    ofDocument = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    // Where the style elements of the scroll lock look for it.
    Object.assign(globalThis, { __webpack_nonce__: ofDocument });
  }
  return ofDocument;
}
