// No library: the token is always good, and sent with every request.
import { provideHttpClient, withInterceptors } from '@angular/common/http';

import { start } from './page';

start(
  provideHttpClient(
    withInterceptors([
      (request, next) =>
        next(request.clone({ setHeaders: { Authorization: `Bearer ${localStorage.getItem('accessToken')}` } })),
    ]),
  ),
);
