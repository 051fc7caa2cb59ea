import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app';
import { appConfig } from './app.config';

fetch('servers.json')
  .then((answer) => answer.json())
  .then((servers) => bootstrapApplication(App, appConfig(servers)))
  .catch((error) => console.error(error));
