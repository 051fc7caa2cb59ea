import { provideTokenRefresh } from 'ngx-token-refresh';

import { start } from './page';

start(provideTokenRefresh({ apiUrls: ['/api'] }));
