import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideTokenRefresh } from 'ngx-token-refresh';

import { App, routes } from './app';

bootstrapApplication(App, { providers: [provideRouter(routes), provideTokenRefresh({ apiUrls: ['/api'] })] });
