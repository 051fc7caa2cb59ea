import { join } from 'node:path';

import { createNodeRequestHandler, isMainModule } from '@angular/ssr/node';
import compression from 'compression';
import express, { type Request, type RequestHandler, type Response } from 'express';

import { DEMO_PERSON } from './demo-person';
import { api } from './server/api';
import { openDatabase } from './server/database';
import { pages } from './server/pages';
import { securityHeaders } from './server/security-headers';
import { settings } from './server/settings';
import { rememberVisits } from './server/visits';

/** In `ng serve` it is the dev server that listens, and asks `reqHandler`. */
const production = isMainModule(import.meta.url);

const app = express();
app.disable('x-powered-by');
app.use(securityHeaders(production));
if (production) {
  const browser = join(import.meta.dirname, '../browser');
  app.use(
    compression({ filter: isOfTheApp }),
    express.static(browser, { maxAge: '1h', index: false, redirect: false }),
  );
}
app.use(rememberVisits());
app.use('/api', production ? openApi() : onFirstRequest(openApi));
app.use(pages());

if (production) {
  app.listen(settings.port, (error) => {
    if (error) throw error;
    console.log(`Gatehouse is open: http://localhost:${settings.port}`);
    console.log(`Sign in as ${DEMO_PERSON.name} with the password ${DEMO_PERSON.password}`);
  });
}

/** The API's answers are small, and some are cut on purpose at a length that was promised. */
function isOfTheApp(request: Request, response: Response): boolean {
  return !request.originalUrl.startsWith('/api/') && compression.filter(request, response);
}

function openApi(): RequestHandler {
  return api(openDatabase(settings.databaseFile));
}

/** A build imports this file too, and needs no database. */
function onFirstRequest(make: () => RequestHandler): RequestHandler {
  let handler: RequestHandler | undefined;
  return (request, response, next) => (handler ??= make())(request, response, next);
}

export const reqHandler = createNodeRequestHandler(app);
