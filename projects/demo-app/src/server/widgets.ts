import type { Widget, WidgetName } from '../app/widget';
import type { Database } from './database';

type Content = Omit<Widget, 'name'>;
type Row = Record<string, string | number>;

/** What the dashboard shows: each piece a query of its own. */
export function widgets(database: Database): Record<WidgetName, () => Content> {
  const rows = (sql: string) => database.prepare(sql).all() as Row[];
  const one = (sql: string) => Number(Object.values(rows(sql)[0] ?? {})[0] ?? 0);
  const series = (sql: string) => rows(sql).map((row) => Number(row['value']));
  const byLabel = (sql: string, format: (value: number) => string) =>
    rows(sql).map((row) => ({ label: String(row['label']), value: format(Number(row['value'])) }));

  return {
    revenue: () => ({
      title: 'Revenue, 30 days',
      value: euros(one('SELECT SUM(cents) FROM sales')),
      series: series('SELECT SUM(cents) AS value FROM sales GROUP BY days_ago ORDER BY days_ago DESC'),
    }),
    orders: () => ({
      title: 'Orders, 30 days',
      value: count(one('SELECT COUNT(*) FROM sales')),
      series: series('SELECT COUNT(*) AS value FROM sales GROUP BY days_ago ORDER BY days_ago DESC'),
    }),
    visitors: () => ({
      title: 'Visitors, 30 days',
      value: count(one('SELECT SUM(count) FROM visitors')),
      series: series('SELECT count AS value FROM visitors ORDER BY days_ago DESC'),
    }),
    conversion: () => ({
      title: 'Conversion',
      value: percent(one('SELECT (SELECT COUNT(*) FROM sales) * 1.0 / SUM(count) FROM visitors')),
      hint: 'Orders for each visitor',
    }),
    basket: () => ({
      title: 'Average order',
      value: euros(one('SELECT AVG(cents) FROM sales')),
      hint: `Largest ${euros(one('SELECT MAX(cents) FROM sales'))}`,
    }),
    returns: () => ({
      title: 'Returns',
      value: percent(one('SELECT AVG(returned) FROM sales')),
      hint: `${one('SELECT SUM(returned) FROM sales')} orders came back`,
    }),
    today: () => ({
      title: 'Today',
      value: euros(one('SELECT SUM(cents) FROM sales WHERE days_ago = 0')),
      hint: `${one('SELECT COUNT(*) FROM sales WHERE days_ago = 0')} orders so far`,
    }),
    newest: () => ({
      title: 'Newest orders',
      rows: byLabel('SELECT product AS label, cents AS value FROM sales ORDER BY id DESC LIMIT 4', euros),
    }),
    products: () => ({
      title: 'Best sellers',
      rows: byLabel(
        'SELECT product AS label, COUNT(*) AS value FROM sales GROUP BY product ORDER BY value DESC LIMIT 4',
        count,
      ),
    }),
    countries: () => ({
      title: 'Countries',
      rows: byLabel(
        'SELECT country AS label, SUM(cents) AS value FROM sales GROUP BY country ORDER BY value DESC LIMIT 4',
        euros,
      ),
    }),
    stock: () => ({
      title: 'Low stock',
      rows: byLabel('SELECT product AS label, pieces AS value FROM stock ORDER BY pieces LIMIT 4', count),
    }),
    messages: () => ({
      title: 'Open messages',
      value: count(one('SELECT COUNT(*) FROM messages')),
      hint: String(rows('SELECT subject FROM messages ORDER BY id DESC LIMIT 1')[0]?.['subject'] ?? ''),
    }),
  };
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function euros(cents: number): string {
  return `€ ${Math.round(cents / 100).toLocaleString('en')}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
