import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The dev server injects scripts and opens a socket of its own; its pages go without a content security policy. */
export function securityHeaders(production: boolean): RequestHandler {
  return helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: production && {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Angular adds the styles of components as <style> elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}
