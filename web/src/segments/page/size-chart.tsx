import { AreaChart } from '@mantine/charts';
import { useLingui } from '@lingui/react/macro';
import type { SegmentDay } from '@segue/shared/api';
import { formatCompact, formatNumber } from '../../i18n/format-number.ts';
import { niceScale } from './nice-scale.ts';
import '@mantine/charts/styles.css';

/** "20 Oct": days are whole days of the workspace; read as UTC they stay the day they are. */
function formatDay(day: string, locale: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** Size at the end of each day, as one quiet area. */
export function SizeChart({ trend }: { readonly trend: readonly SegmentDay[] }) {
  const { t, i18n } = useLingui();
  const { low, high, ticks } = niceScale(trend.map(({ size }) => size));
  return (
    <AreaChart
      h={190}
      data={trend.map(({ day, size }) => ({ day: formatDay(day, i18n.locale), size }))}
      dataKey="day"
      series={[{ name: 'size', label: t`People`, color: 'petrol.6' }]}
      curveType="monotone"
      withDots={false}
      strokeWidth={1.75}
      fillOpacity={0.14}
      withGradient={false}
      gridAxis="x"
      tickLine="none"
      valueFormatter={(value) => formatNumber(value, i18n.locale)}
      yAxisProps={{
        domain: [low, high],
        ticks: [...ticks],
        width: 44,
        allowDecimals: false,
        tickFormatter: (value: number) => formatCompact(value, i18n.locale),
      }}
      xAxisProps={{ interval: 'equidistantPreserveStart', minTickGap: 48 }}
      areaProps={{ isAnimationActive: false }}
    />
  );
}
