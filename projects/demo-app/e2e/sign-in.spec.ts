import { recordNavigations, toLogin } from './navigations';
import { enter, expectDashboard, expectGate, openLogin, signIn, type Kind } from './sign-in';
import { expect, test } from './test';

test.describe('signing in', () => {
  for (const kind of ['tokens', 'cookies', 'memory'] as const satisfies readonly Kind[]) {
    test(`leads to the page that was asked for (${kind})`, async ({ page }) => {
      await signIn(page, kind);
      await expect(page).toHaveURL('/dashboard');
      await expect(page.getByTestId('person')).toHaveText('Ada Lovelace');
    });

    test(`lasts over a reload, without a glimpse of the login page (${kind})`, async ({ page }) => {
      await signIn(page, kind);
      const navigations = recordNavigations(page);
      await page.reload();
      await expectDashboard(page);
      expect(navigations).toEqual(['/dashboard']);
    });

    test(`ends with signing out (${kind})`, async ({ page }) => {
      await signIn(page, kind);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL('/login');
      await page.goto('/notes');
      await expect(page).toHaveURL('/login?returnUrl=%2Fnotes');
    });
  }

  test('leads to the gate, from where every page is a click away', async ({ page }) => {
    await page.goto('/login');
    await enter(page);
    await expectGate(page);
    for (const name of ['Dashboard', 'Notes', 'Profile']) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page).toHaveURL(`/${name.toLowerCase()}`);
    }
    await page.getByRole('link', { name: 'The gate', exact: true }).click();
    await expect(page).toHaveURL('/');
    await expectGate(page);
  });

  test('takes one click, as Ada', async ({ page }) => {
    await page.goto('/login?returnUrl=%2Fdashboard');
    await page.getByRole('button', { name: 'Try as Ada' }).click();
    await expectDashboard(page);
    await expect(page.getByTestId('person')).toHaveText('Ada Lovelace');
  });

  test('says what is wrong with a wrong password', async ({ page }) => {
    await openLogin(page, 'tokens');
    await enter(page, { name: 'ada', password: 'byron' });
    await expect(page.getByTestId('login-failure')).toHaveText('That name and password do not belong together.');
    await expect(page).toHaveURL('/login?returnUrl=%2Fdashboard');
  });

  test.describe(() => {
    test.use({ refusals: [401, 429] });
    test('says so when there were too many attempts', async ({ page }) => {
      await openLogin(page, 'tokens');
      await page.route('**/api/sign-in', (route) => route.fulfill({ status: 429, json: { statusCode: 429 } }));
      await enter(page);
      await expect(page.getByTestId('login-failure')).toContainText('Too many attempts');
    });
  });

  test('asks for what is missing', async ({ page }) => {
    await openLogin(page, 'tokens');
    await enter(page, { name: '', password: '' });
    await expect(page.getByText('Who are you?')).toBeVisible();
    await expect(page.getByText('The password is missing.')).toBeVisible();
  });

  test('comes first for a deep link, which it leads back to', async ({ page }) => {
    const navigations = recordNavigations(page);
    await page.goto('/profile?from=mail');
    await expect(page).toHaveURL('/login?returnUrl=%2Fprofile%3Ffrom%3Dmail');
    await enter(page);
    await expect(page).toHaveURL('/profile?from=mail');
    await expect(page.getByLabel('E-mail')).toHaveValue('ada@gatehouse.example');
    expect(toLogin(navigations)).toHaveLength(1);
  });

  test('is not asked of somebody who has signed in', async ({ page }) => {
    await signIn(page);
    await page.goto('/login?returnUrl=%2Fnotes');
    await expect(page).toHaveURL('/notes');
  });
});
