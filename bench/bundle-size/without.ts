import { provideHttpClient } from '@angular/common/http';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';

import { App, routes } from './app';

bootstrapApplication(App, { providers: [provideRouter(routes), provideHttpClient()] });
