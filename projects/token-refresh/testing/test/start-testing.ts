import { HttpClient, type HttpFeature, type HttpFeatureKind } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TokenService } from 'ngx-token-refresh';
import {
  provideTokenRefreshTesting,
  RefreshTestingController,
  type TokenRefreshTestingOptions,
} from 'ngx-token-refresh/testing';

@Component({ template: '' })
class Page {}

/** An app as a test of an app's own would start it. */
export function startTesting(options?: TokenRefreshTestingOptions, ...features: HttpFeature<HttpFeatureKind>[]) {
  return startWith([provideTokenRefreshTesting(options, ...features)]);
}

export function startWith(providers: NonNullable<Parameters<typeof TestBed.configureTestingModule>[0]['providers']>) {
  TestBed.configureTestingModule({
    providers: [provideRouter([{ path: '**', component: Page }]), ...providers, provideHttpClientTesting()],
  });
  const service = TestBed.inject(TokenService);
  const http = TestBed.inject(HttpClient);
  const wire = TestBed.inject(HttpTestingController);
  return {
    service,
    wire,
    refresh: TestBed.inject(RefreshTestingController),
    router: TestBed.inject(Router),
    /** A GET, and what becomes of it. */
    get(url = '/api/orders') {
      const seen: { body?: unknown; error?: any } = {};
      http.get(url).subscribe({ next: (body) => (seen.body = body), error: (error) => (seen.error = error) });
      return seen;
    },
  };
}

/** The end of a test, in its middle. */
export function endApp(): void {
  TestBed.inject(HttpTestingController).verify();
  TestBed.resetTestingModule();
}
