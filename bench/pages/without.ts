// The app whose size the others are compared with.
import { provideHttpClient } from '@angular/common/http';

import { start } from './page';

start(provideHttpClient());
