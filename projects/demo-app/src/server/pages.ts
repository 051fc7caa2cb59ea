import { AngularNodeAppEngine, writeResponseToNodeResponse } from '@angular/ssr/node';
import type { RequestHandler } from 'express';

import { nonceOf } from './security-headers';

/** The pages of the app. Its styles get the nonce of the answer, those of the server and those that the browser adds. */
export function pages(): RequestHandler {
  const angular = new AngularNodeAppEngine();
  return async (request, response, next) => {
    const nonce = nonceOf(response);
    const page = await angular.handle(request, { nonce });
    if (!page) return next();
    await writeResponseToNodeResponse(await withNonce(page, nonce), response);
  };
}

/** Angular looks there for it in the browser. A page that only the browser draws is a file, the same for every answer. */
async function withNonce(page: Response, nonce: string): Promise<Response> {
  if (!page.headers.get('content-type')?.startsWith('text/html')) return page;
  const html = await page.text();
  return new Response(html.replace('<app-root', `<app-root ngCspNonce="${nonce}"`), page);
}
