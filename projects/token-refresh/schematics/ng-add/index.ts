import type { Rule, SchematicContext } from '@angular-devkit/schematics';
import { addRootProvider } from '@schematics/angular/utility';

import { findApp } from './app';
import { appProviders } from './app-providers';
import { edit } from './edit';
import { httpClientUses } from './http-client-uses';
import { hasLoginRoute } from './login-route';
import { plan } from './plan';
import { projectFiles } from './project-files';
import { optionsOf, settingsFrom } from './settings';
import { Sources } from './sources';

interface Answers {
  readonly project?: string;
  readonly refreshUrl?: string;
  readonly loginUrl?: string;
}

/** `ng add ngx-token-refresh` */
export default function ngAdd(answers: Answers): Rule {
  return async (tree, { logger }) => {
    const settings = settingsFrom(answers);
    const app = await findApp(tree, answers.project);
    const files = projectFiles(tree, app.folder);
    const sources = new Sources(tree);
    const todo = plan(sources, appProviders(sources, app.main), httpClientUses(sources, files), settings);
    if (todo.kind === 'by hand') return logger.warn(todo.why);
    if (todo.kind === 'done')
      return logger.info(`ngx-token-refresh is set up already (${todo.at}): nothing was changed.`);

    tellNext(
      logger,
      settings.loginUrl === false || hasLoginRoute(sources, files, settings.loginUrl) ? '' : settings.loginUrl,
    );
    if (todo.kind === 'edit') return edit(tree, todo.file, todo.edits);
    const options = optionsOf(settings, "'", false).join(', ');
    return addRootProvider(
      app.name,
      ({ code, external }) =>
        code`${external('provideTokenRefresh', 'ngx-token-refresh')}(${options && `{ ${options} }`})`,
    );
  };
}

function tellNext(logger: SchematicContext['logger'], missing: string): void {
  logger.info(
    'ngx-token-refresh: hand the answer of your login request to TokenService.signIn(), and the app is set up.',
  );
  if (!missing) return;
  logger.warn(
    `ngx-token-refresh: no route with the path of the login page, ${missing}, was found. When the session ends the router goes there: add a route such as { path: '${missing.slice(1)}', component: … }, or set the option loginUrl.`,
  );
}
