import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { OAuthService } from 'angular-oauth2-oidc';

import { runningApp } from '../../projects/token-refresh/src/test/start-app';
import { call, settle, stopApp, tokenOf, unauthorized } from '../test/start-recipe';
import { after, before, takeOver } from './from-angular-oauth2-oidc';

const API = 'https://api.example.com/orders';

describe('moving from angular-oauth2-oidc', () => {
  beforeEach(() => {
    // What it keeps of somebody who is signed in.
    sessionStorage.setItem('access_token', 'access-1');
    sessionStorage.setItem('refresh_token', 'refresh-1');
    sessionStorage.setItem('access_token_stored_at', String(Date.now()));
    sessionStorage.setItem('expires_at', String(Date.now() + 300_000));
  });
  afterEach(stopApp);

  const start = ({ providers }: typeof after) =>
    TestBed.configureTestingModule({ providers: [...providers, provideHttpClientTesting()] });

  it('before: sends the token, and a 401 is the caller’s, whatever the timer does', () => {
    start(before);
    const wire = TestBed.inject(HttpTestingController);
    const orders = call(TestBed.inject(HttpClient).get(API));
    const request = wire.expectOne(API);
    expect(tokenOf(request)).toBe('Bearer access-1');
    unauthorized(request);
    expect(orders.error).toMatchObject({ status: 401 });
    wire.expectNone('https://id.example.com/token');
  });

  it('after: takes the session over, and renews when the API says so', async () => {
    start(after);
    const app = runningApp();
    takeOver(TestBed.inject(OAuthService), app.service);
    expect(sessionStorage.getItem('refresh_token')).toBeNull();
    expect(app.session().tokens.lifetime).toBeGreaterThan(0);

    const orders = app.get(API);
    const request = app.sent(API);
    expect(tokenOf(request)).toBe('Bearer access-1');
    unauthorized(request);
    const renewal = app.sent('https://id.example.com/token');
    expect(renewal.request.body.get('refresh_token')).toBe('refresh-1');
    renewal.flush({ access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 300 });
    await settle();
    const again = app.sent(API);
    expect(tokenOf(again)).toBe('Bearer access-2');
    again.flush(['a lamp']);
    expect(orders.values).toEqual([['a lamp']]);
  });

  it('after: takes nothing over where nobody is signed in', () => {
    sessionStorage.clear();
    start(after);
    const app = runningApp();
    takeOver(TestBed.inject(OAuthService), app.service);
    expect(app.service.signedIn()).toBe(false);
  });
});
