import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';

import { cell } from './cell';

/** Lives: it shows what the server answers when the router has come here by itself. */
@Component({
  selector: 'app-login-page',
  // eslint-disable-next-line @angular-eslint/prefer-on-push-component-change-detection -- so that zone.js alone can show something
  changeDetection: ChangeDetectionStrategy.Default,
  template: `<h1>Login</h1>
    <p id="news">{{ news() }}</p>`,
})
export class LoginPage {
  protected readonly news = cell('');

  constructor() {
    inject(HttpClient)
      .get<{ text: string }>('/api/news')
      .subscribe(({ text }) => this.news.set(text));
  }
}
