import { randomBytes } from 'node:crypto';

import { Router, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';

/** The dev server injects scripts and opens a socket of its own; its pages go without a content security policy. */
export function securityHeaders(production: boolean): RequestHandler {
  const directives = {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    // Angular adds the styles of components as <style> elements: those of this answer know its nonce.
    styleSrc: ["'self'", (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    // Text never becomes a script, in innerHTML or elsewhere. No policy makes exceptions: this app needs none.
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  };
  return Router().use(
    chooseNonce,
    helmet({
      strictTransportSecurity: false,
      contentSecurityPolicy: production && { useDefaults: false, directives },
    }),
  );
}

/** What tells the styles of this answer from those that somebody else wrote into it. */
export function nonceOf(response: Response): string {
  return response.locals['nonce'] as string;
}

const chooseNonce: RequestHandler = (_request, response, next) => {
  response.locals['nonce'] = randomBytes(16).toString('base64url');
  next();
};
