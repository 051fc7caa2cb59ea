import { provideHttpClient } from '@angular/common/http';

import { refreshingAxios } from './axios';
import { start } from './page';

const api = refreshingAxios({ deduplicateRefresh: false });
start(provideHttpClient(), async (url) => (await api.get(url)).data);
