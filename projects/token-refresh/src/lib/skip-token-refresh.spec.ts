import { HttpContext } from '@angular/common/http';

import { SKIP_TOKEN_REFRESH } from '../public-api';

describe('SKIP_TOKEN_REFRESH', () => {
  it('reads as false in a request that says nothing', () => {
    expect(new HttpContext().get(SKIP_TOKEN_REFRESH)).toBe(false);
  });
});
